import { eq } from 'drizzle-orm';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { addSituation } from '#vault/rooms/watchlist/assessed.ts';
import { periodsOf } from '#vault/rooms/watchlist/periods.ts';
import { situationPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { existingIncidentExtract, openIncident } from './incident-rows.ts';
import { refuseAfter, refuseImpossibleMoment } from './moments.ts';
import { incidentExtracts } from './tables.ts';

/**
 * What the assessment of a student found after an event (policy J13; J10: 书面意见). Where the student is affected, the ladder
 * 受事件影响 begins with that day; nobody comes to the watchlist by it.
 *
 * @throws Refusal `noExtract`, `closed`, `disposalMissing` for a 当事人, of whom it has to be said; `archived` where somebody
 *   who has left were to be looked after; those of `refuseImpossibleMoment`.
 */
export function assess(writer: Writer, { extractId, affected, ...found }: InputOf<'incidents.assess'>): void {
  const extract = existingIncidentExtract(writer, extractId);
  const { learnedOn: on, learnedAt: at } = openIncident(writer, extract.incidentId);
  const moment = {
    on: found.assessedOn,
    at: found.assessedAt,
    fields: ['assessedOn', 'assessedAt'],
  } as const;
  refuseImpossibleMoment(writer, moment);
  refuseAfter({ on, at, fields: moment.fields }, moment, '评估不能早于学校得知，请核对');
  if (extract.role === 'subject' && found.disposal === null) {
    throw Refusal.at('disposal', 'disposalMissing', '请选择去向意见：留校、回家，还是送专业机构');
  }
  writer.db.update(incidentExtracts).set(found).where(eq(incidentExtracts.id, extractId)).run();
  const { assessedOn, assessedAt, assessedBy, assessment, disposal, advice } = extract;
  writer.record({
    action: 'incidentExtract.assessed',
    subject: auditSubject(studentOn(writer, extract.studentId, writer.today)),
    detail: {
      extractId,
      old: assessedOn && { assessedOn, assessedAt, assessedBy, assessment, disposal, advice },
      new: found,
    },
  });
  if (affected) lookAfter(writer, extract.studentId, found.assessedOn, extract.number);
}

function lookAfter(
  writer: Writer,
  studentId: Parameters<typeof periodsOf>[2],
  fromOn: InputOf<'incidents.assess'>['assessedOn'],
  number: string,
): void {
  const lasts = periodsOf(writer, situationPeriods, studentId).some(
    ({ situation, endedOn }) => situation === 'affectedByEvent' && endedOn === null,
  );
  if (lasts) return;
  addSituation(writer, { studentId, situation: 'affectedByEvent', fromOn, reason: `${number} 事件后评估` });
}
