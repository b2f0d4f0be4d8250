import { eq } from 'drizzle-orm';
import type { InputOf } from '#shared/contract/index.ts';
import {
  asksWhy,
  INCIDENT_LACKS,
  INCIDENT_STATES,
  type IncidentSoFar,
  lacksFor,
  mayFollow,
  stateAfter,
} from '#shared/incident-states.ts';
import { Refusal } from '#shared/outcome.ts';
import { isOwed } from '#shared/report-legs.ts';
import { watchGroupsIn } from '#vault/rooms/watch-groups/watch-group-rows.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { aboutIncident } from './about-incident.ts';
import {
  existingIncident,
  extractsOfIncidents,
  type IncidentRow,
  legsOf,
  reportsOf,
  stepsOf,
} from './incident-rows.ts';
import { refuseAfter, refuseImpossibleMoment } from './moments.ts';
import { incidentSteps } from './tables.ts';

/**
 * The event goes on to another state.
 *
 * @throws Refusal `noIncident`, `cannotFollow`, `lacks` with what is to be done first, `whyMissing`, `outOfOrder`; those
 *   of `refuseImpossibleMoment`.
 */
export function goOn(writer: Writer, { incidentId, ...step }: InputOf<'incidents.goOn'>): void {
  const row = existingIncident(writer, incidentId);
  const steps = stepsOf(writer, incidentId);
  const from = stateAfter(steps);
  const { state: to, text } = step;
  if (!mayFollow(from).includes(to)) throw cannotFollow(from, to);
  const lacks = lacksFor(to, soFar(writer, row));
  if (lacks.length > 0) {
    const toDo = lacks.map((lack) => INCIDENT_LACKS[lack]).join('；');
    throw Refusal.at('state', 'lacks', `到“${INCIDENT_STATES[to]}”之前，请先：${toDo}。`);
  }
  if (asksWhy(from, to) && text === '') {
    throw Refusal.at(
      'text',
      'whyMissing',
      `从“${INCIDENT_STATES[from]}”到“${INCIDENT_STATES[to]}”，请写明原因`,
    );
  }
  const moment = { on: step.occurredOn, at: step.startsAt, fields: ['occurredOn', 'startsAt'] } as const;
  refuseImpossibleMoment(writer, moment);
  const last = steps.at(-1);
  const before = last ? { on: last.occurredOn, at: last.startsAt } : { on: row.learnedOn, at: row.learnedAt };
  refuseAfter({ ...before, fields: moment.fields }, moment, '不能早于前一步，请核对');
  writer.db
    .insert(incidentSteps)
    .values({ incidentId, ...step, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  const { subject, detail } = aboutIncident(writer, row, extractsOfIncidents(writer, [incidentId]));
  writer.record({
    action: 'incident.stateChanged',
    subject,
    detail: { ...detail, before: INCIDENT_STATES[from], after: INCIDENT_STATES[to], text },
  });
}

/** Takes the last step back. @throws Refusal `noIncident`, `noStep`. */
export function stepBack(writer: Writer, { incidentId, reason }: InputOf<'incidents.stepBack'>): void {
  const row = existingIncident(writer, incidentId);
  const steps = stepsOf(writer, incidentId);
  const last = steps.at(-1);
  if (!last) throw new Refusal('noStep', '这起事件还在“处置中”，没有可以退回的一步。');
  writer.db
    .update(incidentSteps)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(incidentSteps.sequence, last.sequence))
    .run();
  const { subject, detail } = aboutIncident(writer, row, extractsOfIncidents(writer, [incidentId]));
  const after = stateAfter(steps.slice(0, -1));
  writer.record({
    action: 'incident.stateTakenBack',
    subject,
    detail: {
      ...detail,
      before: INCIDENT_STATES[last.state],
      after: INCIDENT_STATES[after],
      reason,
    },
  });
}

function soFar(reader: Reader, row: IncidentRow): IncidentSoFar {
  const extracts = extractsOfIncidents(reader, [row.id]);
  const watches = watchGroupsIn(reader, row.id);
  return {
    hasSubject: extracts.some(({ role }) => role === 'subject'),
    hasKind: row.kind !== null,
    hasWatch: watches.length > 0,
    isWatched: watches.some(({ ended }) => ended === null),
    owesLegs: legsOf(reader, [row.id]).some(({ doneOn, waived }) =>
      isOwed({ doneAt: doneOn === null ? null : 0, waived: waived !== '' }),
    ),
    hasUnassessed: extracts.some(({ assessedOn, role }) => assessedOn === null && role !== 'subject'),
    hasFinalReport: reportsOf(reader, row.id).some(({ stage }) => stage === 'last'),
    hasLessons: row.lessons !== '',
  };
}

function cannotFollow(from: keyof typeof INCIDENT_STATES, to: keyof typeof INCIDENT_STATES): Refusal {
  const next = mayFollow(from)
    .map((state) => `“${INCIDENT_STATES[state]}”`)
    .join('或');
  return Refusal.at(
    'state',
    'cannotFollow',
    `现在是“${INCIDENT_STATES[from]}”，不能到“${INCIDENT_STATES[to]}”。接下来是${next}。`,
  );
}
