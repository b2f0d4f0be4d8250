import { eq } from 'drizzle-orm';
import { REMARK_MEANINGS } from '#shared/roster-terms.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { DEPARTURE_CAUSES, DEPARTURE_KINDS, type DepartureCause } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, periodTold, recordTold } from '#vault/records/told.ts';
import { remarksOf } from './remarks.ts';
import { departures, guardians, remarkOffersPutAside, retentionHolds, rosterRemarks } from './tables.ts';

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

export const departureKind = recordKind({
  table: departures,
  about: { one: 'studentId' },
  time: { from: 'leftOn', until: 'returnedOn', oneAtATimeBy: [] },
  frozen: 'never',
  removal: 'endsOnItsFirstDay',
  closedFile: 'open',
  search: {
    group: 'absence',
    texts: ['r.destination', 'r.reason', 'r.certificate_hospital', 'r.return_reason'],
    code: { column: 'kind', words: DEPARTURE_KINDS },
  },
  log: {
    words: { kind: DEPARTURE_KINDS, cause: DEPARTURE_CAUSES },
    labels: { cause: '离校原因', certificateHospital: '出具证明的医院', certificateOn: '证明日期' },
  },
  told: (reader, studentId) =>
    reader.db
      .select()
      .from(departures)
      .where(eq(departures.studentId, studentId))
      .all()
      .filter(({ leftOn, returnedOn }) => returnedOn !== leftOn)
      .flatMap(({ id, kind, leftOn, destination, reason, returnedOn, returnReason, recordedAt, ...why }) =>
        periodTold(
          'departure',
          { id, fromOn: leftOn, endedOn: returnedOn, endReason: returnReason, recordedAt },
          {
            begun: `离校：${DEPARTURE_KINDS[kind]}`,
            text: lines(destination && `去向：${destination}`, writtenCause(why), reason),
            ended: '返校',
          },
        ),
      ),
});

/** Why somebody left, and whether the hospital's certificate was handed in (policy 003: 鉴定制度). */
function writtenCause({
  cause,
  certificateHospital,
  certificateOn,
}: {
  cause: DepartureCause | null;
  certificateHospital: string;
  certificateOn: LocalDate | null;
}): string {
  if (cause === null) return '';
  if (cause !== 'psychological') return `原因：${DEPARTURE_CAUSES[cause]}`;
  const certificate = certificateOn ? `${certificateHospital}，${writtenDate(certificateOn)}` : '未提交';
  return `原因：${DEPARTURE_CAUSES[cause]}；医院证明：${certificate}`;
}

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
