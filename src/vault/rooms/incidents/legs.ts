import { and, eq, isNull } from 'drizzle-orm';
import type { IncidentId, ReportLegId } from '#shared/contract/incidents.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { type ResponseLevel, reaches, type SpotStep } from '#shared/incident-terms.ts';
import { Refusal } from '#shared/outcome.ts';
import { LEG_CHANNELS, routesFor } from '#shared/report-legs.ts';
import { dayAndTimeOf } from '#shared/school-calendar.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { aboutIncident } from './about-incident.ts';
import { existingIncident, extractsOfIncidents, type LegRow, legsOf } from './incident-rows.ts';
import { refuseAfter, refuseImpossibleMoment } from './moments.ts';
import { schoolRoutes } from './routes.ts';
import { reportLegs } from './tables.ts';

/**
 * The legs that an event of a level asks for, out of the school's list. Where the level rises later, what it asks for
 * beyond counts from then: nobody could have known. Where it falls, what was asked for stays, and is waived by hand.
 *
 * @param level as it was, null for an event that begins, and as it is.
 */
export function askLegs(
  writer: Writer,
  incidentId: IncidentId,
  { from, to }: { from: ResponseLevel | null; to: ResponseLevel },
): void {
  if (from !== null && reaches(from, to)) return;
  const asked = legsOf(writer, [incidentId]);
  const isAsked = (toWhom: string, channel: LegRow['channel']) =>
    asked.some((leg) => leg.toWhom === toWhom && leg.channel === channel);
  const wanted = routesFor(to, schoolRoutes(writer).routes).filter(
    ({ toWhom, channel }) => !isAsked(toWhom, channel),
  );
  for (const [index, { toWhom, phone, channel, within, step, basis }] of wanted.entries())
    writer.db
      .insert(reportLegs)
      .values({
        ...{ incidentId, toWhom, phone, channel, within, step, basis },
        position: asked.length + index + 1,
        askedAt: from === null ? null : writer.now,
        recordedAt: writer.now,
        recordedBy: writer.person,
      })
      .run();
}

/**
 * Somebody was told; or when and by whom is put right.
 *
 * @throws Refusal `noLeg`, `waived`, `beforeLearned`; those of `refuseImpossibleMoment`.
 */
export function reportLeg(writer: Writer, { legId, ...done }: InputOf<'incidents.reportLeg'>): void {
  const leg = existingLeg(writer, legId);
  if (leg.waived !== '') {
    throw new Refusal('waived', '这一环节已写明不需要。要登记报告，请先改回未报告。');
  }
  const { learnedOn: on, learnedAt: at } = existingIncident(writer, leg.incidentId);
  const moment = { on: done.doneOn, at: done.doneAt, fields: ['doneOn', 'doneAt'] } as const;
  refuseImpossibleMoment(writer, moment);
  refuseAfter({ on, at, fields: ['doneOn', 'doneAt'] }, moment, `不能早于学校得知的时间（${at}），请核对`);
  writer.db.update(reportLegs).set(done).where(eq(reportLegs.id, legId)).run();
  record(writer, leg, done);
}

/** Why somebody need not be told. @throws Refusal `noLeg`, `alreadyReported`. */
export function waiveLeg(writer: Writer, { legId, reason }: InputOf<'incidents.waiveLeg'>): void {
  const leg = existingLeg(writer, legId);
  if (leg.doneOn !== null) throw new Refusal('alreadyReported', '这一环节已经报告过，不用再写不需要的原因。');
  writer.db.update(reportLegs).set({ waived: reason }).where(eq(reportLegs.id, legId)).run();
  record(writer, leg, { waived: reason });
}

const NOT_REPORTED = { doneOn: null, doneAt: '', reportedBy: '', receivedBy: '', note: '', waived: '' };

/** It is owed again: the log keeps what stood there. @throws Refusal `noLeg`. */
export function reopenLeg(writer: Writer, { legId }: InputOf<'incidents.reopenLeg'>): void {
  const leg = existingLeg(writer, legId);
  writer.db.update(reportLegs).set(NOT_REPORTED).where(eq(reportLegs.id, legId)).run();
  record(writer, leg, NOT_REPORTED);
}

/** Somebody else whom this event asks to tell, from now on. @throws Refusal `noIncident`, `twice`. */
export function addLeg(writer: Writer, { incidentId, ...asked }: InputOf<'incidents.addLeg'>): void {
  existingIncident(writer, incidentId);
  const legs = legsOf(writer, [incidentId]);
  if (legs.some(({ toWhom, channel }) => toWhom === asked.toWhom && channel === asked.channel)) {
    throw Refusal.at('toWhom', 'twice', '这个对象和方式已经在报告环节里，请直接登记');
  }
  const leg = writer.db
    .insert(reportLegs)
    .values({
      incidentId,
      ...asked,
      position: legs.length + 1,
      askedAt: writer.now,
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .returning()
    .get();
  record(writer, leg, asked);
}

/** A step on the spot tells somebody at once: its legs that are still owed are done at this minute. */
export function tellByStep(writer: Writer, incidentId: IncidentId, step: SpotStep): void {
  const { on: doneOn, at: doneAt } = dayAndTimeOf(writer.now);
  writer.db
    .update(reportLegs)
    .set({ doneOn, doneAt, reportedBy: writer.person })
    .where(
      and(
        eq(reportLegs.incidentId, incidentId),
        eq(reportLegs.step, step),
        eq(reportLegs.channel, 'phone'),
        isNull(reportLegs.doneOn),
        eq(reportLegs.waived, ''),
      ),
    )
    .run();
}

/** Where the tick is taken back, what it alone has told is owed again; what somebody has written down since stays. */
export function untellByStep(writer: Writer, incidentId: IncidentId, step: SpotStep): void {
  writer.db
    .update(reportLegs)
    .set(NOT_REPORTED)
    .where(
      and(
        eq(reportLegs.incidentId, incidentId),
        eq(reportLegs.step, step),
        eq(reportLegs.receivedBy, ''),
        eq(reportLegs.waived, ''),
      ),
    )
    .run();
}

/** A leg of an event that was not taken away. Also of a closed one: what was forgotten is made up for. @throws Refusal `noLeg`, `noIncident`. */
function existingLeg(reader: Reader, id: ReportLegId): LegRow {
  const leg = reader.db.select().from(reportLegs).where(eq(reportLegs.id, id)).get();
  if (!leg) throw new Refusal('noLeg', '找不到这个报告环节，可能已有变动。请刷新后查看。');
  existingIncident(reader, leg.incidentId);
  return leg;
}

function record(writer: Writer, leg: LegRow, done: Readonly<Record<string, unknown>>): void {
  const row = existingIncident(writer, leg.incidentId);
  const { subject, detail } = aboutIncident(writer, row, extractsOfIncidents(writer, [leg.incidentId]));
  const old = Object.fromEntries(Object.keys(done).map((key) => [key, leg[key as keyof LegRow]]));
  writer.record({
    action: 'incident.legReported',
    subject,
    detail: { ...detail, leg: `${leg.toWhom}（${LEG_CHANNELS[leg.channel]}）`, old, new: done },
  });
}
