import { asc, inArray } from 'drizzle-orm';
import { joinPdfs, pageCount } from '#documents/assemble-pdf.ts';
import { writtenLetterNumber } from '#documents/letters/letter-number.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { auditSubject, studentsById } from '#vault/roll/students/student-lines.ts';
import { layReady } from '#vault/strongbox/paper/laid-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { kindNames } from './kinds.ts';
import { refuseMissing } from './register.ts';
import { letters } from './tables.ts';

/**
 * Issued letters as they were issued: one as its own bytes, several as one PDF in the order of their numbers.
 *
 * @throws Refusal `noLetter`.
 */
export async function layLetters(
  room: Room,
  { letterIds }: InputOf<'letters.layPaper'>,
): Promise<OutputOf<'letters.layPaper'>> {
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
  const title =
    rows.length === 1
      ? `${names.get(first.kind) ?? '告知书'} ${writtenLetterNumber(first)}`
      : `告知书 ${rows.length}份`;
  const bytes =
    rows.length === 1
      ? first.pdf
      : await joinPdfs(
          rows.map(({ pdf }) => pdf),
          { title },
        );
  return layReady(room, {
    kind: 'letter',
    title,
    subject: rows.map((row) => writtenLetterNumber(row)).join('、'),
    detail: { students: students.map(auditSubject) },
    bytes,
    documents: (await Promise.all(rows.map(sheetsOf))).flat(),
  });
}

/** A receipt that did not fit under its letter is a sheet of its own: it is cut from nothing. */
async function sheetsOf({ pdf, asksReceipt }: typeof letters.$inferSelect): Promise<number[]> {
  const pages = await pageCount(pdf);
  return asksReceipt && pages > 1 ? [pages - 1, 1] : [pages];
}
