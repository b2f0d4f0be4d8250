import type { Observation } from '#shared/contract/observations.ts';
import { ABSENCES, isSignal, LOG_PARTS, SEEN_AT, VERDICTS } from '#shared/observation-log.ts';
import { codesOf, OBSERVED_SIGNS } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
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
    texts: [
      'r.text',
      'r.cognition',
      'r.emotion',
      'r.behaviour',
      'r.will',
      'r.study',
      'r.compared',
      'r.done',
      'r.judgement',
      'r.judged_by',
      'r.source',
    ],
    code: { column: 'sign', words: OBSERVED_SIGNS },
  },
  log: {
    labels: {
      ...LOG_PARTS,
      seenAt: '场合',
      absence: '到校异常',
      unusual: '异常',
      judgedOn: '研判日期',
      judgedBy: '研判人',
      verdict: '研判结论',
      judgement: '研判意见',
    },
    words: { seenAt: SEEN_AT, absence: ABSENCES, verdict: VERDICTS },
  },
  told: (reader, studentId) =>
    observationsOf(reader, studentId).flatMap((row) => {
      const seen = recordTold('observation', row, {
        occurredOn: row.occurredOn,
        startsAt: row.startsAt,
        title: titleOf(row),
        text: lines(
          row.text,
          ...codesOf(LOG_PARTS).map((part) => row[part] && `${LOG_PARTS[part]}：${row[part]}`),
          `来源：${row.source}`,
        ),
      });
      if (row.judgedOn === null || row.verdict === null) return [seen];
      const judged = recordTold('observation', row, {
        occurredOn: row.judgedOn,
        title: `观察研判：${VERDICTS[row.verdict]}`,
        text: lines(row.judgement, `研判人：${row.judgedBy}`),
      });
      return [seen, { ...judged, key: `${row.id}:judged` }];
    }),
});

/** What it is called in the chronology: by its sign, by that the child was missing, or by where it was seen. */
function titleOf({ sign, absence, seenAt, unusual }: Observation): string {
  if (sign !== null) return `${isSignal({ sign }) ? '警示信号' : '高危因素'}：${OBSERVED_SIGNS[sign]}`;
  if (absence !== null) return `到校异常：${ABSENCES[absence]}`;
  return `观察日志${seenAt === null ? '' : `：${SEEN_AT[seenAt]}`}${unusual ? '，有异常' : ''}`;
}
