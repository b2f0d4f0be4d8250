import { and, eq, isNull } from 'drizzle-orm';
import type { InputOf } from '#shared/contract/index.ts';
import { SPOT_STEPS } from '#shared/incident-terms.ts';
import { Refusal } from '#shared/outcome.ts';
import { dayAndTimeOf } from '#shared/school-calendar.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { aboutIncident } from './about-incident.ts';
import { entriesOf, extractsOfIncidents, type IncidentRow, openIncident } from './incident-rows.ts';
import { tellByStep, untellByStep } from './legs.ts';
import { refuseImpossibleMoment } from './moments.ts';
import { incidentEntries } from './tables.ts';

/** A step on the spot is done now. One that is ticked already stays as it was. @throws Refusal `noIncident`, `closed`. */
export function tickStep(writer: Writer, { incidentId, step }: InputOf<'incidents.tick'>): void {
  const row = openIncident(writer, incidentId);
  if (entriesOf(writer, incidentId).some((entry) => entry.step === step)) return;
  const { on: occurredOn, at: startsAt } = dayAndTimeOf(writer.now);
  writer.db
    .insert(incidentEntries)
    .values({ incidentId, step, occurredOn, startsAt, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  tellByStep(writer, incidentId, step);
  record(writer, row, 'incident.ticked', { step: SPOT_STEPS[step], occurredOn, startsAt });
}

/**
 * Writes a line of the timeline, or puts one right.
 *
 * @throws Refusal `noIncident`, `closed`, `noEntry`; those of `refuseImpossibleMoment`.
 */
export function noteEntry(writer: Writer, { incidentId, entryId, ...told }: InputOf<'incidents.note'>): void {
  const row = openIncident(writer, incidentId);
  refuseImpossibleMoment(writer, {
    on: told.occurredOn,
    at: told.startsAt,
    fields: ['occurredOn', 'startsAt'],
  });
  const before = entryId === null ? null : entriesOf(writer, incidentId).find(({ id }) => id === entryId);
  if (before === undefined || (before && before.step !== null)) throw noEntry();
  if (before) writer.db.update(incidentEntries).set(told).where(eq(incidentEntries.id, before.id)).run();
  else
    writer.db
      .insert(incidentEntries)
      .values({ incidentId, ...told, recordedAt: writer.now, recordedBy: writer.person })
      .run();
  const old = before && { occurredOn: before.occurredOn, startsAt: before.startsAt, text: before.text };
  record(writer, row, 'incident.noted', { ...(old && { old }), new: told });
}

/** Hides a line of the timeline, or a tick that was none. @throws Refusal `noEntry`, `noIncident`, `closed`. */
export function removeEntry(writer: Writer, { entryId, reason }: InputOf<'incidents.removeEntry'>): void {
  const entry = writer.db
    .select()
    .from(incidentEntries)
    .where(and(eq(incidentEntries.id, entryId), isNull(incidentEntries.removedAt)))
    .get();
  if (!entry) throw noEntry();
  const row = openIncident(writer, entry.incidentId);
  writer.db
    .update(incidentEntries)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(incidentEntries.id, entryId))
    .run();
  if (entry.step) untellByStep(writer, entry.incidentId, entry.step);
  const { occurredOn, startsAt } = entry;
  const text = entry.step ? SPOT_STEPS[entry.step] : entry.text;
  record(writer, row, 'incident.noteRemoved', { old: { occurredOn, startsAt, text }, reason });
}

function record(
  writer: Writer,
  row: IncidentRow,
  action: 'incident.ticked' | 'incident.noted' | 'incident.noteRemoved',
  told: Readonly<Record<string, unknown>>,
): void {
  const { subject, detail } = aboutIncident(writer, row, extractsOfIncidents(writer, [row.id]));
  writer.record({ action, subject, detail: { ...detail, ...told } });
}

const noEntry = () => new Refusal('noEntry', '找不到这条经过，可能已被删除。请刷新后查看。');
