import type { RosterLine, RosterReport } from '#shared/contract/roster.ts';
import { Refusal } from '#shared/outcome.ts';
import { numberKind } from '#vault/roll/school/number-kind.ts';
import { schoolYearOfRosterToday } from '#vault/roll/school/school-years.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import type { ReadFillIns } from './choose-fill-ins.ts';

/** What is told of fill-in workbooks: nothing of a roster but its lines, and the sheets that were passed by. */
export function fillInReport(
  reader: Reader,
  list: RosterReport['list'],
  { fileName, skipped }: Pick<ReadFillIns<unknown>, 'fileName' | 'skipped'>,
  lines: RosterLine[],
): RosterReport {
  return {
    list,
    fileName,
    schoolYear: schoolYearOfRosterToday(reader),
    identifiedBy: numberKind(reader).kind,
    lines,
    offers: [],
    teachers: [],
    newClasses: [],
    missing: [],
    skippedSheets: skipped,
  };
}

/** Why something was refused, in one sentence. @throws whatever else went wrong. */
export function whyRefused(error: unknown): string {
  if (!(error instanceof Refusal)) throw error;
  const { message, fields = {} } = error.failure;
  return Object.values(fields)[0] ?? message;
}
