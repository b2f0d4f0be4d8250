import { useRef } from 'react';
import { incidentAfter } from '#renderer/enquiries/enquiry-text.ts';
import { announce } from '#renderer/parts/announce.ts';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import type { Enquiry } from '#shared/contract/enquiries.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { Incident, IncidentId } from '#shared/contract/incidents.ts';
import type { SpotStep } from '#shared/incident-terms.ts';
import type { Outcome } from '#shared/outcome.ts';
import { dayAndTimeOf } from '#shared/school-calendar.ts';
import { newIncident, textOf } from './incident-text.ts';

/**
 * What is done on the spot. The first act begins the event at this minute; two presses at once begin one.
 *
 * @param incident as far as it is read.
 * @param told what somebody wrote of it: the event begins with those words.
 */
export function useSpot(
  incident: Incident | null,
  incidentId: IncidentId | null,
  told?: Enquiry | undefined,
) {
  const { replace } = usePlace();
  const write = useCommand('incidents.write');
  const ticking = useCommand('incidents.tick');
  const noting = useCommand('incidents.note');
  const begun = useRef<Promise<IncidentId | null> | null>(null);

  const say = <Answer>(outcome: Outcome<Answer>): Outcome<Answer> => {
    if (!outcome.ok) announce(outcome.failure.message, 'trouble');
    return outcome;
  };

  const begin = async (studentId?: StudentId): Promise<IncidentId | null> => {
    const now = Date.now();
    const text = told ? incidentAfter(told, now) : newIncident(now, studentId);
    const outcome = say(await write.run({ incidentId: null, text }));
    if (!outcome.ok) {
      begun.current = null;
      return null;
    }
    replace({ at: 'onTheSpot', incidentId: outcome.value.incidentId });
    return outcome.value.incidentId;
  };
  const existing = (studentId?: StudentId): Promise<IncidentId | null> => {
    if (incidentId) return Promise.resolve(incidentId);
    begun.current ??= begin(studentId);
    return begun.current;
  };

  const tick = async (step: SpotStep) => {
    const id = await existing();
    if (id) say(await ticking.run({ incidentId: id, step }));
  };
  /** Whom it happens to: begins the event, or is written into the one that has begun. */
  const choose = async (studentId: StudentId) => {
    if (!incident) return void (await existing(studentId));
    const text = textOf(incident);
    const students = [...text.students, { studentId, role: 'subject' as const, facts: '' }];
    say(await write.run({ incidentId: incident.id, text: { ...text, students } }));
  };
  const note = async (text: string): Promise<Outcome<unknown>> => {
    if (!incident) throw new Error('nothing has begun');
    const { on: occurredOn, at: startsAt } = dayAndTimeOf(Date.now());
    return noting.run({ incidentId: incident.id, entryId: null, occurredOn, startsAt, text });
  };
  return { tick, choose, note };
}
