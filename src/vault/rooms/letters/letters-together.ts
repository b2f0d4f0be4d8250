import { asc, inArray } from 'drizzle-orm';
import { writtenLetterNumber } from '#documents/letters/letter-number.ts';
import type { LetterId } from '#shared/contract/fields.ts';
import { auditSubject, studentsById } from '#vault/roll/students/student-lines.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { kindNames } from './kinds.ts';
import { refuseMissing } from './register.ts';
import { letters } from './tables.ts';

/**
 * Issued letters that leave together, in the order of their numbers: what they are called, and what the log says of
 * them.
 *
 * @throws Refusal `noLetter`.
 */
export function lettersTogether(room: Room, letterIds: LetterId[]) {
  const { rows, students, names } = room.access.read((reader) => {
    const rows = reader.db
      .select()
      .from(letters)
      .where(inArray(letters.id, letterIds))
      .orderBy(asc(letters.prefix), asc(letters.schoolYear), asc(letters.sequence))
      .all();
    const about = rows.map(({ studentId }) => studentId);
    return { rows, students: studentsById(reader, about, reader.today), names: kindNames(reader) };
  });
  const [first] = rows;
  if (!first || rows.length !== new Set(letterIds).size) refuseMissing();
  return {
    first,
    rows,
    title:
      rows.length === 1
        ? `${names.get(first.kind) ?? '告知书'} ${writtenLetterNumber(first)}`
        : `告知书 ${rows.length}份`,
    subject: rows.map((row) => writtenLetterNumber(row)).join('、'),
    detail: { students: students.map(auditSubject) },
  };
}
