import { writtenDate } from '#shared/school-calendar.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { recordTold } from '#vault/records/told.ts';
import { recordsInFile } from '#vault/roll/students/file-records.ts';
import { putOffs } from './tables.ts';

export const putOffKind = recordKind({
  table: putOffs,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: { group: 'watchlist', texts: ['r.reason', 'r.what'] },
  log: { labels: { what: '事项', until: '推迟到' } },
  told: (reader, studentId) =>
    recordsInFile(reader, putOffs, studentId).map((row) =>
      recordTold('putOff', row, {
        occurredOn: row.occurredOn,
        title: row.until ? `推迟到${writtenDate(row.until)}：${row.what}` : `不再办理：${row.what}`,
        text: row.reason,
      }),
    ),
});
