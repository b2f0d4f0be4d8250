import { ABSENCES } from '#shared/observation-log.ts';
import { weekOf, writtenDate, writtenWeek } from '#shared/school-calendar.ts';
import { REMARK_KINDS, REMARK_SOURCES, WEEKLY_CHANGES } from '#shared/weekly-reports.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { type EntryOnRecord, weeklyReportEntriesOf } from './entries.ts';
import { weeklyReportEntries, weeklyReports } from './tables.ts';

/** A class's week: what it says of children stands in their own files. */
export const weeklyReportKind = recordKind({
  table: weeklyReports,
  about: { partsOf: weeklyReportEntries, by: 'report_id' },
  time: { on: 'toldOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'open',
  search: { group: 'observation', texts: ['r.note', 'r.told_by'] },
  log: {
    labels: { toldOn: '上报日期', toldBy: '上报人', isAllWell: '本周没有异常', note: '班级整体情况' },
  },
  told: () => [],
});

/** What it said of one student. */
export const weeklyReportEntryKind = recordKind({
  table: weeklyReportEntries,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: { group: 'observation', texts: ['r.text'], code: { column: 'absence', words: ABSENCES } },
  log: {
    labels: { change: '与上周相比', absence: '到校异常', seenOn: '哪一天', source: '谁反映的' },
    words: {
      kind: REMARK_KINDS,
      change: WEEKLY_CHANGES,
      absence: ABSENCES,
      source: REMARK_SOURCES,
    },
  },
  told: (reader, studentId) =>
    weeklyReportEntriesOf(reader, studentId).map((entry) =>
      recordTold('weeklyReportEntry', entry, {
        occurredOn: entry.occurredOn,
        title: `班级周报：${titleOf(entry)}`,
        text: lines(
          entry.text,
          entry.seenOn ? `哪一天：${writtenDate(entry.seenOn)}` : '',
          `${writtenWeek(weekOf(entry.weekFrom))}，${REMARK_SOURCES[entry.source]}反映`,
        ),
      }),
    ),
});

function titleOf({ kind, change, absence }: EntryOnRecord): string {
  if (change !== null) return WEEKLY_CHANGES[change];
  return absence === null ? REMARK_KINDS[kind] : `${REMARK_KINDS.absent}，${ABSENCES[absence]}`;
}
