import { eq } from 'drizzle-orm';
import { REMARK_MEANINGS } from '#shared/roster-terms.ts';
import { DEPARTURE_KINDS, LEAVE_CAUSES } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, periodTold, recordTold } from '#vault/records/told.ts';
import { leavesOf } from './leaves.ts';
import { remarksOf } from './remarks.ts';
import {
  departures,
  guardians,
  leavePeriods,
  remarkOffersPutAside,
  retentionHolds,
  rosterRemarks,
} from './tables.ts';

export const guardianKind = recordKind({
  table: guardians,
  about: { one: 'studentId' },
  time: { from: 'fromOn', until: 'endedOn', oneAtATimeBy: null },
  frozen: 'never',
  removal: 'never',
  closedFile: 'byDayWritten',
  search: {
    group: 'guardian',
    texts: ['r.name', 'r.relation', `replace(replace(r.phone, ' ', ''), '-', '')`, 'r.note'],
  },
  told: () => [],
});

export const leaveKind = recordKind({
  table: leavePeriods,
  about: { one: 'studentId' },
  time: { from: 'fromOn', until: 'endedOn', oneAtATimeBy: [] },
  frozen: 'never',
  removal: 'endsOnItsFirstDay',
  closedFile: 'byDayWritten',
  search: {
    group: 'absence',
    texts: [`'休学'`, 'r.reason', 'r.end_reason'],
    code: { column: 'cause', words: LEAVE_CAUSES },
  },
  log: { words: { cause: LEAVE_CAUSES }, labels: { cause: '休学原因', reason: '说明' } },
  told: (reader, studentId) =>
    leavesOf(reader, studentId).flatMap((period) =>
      periodTold('leave', period, {
        begun: period.cause ? `开始休学（${LEAVE_CAUSES[period.cause]}）` : '开始休学',
        text: period.reason,
        ended: '复学',
      }),
    ),
});

export const departureKind = recordKind({
  table: departures,
  about: { one: 'studentId' },
  time: { from: 'leftOn', until: 'returnedOn', oneAtATimeBy: [] },
  frozen: 'never',
  removal: 'endsOnItsFirstDay',
  closedFile: 'open',
  search: {
    group: 'absence',
    texts: ['r.destination', 'r.reason', 'r.return_reason'],
    code: { column: 'kind', words: DEPARTURE_KINDS },
  },
  log: { words: { kind: DEPARTURE_KINDS } },
  told: (reader, studentId) =>
    reader.db
      .select()
      .from(departures)
      .where(eq(departures.studentId, studentId))
      .all()
      .filter(({ leftOn, returnedOn }) => returnedOn !== leftOn)
      .flatMap(({ id, kind, leftOn, destination, reason, returnedOn, returnReason, recordedAt }) =>
        periodTold(
          'departure',
          { id, fromOn: leftOn, endedOn: returnedOn, endReason: returnReason, recordedAt },
          {
            begun: `离校：${DEPARTURE_KINDS[kind]}`,
            text: lines(destination && `去向：${destination}`, reason),
            ended: '返校',
          },
        ),
      ),
});

/** 暂缓销毁 is decided about a file that is closed. */
export const holdKind = recordKind({
  table: retentionHolds,
  about: { one: 'studentId' },
  time: { from: 'fromOn', until: 'endedOn', oneAtATimeBy: [] },
  frozen: { onlyEnds: ['endedOn', 'endReason'] },
  removal: 'never',
  closedFile: 'open',
  search: null,
  told: () => [],
});

/** Written by an import alone, and taken away with it. */
export const rosterRemarkKind = recordKind({
  table: rosterRemarks,
  about: { one: 'studentId' },
  time: { on: 'notedOn' },
  frozen: { columns: ['importId', 'notedOn', 'text'] },
  removal: 'hidden',
  closedFile: 'byDayWritten',
  parts: [{ table: remarkOffersPutAside, by: 'remark_id', frozen: 'always' }],
  search: { group: 'circumstance', texts: ['r.text'] },
  log: { words: { meaning: REMARK_MEANINGS }, labels: { meaning: '可能的含义' } },
  told: (reader, studentId) =>
    remarksOf(reader, studentId).map((row) =>
      recordTold('rosterRemark', row, {
        occurredOn: row.notedOn,
        startsAt: '',
        title: '名册备注',
        text: row.text,
      }),
    ),
});
