import {
  type Deadline,
  DUTIES,
  type Duty,
  dutyKey,
  LASTING_MONTHS,
  type Per,
  type Situation,
  type StandingRule,
} from '#shared/contact-rules.ts';
import type { OwedWhat } from '#shared/contract/obligations.ts';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import { daysUntilLate, isBeforehand, type SetIntervals } from '#shared/intervals.ts';
import { addDays, addMonths, type LocalDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import {
  covers,
  overlap,
  owedIn,
  type Span,
  united,
  type Window,
  windowOf,
  windowsBetween,
} from './windows.ts';

/** Something that was done with a student or the family, as far as it may satisfy a duty. */
export type Act = { on: LocalDate } & (
  | { kind: 'session'; assessed: boolean }
  | { kind: 'groupSession' }
  | { kind: 'talk'; byHomeroomTeacher: boolean }
  | { kind: 'followUp'; inPerson: boolean }
  | { kind: 'contact' }
  /** `told`: what was seen there is written down. */
  | { kind: 'homeVisit'; told: boolean }
  /** `assessed`: it was asked about the risk. */
  | { kind: 'interview'; assessed: boolean }
);

/** A record that asks for something once. */
export interface Waiting {
  what: Deadline;
  /** The day from which it waits: of the letter, of the signal, on which the visit is planned; or by which it has to be done. */
  on: LocalDate;
  opens: RecordRef;
  /** What names it, where the record that it opens may ask for several such things. */
  named?: string;
  /** Until when it is in time, where that is said; else see `daysUntilLate`. */
  until?: LocalDate;
  /** To the minute, where it is owed by the clock: an instant on the day `until`. */
  dueAt?: number;
  /** Which one it is in words, and who is to do it, where that is said. */
  told?: string;
  by?: string;
}

/** An obligation that was put off until a day, or let go: `until` is null. */
export interface PutOff {
  key: string;
  until: LocalDate | null;
}

/** What is known of one student. */
export interface Facts {
  /** When the student was in which situation, and at the school. */
  situations: readonly { situation: Situation; span: Span }[];
  acts: readonly Act[];
  waiting: readonly Waiting[];
  putOffs: readonly PutOff[];
}

/** What is owed to a student in a window: by whom, see ROLE_OF; what satisfies it, SATISFIED_BY (contact-rules.ts). */
export interface Obligation {
  /** Names it for as long as it is owed. */
  key: string;
  what: OwedWhat;
  /** Null where a single record asks for it. */
  situation: Situation | null;
  /** How the windows follow each other; null likewise. */
  per: Per | null;
  /** It is late after the last day. */
  window: Window;
  /** On how many days of the window. */
  need: number;
  done: number;
  /** The whole window lies in a holiday; it is owed all the same. */
  inHoliday: boolean;
  opens: RecordRef | null;
  /** Which one it is in words, and who is to do it, by name; empty where its kind says so. */
  told: string;
  by: string;
  /** To the minute, where it is owed by the clock. */
  dueAt: number | null;
  /** Until when it was put off; null where it was not. */
  putOffUntil: LocalDate | null;
}

/** What the school says about time. */
export interface Calendar {
  /** Windows that ended before this day are not looked at, but those that are counted from a return. */
  lookFrom: LocalDate;
  /** United: no two touch. */
  holidays: readonly Span[];
  /** How long what waits may wait, where the school has set it. */
  intervals: SetIntervals;
}

/** The same record asks for it again on another day, as after more leave or a review: what was let go then is no answer now. */
const ASKED_ANEW: ReadonlySet<Deadline> = new Set<Deadline>([
  'promiseEnds',
  'leaveExpires',
  'leaveCertificate',
  'returnDecision',
  'planReview',
  'planRevision',
]);

/**
 * Everything that is owed to one student: what went by undone, what the windows of today still ask for and, where those
 * have what they ask for, what the next ones will. What falls first comes first. What was let go is not in it.
 *
 * @param rules each window is asked about by the rule that holds on its last day.
 */
export function obligations(
  facts: Facts,
  rules: readonly StandingRule[],
  today: LocalDate,
  calendar: Calendar,
): Obligation[] {
  const putOffs = new Map(facts.putOffs.map((putOff) => [putOff.key, putOff]));
  // Most students of a school are in no situation at all.
  const found = new Set(facts.situations.map(({ situation }) => situation));
  const asking = rules.filter(({ situation }) => found.has(situation));
  return [
    ...asking.flatMap((rule) => dutiesBy(rule, facts, today, calendar)),
    ...facts.waiting.map((each) => waitingFor(each, calendar)),
  ]
    .flatMap((owed): Obligation[] => {
      const putOff = putOffs.get(owed.key);
      if (putOff?.until === null) return [];
      return [{ ...owed, putOffUntil: putOff && putOff.until > today ? putOff.until : null }];
    })
    .sort(
      (one, other) =>
        one.window.until.localeCompare(other.window.until) || rankOf(one.what) - rankOf(other.what),
    );
}

/** A window of a rule, on how many days it asks for its duty, and on which that was done. */
interface Asked {
  window: Window;
  need: number;
  days: LocalDate[];
}

/**
 * Every window of a rule up to the one after today's, done or not; those of each time apart that is counted from a day
 * of its own.
 */
export function windowsAsked(
  rule: StandingRule,
  facts: Pick<Facts, 'situations' | 'acts'>,
  today: LocalDate,
  lookFrom: LocalDate,
): Asked[][] {
  const days = [...new Set(facts.acts.filter((act) => satisfies(act, rule.duty)).map(({ on }) => on))].sort();
  return countedFrom(rule, facts).flatMap(({ anchor, spans }) => {
    // Windows and days are in order: each day is looked at once.
    let next = 0;
    const doneIn = ({ from, until }: Window) => {
      const done: LocalDate[] = [];
      for (let day = days[next]; day !== undefined && day <= until; day = days[next]) {
        if (day >= from) done.push(day);
        next += 1;
      }
      return done;
    };
    return [
      windowsUntilNext(rule, spans, anchor, today, lookFrom)
        .map((window) => ({ window, need: owedIn(window, rule.times, spans), days: doneIn(window) }))
        .filter(({ window }) => holdsOn(rule, window.until)),
    ];
  });
}

function dutiesBy(rule: StandingRule, facts: Facts, today: LocalDate, calendar: Calendar): Owed[] {
  return windowsAsked(rule, facts, today, calendar.lookFrom).flatMap((asked) => {
    const owed = asked.filter(({ need, days }) => days.length < need);
    // What comes next is said where nothing of today is open.
    const isOpen = owed.some(({ window }) => window.from <= today && today <= window.until);
    return owed
      .filter(({ window }) => window.from <= today || !isOpen)
      .map(
        ({ window, need, days }): Owed => ({
          key: dutyKey(rule, window.from),
          what: rule.duty,
          situation: rule.situation,
          per: rule.per,
          window,
          need,
          done: days.length,
          inHoliday: calendar.holidays.some((span) => covers(span, window)),
          opens: null,
          told: '',
          by: '',
          dueAt: null,
        }),
      );
  });
}

type Owed = Omit<Obligation, 'putOffUntil'>;

/**
 * The times of the rule's situation, each set with the day from which its windows are counted. A return counts from
 * its own day, and lasts for its months; a pair of weeks needs a day to begin with.
 */
function countedFrom(
  { situation, per }: StandingRule,
  { situations }: Pick<Facts, 'situations'>,
): { anchor: LocalDate | null; spans: Span[] }[] {
  const spans = united(situations.filter((each) => each.situation === situation).map(({ span }) => span));
  const months = LASTING_MONTHS[situation];
  if (months === undefined && per !== 'twoWeeks' && per !== 'onceInSevenDays')
    return [{ anchor: null, spans }];
  return spans.map((span) => {
    const limit = months === undefined ? null : addMonths(span.fromOn, months);
    return { anchor: span.fromOn, spans: [overlap(span, { fromOn: null, endedOn: limit }) ?? span] };
  });
}

/** The windows in which the spans may owe something: those gone by, today's, and the next. */
function windowsUntilNext(
  { per, situation }: StandingRule,
  spans: readonly Span[],
  anchor: LocalDate | null,
  today: LocalDate,
  lookFrom: LocalDate,
): readonly Window[] {
  const [first] = spans;
  if (!first) return [];
  const isCounted = LASTING_MONTHS[situation] !== undefined;
  // The window in which one looks back the furthest is asked about whole: what ended in it may be owed all the same.
  const from = isCounted || first.fromOn > lookFrom ? first.fromOn : windowOf(per, lookFrom, anchor).from;
  if (from > today) return [windowOf(per, from, anchor)];
  const next = addDays(windowOf(per, today, anchor).until, 1);
  const end = spans.at(-1)?.endedOn ?? null;
  // Where all of them are over, nothing follows.
  return windowsBetween(per, from, end !== null && end <= next ? addDays(end, -1) : next, anchor);
}

/** True where the rule is in force on the day. */
function holdsOn({ fromOn, endedOn }: StandingRule, day: LocalDate): boolean {
  return (fromOn === null || fromOn <= day) && (endedOn === null || day < endedOn);
}

/** What may satisfy each duty, each role apart: a talk of the homeroom teacher is no counselling. */
const ACTS_FOR: Readonly<Record<Duty, readonly Act['kind'][]>> = {
  followUp: ['followUp', 'homeVisit'],
  counselling: ['session'],
  groupCounselling: ['groupSession'],
  interview: ['session', 'followUp', 'interview'],
  riskInterview: ['session', 'interview'],
  returnAssessment: ['session'],
  talk: ['talk'],
  homeroomTalk: ['talk'],
  guardianContact: ['contact', 'homeVisit'],
  anyContact: ['session', 'groupSession', 'talk', 'followUp', 'contact', 'homeVisit', 'interview'],
};

/** What may satisfy a duty. */
export const actsFor = (duty: Duty): readonly Act['kind'][] => ACTS_FOR[duty];

/** What may satisfy any of the duties that the rules ask for in a situation. */
export function actsAskedFor(situation: Situation, rules: readonly StandingRule[]): Set<Act['kind']> {
  return new Set(rules.filter((rule) => rule.situation === situation).flatMap(({ duty }) => ACTS_FOR[duty]));
}

const satisfies = (act: Act, duty: Duty): boolean => ACTS_FOR[duty].includes(act.kind) && isEnough(act, duty);

/** A message is no interview, and a visit of which nothing is told is no follow-up. */
function isEnough(act: Act, duty: Duty): boolean {
  switch (act.kind) {
    case 'session':
      return act.assessed || (duty !== 'riskInterview' && duty !== 'returnAssessment');
    case 'interview':
      return act.assessed || duty !== 'riskInterview';
    case 'followUp':
      return act.inPerson || duty !== 'interview';
    case 'talk':
      return act.byHomeroomTeacher || duty !== 'homeroomTalk';
    case 'homeVisit':
      return act.told || duty !== 'followUp';
    case 'groupSession':
    case 'contact':
      return true;
  }
}

function waitingFor(
  { what, on, opens, named = opens.id, until, dueAt, told = '', by = '' }: Waiting,
  { intervals }: Calendar,
): Owed {
  return {
    key: [what, named, ...(ASKED_ANEW.has(what) ? [on] : [])].join('/'),
    what,
    situation: null,
    per: null,
    window:
      until !== undefined
        ? { from: on, until }
        : isBeforehand(what)
          ? { from: addDays(on, -daysUntilLate(what, intervals)), until: on }
          : { from: on, until: addDays(on, daysUntilLate(what, intervals)) },
    need: 1,
    done: 0,
    inHoliday: false,
    opens,
    told,
    by,
    dueAt: dueAt ?? null,
  };
}

const ORDER: readonly Obligation['what'][] = [
  'watchShift',
  'reportLeg',
  'affectedAssessment',
  'signal',
  'judgement',
  'clue',
  'absenceTold',
  'enquiryAnswer',
  'verdict',
  'appointment',
  ...codesOf(DUTIES),
  'secondTalk',
  'refusalLetter',
  'referralAnswer',
  'referralAppointment',
  'referralVisit',
  'referralFeedback',
  'contingencyPlan',
  'returnDecision',
  'leaveExpires',
  'promiseEnds',
  'leaveCertificate',
  'seminar',
  'measureDue',
  'absenceVisit',
  'aftercare',
  'homeVisit',
  'planReview',
  'planMissing',
  'planRevision',
  'planToPass',
  'planToSign',
  'planToFile',
  'session',
  'conference',
  'receipt',
];

/** Where two fall together, the child comes before the paper. */
export const rankOf = (what: Obligation['what']): number => ORDER.indexOf(what);
