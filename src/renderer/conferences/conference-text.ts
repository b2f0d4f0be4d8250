import type { ConferenceKind } from '#shared/conference-kinds.ts';
import {
  type Conference,
  type ConferenceText,
  conferenceText,
  type SpokenOf,
} from '#shared/contract/conferences.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';

/** What stands in the form: a conference's text, where the date may still be missing. */
export type ConferenceDraft = Omit<ConferenceText, 'occurredOn'> & { occurredOn: LocalDate | null };

/** A student of whom nothing is written yet. */
export function nothingSaidOf(studentId: StudentId): SpokenOf {
  return {
    studentId,
    facts: '',
    opinions: [],
    dissent: '',
    conclusion: null,
    criterion: null,
    advice: '',
    measures: [],
  };
}

/** A conference of today about which nothing is written yet. */
export function newConference(
  recorder: string,
  {
    studentId,
    kind = 'assessment',
  }: { studentId?: StudentId | undefined; kind?: ConferenceKind | undefined },
): ConferenceDraft {
  return {
    kind,
    occurredOn: todayOnThisPc(),
    startsAt: '',
    place: '',
    chair: '',
    recorder,
    attendees: [],
    students: studentId ? [nothingSaidOf(studentId)] : [],
    minutes: '',
    problems: '',
    remedies: [],
  };
}

/** What was written about a saved conference. */
export function textOf({ extracts, ...conference }: Conference): ConferenceDraft {
  // The form hands in what the contract asks for, and nothing else of the record.
  const whole = {
    ...conference,
    students: extracts.map(
      ({ studentId, facts, opinions, dissent, conclusion, criterion, advice, measures }) => ({
        studentId,
        facts,
        opinions,
        dissent,
        conclusion,
        criterion,
        advice,
        measures: measures.map(({ what, responsible, dueOn }) => ({ what, responsible, dueOn })),
      }),
    ),
    remedies: conference.remedies.map(({ what, responsible, dueOn }) => ({ what, responsible, dueOn })),
  };
  return conferenceText.strip().parse(whole);
}
