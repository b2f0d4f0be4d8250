import { destructionList } from '#documents/archive/destruction-list.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { untilWhen } from '#shared/copy-words.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubject } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { exportPaper } from '#vault/strongbox/paper/export-paper.ts';
import { printDocuments } from '#vault/strongbox/paper/print-documents.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { departureInWords, dueFiles, retentionYears } from './archive.ts';
import { copiesElsewhere } from './copies-elsewhere.ts';

/**
 * 销毁清单 as a PDF, for two signatures.
 *
 * @throws Refusal `noStudent`, `notDue`, `cannotSave`.
 */
export async function saveDestructionList(
  room: Room,
  { studentIds, password }: InputOf<'archive.saveList'>,
): Promise<OutputOf<'archive.saveList'>> {
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
  const bytes = await printDocuments(room.shell, [document], document.title);
  const fileName = await exportPaper(
    room,
    {
      dialog: '保存销毁清单',
      title: `${document.title} ${facts.printedOn}`,
      format: 'pdf',
      word: '销毁清单',
      bytes,
    },
    password,
    {
      action: 'archive.listSaved',
      subject: `${files.length} 份`,
      detail: { students: files.map(auditSubject) },
    },
  );
  return fileName === null ? { saved: false } : { saved: true, fileName };
}
