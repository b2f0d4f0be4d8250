import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { screeningsOf } from './screenings.ts';
import { screenings } from './tables.ts';

export const screeningKind = recordKind({
  table: screenings,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: { group: 'observation', texts: ['r.scale', 'r.result', 'r.note'] },
  told: (reader, studentId) =>
    screeningsOf(reader, studentId).map((row) =>
      recordTold('screening', row, {
        occurredOn: row.occurredOn,
        title: `筛查（非诊断）：${row.scale}`,
        text: lines(row.result, row.note),
      }),
    ),
});
