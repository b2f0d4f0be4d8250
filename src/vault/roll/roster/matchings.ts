import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type MatchedColumn, rosterField } from '#shared/contract/roster.ts';
import type { LaidListKind } from '#shared/roster-terms.ts';
import { rosterMatchings } from '#vault/roll/students/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { isOfAStudent } from './reading/identity-number.ts';

const matching = z.array(z.object({ column: z.int(), field: rosterField.nullable(), person: z.string() }));

/** The same headings say another thing in another kind of list: 备注 of a roster, and the reason of a level. */
function keyOf(list: LaidListKind, headings: readonly string[]): string {
  return `${list === 'roster' ? '' : list}${JSON.stringify(headings)}`;
}

/** How a sheet with these headings was matched the last time; undefined where none was. */
export function keptMatching(
  reader: Reader,
  list: LaidListKind,
  headings: readonly string[],
): MatchedColumn[] | undefined {
  const row = reader.db
    .select()
    .from(rosterMatchings)
    .where(eq(rosterMatchings.headings, keyOf(list, headings)))
    .get();
  return row && matching.parse(JSON.parse(row.matching));
}

/** Keeps a matching for the next file with these headings. */
export function keepMatching(
  writer: Writer,
  list: LaidListKind,
  headings: readonly string[],
  columns: readonly MatchedColumn[],
): void {
  // A row of students that was taken for the headings must not stay behind when they are gone.
  if (!headings.some(Boolean) || headings.some(isOfAStudent)) return;
  const kept = {
    headings: keyOf(list, headings),
    matching: JSON.stringify(columns.map(({ column, field, person }) => ({ column, field, person }))),
    keptAt: writer.now,
  };
  writer.db
    .insert(rosterMatchings)
    .values(kept)
    .onConflictDoUpdate({ target: rosterMatchings.headings, set: kept })
    .run();
}
