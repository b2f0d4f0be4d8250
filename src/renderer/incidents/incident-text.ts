import type { StudentId } from '#shared/contract/fields.ts';
import type { IncidentText } from '#shared/contract/incidents.ts';
import { type Incident, incidentText } from '#shared/contract/incidents.ts';
import { dayAndTimeOf, type LocalDate } from '#shared/school-calendar.ts';

/** What stands in the form: an event's text, where the day may still be missing. */
export type IncidentDraft = Omit<IncidentText, 'learnedOn'> & { learnedOn: LocalDate | null };

/** An event of which the school learns at this minute, and nobody has said anything else. */
export function newIncident(now: number, studentId?: StudentId | undefined): IncidentText {
  const { on, at } = dayAndTimeOf(now);
  return {
    kind: null,
    level: 'third',
    happenedOn: null,
    happenedAt: '',
    foundOn: null,
    foundAt: '',
    learnedOn: on,
    learnedAt: at,
    place: '',
    others: '',
    students: studentId ? [{ studentId, role: 'subject', facts: '' }] : [],
    cause: '',
    judgement: '',
    measures: '',
    helpNeeded: '',
  };
}

/** What was written about an event. */
export function textOf({ extracts, ...incident }: Incident): IncidentText {
  // The form hands in what the contract asks for, and nothing else of the record.
  return incidentText.strip().parse({
    ...incident,
    students: extracts.map(({ studentId, role, facts }) => ({ studentId, role, facts })),
  });
}
