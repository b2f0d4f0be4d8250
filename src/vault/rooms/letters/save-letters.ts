import { asc, inArray } from 'drizzle-orm';
import { joinPdfs } from '#documents/assemble-pdf.ts';
import { writtenLetterNumber } from '#documents/letters/letter-number.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { auditSubject, studentsById } from '#vault/roll/students/student-lines.ts';
import { exportPaper } from '#vault/strongbox/paper/export-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { refuseMissing } from './register.ts';
import { letters } from './tables.ts';

/**
 * Saves issued letters as they were issued: one as its own bytes, several as one PDF in the order of their
 * numbers.
 *
 * @throws Refusal `noLetter`, `cannotSave`.
 */
export async function saveLetters(
  room: Room,
  { letterIds, password }: InputOf<'letters.save'>,
): Promise<OutputOf<'letters.save'>> {
  const { rows, students } = room.access.read((reader) => {
    const rows = reader.db
      .select()
      .from(letters)
      .where(inArray(letters.id, letterIds))
      .orderBy(asc(letters.prefix), asc(letters.schoolYear), asc(letters.sequence))
      .all();
    const about = rows.map(({ studentId }) => studentId);
    return { rows, students: studentsById(reader, about, reader.today) };
  });
  const [first] = rows;
  if (!first || rows.length !== new Set(letterIds).size) refuseMissing();
  const title = rows.length === 1 ? `告知书 ${writtenLetterNumber(first)}` : `告知书 ${rows.length}份`;
  const bytes =
    rows.length === 1
      ? first.pdf
      : await joinPdfs(
          rows.map(({ pdf }) => pdf),
          { title },
        );
  const fileName = await exportPaper(
    room,
    { dialog: '保存告知书', title, format: 'pdf', word: '告知书', bytes },
    password,
    {
      action: 'letter.saved',
      subject: rows.map((row) => writtenLetterNumber(row)).join('、'),
      detail: { students: students.map(auditSubject) },
    },
  );
  return fileName === null ? { saved: false } : { saved: true, fileName };
}
