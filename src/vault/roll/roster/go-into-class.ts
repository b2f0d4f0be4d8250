import { and, eq, isNull } from 'drizzle-orm';
import type { RosterImportId, StudentId } from '#shared/contract/fields.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { classNamed } from '#vault/roll/school/classes.ts';
import { classMemberships } from '#vault/roll/students/tables.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';

/**
 * A student goes into the class that a roster names; the time in the one that lasts ends on that day and stays on
 * record.
 *
 * @returns the ids of the two memberships, for taking it back; `endedId` is null for a student who was in no class.
 */
export function goIntoClass(
  writer: Writer,
  studentId: StudentId,
  to: { className: string; schoolYear: number; fromOn: LocalDate; importId: RosterImportId },
): { endedId: string | null; begunId: string } {
  const { className, schoolYear, fromOn, importId } = to;
  const lasting = and(eq(classMemberships.studentId, studentId), isNull(classMemberships.endedOn));
  const ended = writer.db
    .update(classMemberships)
    .set({ endedOn: fromOn })
    .where(lasting)
    .returning({ id: classMemberships.id })
    .get();
  const begun = writer.db
    .insert(classMemberships)
    .values({
      studentId,
      classId: classNamed(writer, className, schoolYear),
      fromOn,
      importId,
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .returning({ id: classMemberships.id })
    .get();
  return { endedId: ended?.id ?? null, begunId: begun.id };
}
