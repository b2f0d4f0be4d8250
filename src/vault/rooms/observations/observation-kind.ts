import { OBSERVED_SIGNS, WARNING_SIGNALS } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { recordTold } from '#vault/records/told.ts';
import { observationsOf } from './observations.ts';
import { observations } from './tables.ts';

export const observationKind = recordKind({
  table: observations,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: {
    group: 'observation',
    texts: ['r.text', 'r.source'],
    code: { column: 'sign', words: OBSERVED_SIGNS },
  },
  told: (reader, studentId) =>
    observationsOf(reader, studentId).map((row) =>
      recordTold('observation', row, {
        occurredOn: row.occurredOn,
        title: `${row.sign in WARNING_SIGNALS ? '警示信号' : '高危因素'}：${OBSERVED_SIGNS[row.sign]}`,
        text: `${row.text}\n来源：${row.source}`,
      }),
    ),
});
