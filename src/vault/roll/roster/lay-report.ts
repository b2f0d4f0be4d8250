import { rosterReportPaper } from '#documents/roster/roster-report.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { LIST_KINDS } from '#shared/roster-terms.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { existingImport, rosterImportReport } from './roster-imports.ts';

/**
 * The report of an import.
 *
 * @throws Refusal `noImport`.
 */
export function layRosterReport(
  room: Room,
  { importId }: InputOf<'roster.layReport'>,
): Promise<OutputOf<'roster.layReport'>> {
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
  return layPaper(room, [rosterReportPaper(facts)], {
    kind: 'roster.report',
    word,
    title: `${word} ${facts.report.fileName}`,
    subject: facts.report.fileName,
    detail: {},
  });
}
