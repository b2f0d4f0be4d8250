import type { StudentId } from '#shared/contract/fields.ts';

/** Something of one student's. */
export type Of<What> = What & { studentId: StudentId };

/** The rows of each student; of whoever has none, none. */
export function byStudent<Row extends { studentId: StudentId }>(
  rows: readonly Row[],
): (id: StudentId) => Row[] {
  const grouped = Map.groupBy(rows, ({ studentId }) => studentId);
  return (id) => grouped.get(id) ?? [];
}
