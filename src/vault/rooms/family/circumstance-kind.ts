import { CIRCUMSTANCES } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, periodTold } from '#vault/records/told.ts';
import { circumstancesOf } from '#vault/roll/students/circumstances.ts';
import { circumstancePeriods } from '#vault/roll/students/tables.ts';

export const circumstanceKind = recordKind({
  table: circumstancePeriods,
  about: { one: 'studentId' },
  time: { from: 'fromOn', until: 'endedOn', oneAtATimeBy: null },
  frozen: 'never',
  removal: 'endsOnItsFirstDay',
  closedFile: 'byDayWritten',
  search: {
    group: 'circumstance',
    texts: ['r.text', 'r.source', 'r.end_reason'],
    code: { column: 'circumstance', words: CIRCUMSTANCES },
  },
  told: (reader, studentId) =>
    circumstancesOf(reader, studentId).flatMap((period) =>
      periodTold('circumstance', period, {
        begun: `家庭情况：${CIRCUMSTANCES[period.circumstance]}`,
        text: lines(period.text, `来源：${period.source}`),
        ended: `不再是：${CIRCUMSTANCES[period.circumstance]}`,
      }),
    ),
});
