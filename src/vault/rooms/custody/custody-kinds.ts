import { PROMISE_KINDS, PROMISE_PARTS } from '#shared/custody.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { writtenSigners } from '#shared/written-signers.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { signersNamed } from '#vault/roll/students/signers.ts';
import { custodyHandOversOf, custodyPromisesOf } from './custody.ts';
import {
  custodyHandOverSigners,
  custodyHandOvers,
  custodyPromiseSigners,
  custodyPromises,
} from './tables.ts';

export const custodyPromiseKind = recordKind({
  table: custodyPromises,
  about: { one: 'studentId' },
  time: { on: 'fromOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  parts: [{ table: custodyPromiseSigners, by: 'record_id', frozen: 'withRecord' }],
  search: {
    group: 'custody',
    texts: [
      'r.treatment',
      'r.medicine',
      'r.company',
      'r.dangerous_things',
      'r.contact',
      signersNamed('custody_promise_signers'),
    ],
    code: { column: 'kind', words: PROMISE_KINDS },
  },
  log: {
    labels: { ...PROMISE_PARTS, untilOn: '有效期至', signers: '监护人' },
    words: { kind: PROMISE_KINDS },
  },
  told: (reader, studentId) =>
    custodyPromisesOf(reader, studentId).map((row) =>
      recordTold('custodyPromise', row, {
        occurredOn: row.fromOn,
        title: `${PROMISE_KINDS[row.kind]}，到${writtenDate(row.untilOn)}`,
        text: lines(
          ...codesOf(PROMISE_PARTS).map((part) => row[part] && `${PROMISE_PARTS[part]}：${row[part]}`),
          `监护人：${writtenSigners(row.signers)}`,
        ),
      }),
    ),
});

export const custodyHandOverKind = recordKind({
  table: custodyHandOvers,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  parts: [{ table: custodyHandOverSigners, by: 'record_id', frozen: 'withRecord' }],
  search: {
    group: 'custody',
    texts: [
      'r.risk_told',
      'r.instructions',
      'r.goes_to',
      'r.handed_by',
      'r.taken_by',
      'r.witnesses',
      'r.place',
      signersNamed('custody_hand_over_signers'),
    ],
  },
  log: {
    labels: {
      place: '地点',
      handedBy: '移交人',
      takenBy: '接走孩子的人',
      riskTold: '告知的情况与风险',
      goesTo: '去向',
      instructions: '请监护人做的事',
      witnesses: '见证人',
      signers: '监护人',
    },
  },
  told: (reader, studentId) =>
    custodyHandOversOf(reader, studentId).map((row) =>
      recordTold('custodyHandOver', row, {
        occurredOn: row.occurredOn,
        startsAt: row.startsAt,
        title: `安全责任移交给监护人，去向：${row.goesTo}`,
        text: lines(
          `告知：${row.riskTold}`,
          `请监护人：${row.instructions}`,
          `${row.handedBy}移交${row.takenBy && `，${row.takenBy}接走`}${row.witnesses && `，${row.witnesses}见证`}`,
          `监护人：${writtenSigners(row.signers)}`,
        ),
      }),
    ),
});
