import { SAID_SITUATIONS } from '#shared/contact-rules.ts';
import { ALERT_LEVELS, CARES, CONCERNS, DISCOVERY_ROUTES } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { periodTold } from '#vault/records/told.ts';
import { periodsOf } from './periods.ts';
import { carePeriods, concernPeriods, levelPeriods, situationPeriods } from './tables.ts';

export const levelKind = recordKind({
  table: levelPeriods,
  about: { one: 'studentId' },
  time: { from: 'fromOn', until: 'endedOn', oneAtATimeBy: [] },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: {
    group: 'watchlist',
    texts: ['r.reason', 'r.end_reason', 'r.decided_by', 'r.end_decided_by'],
    code: { column: 'level', words: ALERT_LEVELS },
  },
  told: (reader, studentId) =>
    periodsOf(reader, levelPeriods, studentId).flatMap((period) =>
      periodTold('level', period, {
        begun: `列为${ALERT_LEVELS[period.level]}`,
        text: `${period.reason}\n${DISCOVERY_ROUTES[period.discoveryRoute]}发现，${period.decidedBy}评定`,
        ended: `结束${ALERT_LEVELS[period.level]}`,
      }),
    ),
});

export const concernKind = recordKind({
  table: concernPeriods,
  about: { one: 'studentId' },
  time: { from: 'fromOn', until: 'endedOn', oneAtATimeBy: ['concern'] },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: {
    group: 'watchlist',
    texts: ['r.reason', 'r.end_reason'],
    code: { column: 'concern', words: CONCERNS },
  },
  told: (reader, studentId) =>
    periodsOf(reader, concernPeriods, studentId).flatMap((period) =>
      periodTold('concern', period, {
        begun: `登记重点学生类型：${CONCERNS[period.concern]}`,
        text: period.reason,
        ended: `结束重点学生类型：${CONCERNS[period.concern]}`,
      }),
    ),
});

export const careKind = recordKind({
  table: carePeriods,
  about: { one: 'studentId' },
  time: { from: 'fromOn', until: 'endedOn', oneAtATimeBy: ['care'] },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: {
    group: 'watchlist',
    texts: ['r.reason', 'r.end_reason'],
    code: { column: 'care', words: CARES },
  },
  told: (reader, studentId) =>
    periodsOf(reader, carePeriods, studentId).flatMap((period) =>
      periodTold('care', period, {
        begun: `开始：${CARES[period.care]}`,
        text: period.reason,
        ended: `结束：${CARES[period.care]}`,
      }),
    ),
});

export const situationKind = recordKind({
  table: situationPeriods,
  about: { one: 'studentId' },
  time: { from: 'fromOn', until: 'endedOn', oneAtATimeBy: ['situation'] },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: {
    group: 'watchlist',
    texts: ['r.reason', 'r.end_reason'],
    code: { column: 'situation', words: SAID_SITUATIONS },
  },
  told: (reader, studentId) =>
    periodsOf(reader, situationPeriods, studentId).flatMap((period) =>
      periodTold('situation', period, {
        begun: `登记情形：${SAID_SITUATIONS[period.situation]}`,
        text: period.reason,
        ended: `结束情形：${SAID_SITUATIONS[period.situation]}`,
      }),
    ),
});
