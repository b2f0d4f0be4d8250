import { CLUE_ANSWERS } from '#shared/clues.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { cluesOf } from './clues.ts';
import { clueRecords, clues } from './tables.ts';

export const clueKind = recordKind({
  table: clues,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  parts: [{ table: clueRecords, by: 'clue_id', frozen: 'always' }],
  search: {
    group: 'observation',
    texts: ['r.reason', 'r.because', 'r.answered_by'],
    code: { column: 'answer', words: CLUE_ANSWERS },
  },
  log: {
    labels: { because: '成立的规则', answer: '处理', reason: '理由', answeredBy: '处理人' },
    words: { answer: CLUE_ANSWERS },
  },
  told: (reader, studentId) =>
    cluesOf(reader, studentId).map((row) =>
      recordTold('clue', row, {
        occurredOn: row.occurredOn,
        title: `预警线索：${CLUE_ANSWERS[row.answer]}`,
        text: lines(row.because, row.reason && `理由：${row.reason}`, `处理人：${row.answeredBy}`),
      }),
    ),
});
