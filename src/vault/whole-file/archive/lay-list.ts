import { destructionList } from '#documents/archive/destruction-list.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { untilWhen } from '#shared/copy-words.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubject } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { departureInWords, dueFiles, retentionYears } from './archive.ts';
import { copiesElsewhere } from './copies-elsewhere.ts';

/**
 * 销毁清单, for two signatures.
 *
 * @throws Refusal `noStudent`, `notDue`.
 */
export async function layDestructionList(
  room: Room,
  { studentIds }: InputOf<'archive.layList'>,
): Promise<OutputOf<'archive.layList'>> {
  const { files, ...facts } = room.access.read((reader) => ({
    files: dueFiles(reader, studentIds),
    schoolName: schoolRow(reader).name,
    numberWord: numberWord(reader),
    printedOn: reader.today,
    retentionYears: retentionYears(reader),
  }));
  const copies = await copiesElsewhere(room);
  const document = destructionList({
    ...facts,
    files: files.map((file) => ({ ...file, departure: departureInWords(file) })),
    copies: copies.map((copy) => ({ ...copy, until: untilWhen(copy) })),
  });
  return layPaper(room, [document], {
    kind: 'archive.list',
    title: `${document.title} ${facts.printedOn}`,
    subject: `${files.length} 份`,
    detail: { students: files.map(auditSubject) },
  });
}
