import { newIncident } from '#renderer/incidents/incident-text.ts';
import type { SessionDraft } from '#renderer/sessions/session-text.ts';
import { newSession } from '#renderer/sessions/session-text.ts';
import type { Enquiry } from '#shared/contract/enquiries.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { IncidentText } from '#shared/contract/incidents.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Observation } from '#shared/contract/observations.ts';
import { ENQUIRY_CHANNELS, speaksOfDanger, writtenSender } from '#shared/enquiries.ts';
import type { IncidentKind } from '#shared/incident-terms.ts';
import { instantOf, type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { DISCOVERY_ROUTES, RISK_ANSWERS, type RiskAnswer } from '#shared/terms.ts';

/** What stands in the form: where the day may still be missing. */
export type EnquiryDraft = Omit<InputOf<'enquiries.write'>, 'occurredOn'> & { occurredOn: LocalDate | null };

/** Somebody turns to the room now. */
export const newEnquiry = (
  { on, at }: { on: LocalDate; at: string },
  takenBy: string,
  studentId?: StudentId | undefined,
): EnquiryDraft => ({
  enquiryId: null,
  channel: 'letterBox',
  occurredOn: on,
  startsAt: at,
  sender: studentId ? 'student' : 'anonymous',
  studentId: studentId ?? null,
  fromWhom: '',
  summary: '',
  risk: 'notAsked',
  takenBy,
  answeredOn: null,
  answer: '',
  unanswerable: '',
});

export function draftOf({ id, followed: _, ...line }: Enquiry): EnquiryDraft {
  const { state: _state, name: _name, className: _className, dueOn: _dueOn, hasLeft: _left, ...text } = line;
  return { enquiryId: id, ...text };
}

/** 2026年11月27日的来信（信箱）: what another record says of where it comes from. */
const cameBy = ({ channel, occurredOn }: Pick<Enquiry, 'channel' | 'occurredOn'>): string =>
  `${writtenDate(occurredOn)}${ENQUIRY_CHANNELS[channel]}`;

/** A session of today, with what the student had written. */
export function sessionAfter(enquiry: Enquiry): SessionDraft {
  return {
    ...newSession(enquiry.studentId ?? undefined),
    route: 'ownWish',
    topic: `${ENQUIRY_CHANNELS[enquiry.channel]}里说的事`,
    content: `【来信来电】${cameBy(enquiry)}\n${enquiry.summary}\n`,
  };
}

const SOURCES: Readonly<Record<Enquiry['channel'], string>> = {
  letterBox: DISCOVERY_ROUTES.letterBox,
  hotline: DISCOVERY_ROUTES.hotline,
  weeklyDiary: DISCOVERY_ROUTES.weeklyDiary,
  online: ENQUIRY_CHANNELS.online,
  inPerson: ENQUIRY_CHANNELS.inPerson,
  other: DISCOVERY_ROUTES.other,
};

/** An entry of 观察日志, of the day and with the words that stand in the register. */
export function observationAfter({ channel, occurredOn, startsAt, summary, risk }: Enquiry) {
  return {
    occurredOn,
    startsAt,
    source: SOURCES[channel],
    text: summary,
    seenAt: channel === 'weeklyDiary' ? 'diary' : null,
    sign: speaksOfDanger(risk) ? 'talksOfDeath' : null,
    unusual: speaksOfDanger(risk),
  } as const satisfies Partial<Observation>;
}

const KINDS_OF_RISK: Readonly<Record<RiskAnswer, IncidentKind | null>> = {
  notAsked: null,
  none: null,
  ideation: 'ideation',
  plan: 'plan',
  // What somebody has done already: hurt oneself, or tried more; a person says which.
  behaviour: null,
};

/**
 * An event that begins with what somebody wrote. The school learned of it when it came, where that was today and the
 * minute is known: from then on the time runs.
 */
export function incidentAfter(enquiry: Enquiry, now: number): IncidentText {
  const { studentId, occurredOn, startsAt, sender, summary, risk } = enquiry;
  const begun = newIncident(now, studentId ?? undefined);
  const isFromToday =
    startsAt !== '' && occurredOn === begun.learnedOn && instantOf(occurredOn, startsAt) <= now;
  const who = writtenSender(enquiry);
  return {
    ...begun,
    learnedAt: isFromToday ? startsAt : begun.learnedAt,
    kind: KINDS_OF_RISK[risk],
    students: begun.students.map((each) => ({ ...each, facts: summary })),
    others: sender === 'student' ? '' : `${cameBy(enquiry)}，来自${who}：${summary}`.slice(0, 2000),
    judgement: speaksOfDanger(risk) ? `${cameBy(enquiry)}中说到自伤或自杀（${RISK_ANSWERS[risk]}）` : '',
  };
}
