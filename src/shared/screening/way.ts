import type { LocalDate } from '../school-calendar.ts';
import type { Terms } from '../terms.ts';

/**
 * The way of a student whom a screening has flagged, computed from what is on record: no score sets a level, and nobody
 * drops out of it without a reason (policy J1, B2).
 */

/** 去向: where a student stands on it. */
export type ScreeningWay =
  | 'toRetest'
  | 'toInterview'
  | 'toAssess'
  | 'levelled'
  | 'levelKept'
  | 'ruledOut'
  | 'guardianTold';
export const SCREENING_WAYS = {
  toRetest: '待复测',
  toInterview: '待面谈',
  toAssess: '待评估',
  levelled: '已定级',
  levelKept: '维持原等级',
  ruledOut: '已排除',
  guardianTold: '已告知家长',
} as const satisfies Terms<ScreeningWay>;

/** What a person says comes of it, where no level does; the reason is written beside it. */
export type ScreeningOutcome = 'ruledOut' | 'levelKept';
export const SCREENING_OUTCOMES = {
  ruledOut: '排除',
  levelKept: '维持原等级',
} as const satisfies Terms<ScreeningOutcome>;

/** What is on record about a student of a batch, in any order. */
export interface WayFacts {
  results: readonly { on: LocalDate; asksRetest: boolean; isFlagged: boolean }[];
  /** Flagged by a person or by a class's sheet, where no scale did. */
  flaggedOn: LocalDate | null;
  interviews: readonly LocalDate[];
  /** First days of levels that began. */
  levels: readonly LocalDate[];
  outcome: { what: ScreeningOutcome; on: LocalDate } | null;
  guardianToldOn: LocalDate | null;
}

/** Where a student stands, and since which day. */
export interface StandsAt {
  way: ScreeningWay;
  since: LocalDate;
}

/**
 * Null for whoever was not flagged, or whose second test can be believed and says nothing. A later result never takes
 * back that an earlier one, which could be believed, asked for a talk. Two tests that cannot be believed ask for a talk
 * instead of a third.
 */
export function wayOf(facts: WayFacts): StandsAt | null {
  const flaggedOn = lastFlaggedOn(facts);
  if (flaggedOn === null) {
    const last = inOrder(facts.results).at(-1);
    return last?.asksRetest ? { way: 'toRetest', since: last.on } : null;
  }
  const came = cameOf(facts, flaggedOn);
  if (came) {
    const { guardianToldOn } = facts;
    return guardianToldOn !== null && guardianToldOn >= came.since
      ? { way: 'guardianTold', since: guardianToldOn }
      : came;
  }
  const interviewedOn = facts.interviews.filter((on) => on >= flaggedOn).sort()[0];
  return interviewedOn === undefined
    ? { way: 'toInterview', since: flaggedOn }
    : { way: 'toAssess', since: interviewedOn };
}

/** What came of it since the student was flagged, whoever has been told of it; null while nothing has. */
export function settledBy(facts: WayFacts): StandsAt | null {
  const flaggedOn = lastFlaggedOn(facts);
  return flaggedOn === null ? null : cameOf(facts, flaggedOn);
}

/** What came of it since the day on which the student was flagged: a level goes before a word. */
function cameOf({ levels, outcome }: WayFacts, flaggedOn: LocalDate): StandsAt | null {
  const level = levels.filter((on) => on >= flaggedOn).sort()[0];
  if (level !== undefined) return { way: 'levelled', since: level };
  return outcome !== null && outcome.on >= flaggedOn ? { way: outcome.what, since: outcome.on } : null;
}

/** The day of the first flag that nothing came of yet, or of the last one that something did. */
function lastFlaggedOn(facts: WayFacts): LocalDate | null {
  const results = inOrder(facts.results);
  const unbelieved = results.filter(({ asksRetest }) => asksRetest);
  const flags = [
    ...results.filter(({ isFlagged }) => isFlagged).map(({ on }) => on),
    ...unbelieved.slice(1).map(({ on }) => on),
    ...(facts.flaggedOn === null ? [] : [facts.flaggedOn]),
  ].sort();
  const [first = null] = flags;
  if (first === null) return null;
  const came = cameOf(facts, first);
  // What is flagged anew after it was settled begins the way anew.
  const anew = came ? flags.find((on) => on > came.since) : undefined;
  return anew ?? first;
}

function inOrder<Result extends { on: LocalDate }>(results: readonly Result[]): Result[] {
  return results.toSorted((one, other) => one.on.localeCompare(other.on));
}

/** Where it still waits for something. */
export const OPEN_WAYS: ReadonlySet<ScreeningWay> = new Set<ScreeningWay>([
  'toRetest',
  'toInterview',
  'toAssess',
  'levelled',
  'levelKept',
  'ruledOut',
]);

/** Flagged, whatever has become of it since; another test alone is no flag. */
export const isToSpeakWith = ({ way }: { way: StandsAt | null }): boolean =>
  way !== null && way.way !== 'toRetest';
