import { pageCount } from '#documents/assemble-pdf.ts';
import { rosterReportPaper } from '#documents/roster/roster-report.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { LIST_KINDS } from '#shared/terms.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { exportPaper } from '#vault/strongbox/paper/export-paper.ts';
import { printDocuments } from '#vault/strongbox/paper/print-documents.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { existingImport, rosterImportReport } from './roster-imports.ts';

/**
 * The report of an import as a PDF, saved where the person chooses.
 *
 * @throws Refusal `noImport`, `cannotSave`, `closing`.
 */
export async function saveRosterReport(
  room: Room,
  { importId, password }: InputOf<'roster.saveReport'>,
): Promise<OutputOf<'roster.saveReport'>> {
  const facts = room.access.read((reader) => {
    const { recordedAt, recordedBy, undoneAt } = existingImport(reader, importId);
    return {
      schoolName: schoolRow(reader).name,
      importedOn: todayOnThisPc(new Date(recordedAt)),
      importedBy: recordedBy,
      undone: undoneAt !== null,
      report: rosterImportReport(reader, importId),
    };
  });
  const word = `${LIST_KINDS[facts.report.list]}导入报告`;
  const title = `${word} ${facts.report.fileName}`;
  const pdf = await printDocuments(room.shell, [rosterReportPaper(facts)], title);
  const fileName = await exportPaper(
    room,
    { dialog: `保存${word}`, title, format: 'pdf', word, bytes: pdf },
    password,
    { action: 'roster.reportSaved', subject: facts.report.fileName, detail: {} },
  );
  return fileName === null ? { saved: false } : { saved: true, fileName, pages: await pageCount(pdf) };
}
