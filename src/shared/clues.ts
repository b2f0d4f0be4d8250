import type { RecordRef } from './contract/record-refs.ts';
import { VERDICTS } from './observation-log.ts';
import { addDays, type LocalDate } from './school-calendar.ts';
import { codesOf, type Terms } from './terms.ts';

/**
 * 预警线索 (policy B5, glossary: clue): records that, each by itself, asked for nothing more, and together do. A rule is a
 * sentence that a teacher can check: it adds up days and people, never how much was looked at, and knows no score.
 */

/** What a record says that a rule may go by. */
export type TraceKind = 'unusual' | 'factor' | 'missing' | 'worse' | 'notWorse' | 'flagged' | 'risk';

/** Something on record of one student that may be part of a clue. */
export interface Trace {
  on: LocalDate;
  kind: TraceKind;
  /** What it was and who saw it, in words. */
  told: string;
  /** Who saw it: two who saw it are more than one who saw it twice. */
  by: string;
  /** What tells two of a kind apart, such as which factor it was; empty where nothing does. */
  which: string;
  opens: RecordRef;
}

export type ClueRule =
  | 'riskHeard'
  | 'unusualAgain'
  | 'missingAgain'
  | 'worseAgain'
  | 'factorsGather'
  | 'screenedAndSeen';

/** How often, and within how many days; 0 times: the school does not go by the rule. */
export interface RuleSize {
  need: number;
  days: number;
}

interface RuleDeclared extends RuleSize {
  word: string;
  /** What is counted, behind its number: days, times, kinds; and of what. */
  unit: '天' | '次' | '种';
  counted: string;
  /** Of which traces it goes by. */
  of: readonly TraceKind[];
  /** Whether such traces of its days make it up. */
  holds(traces: readonly Trace[], need: number): boolean;
}

const howMany = (traces: readonly Trace[], by: (trace: Trace) => string): number =>
  new Set(traces.map(by)).size;
const days = (traces: readonly Trace[]): number => howMany(traces, ({ on }) => on);

/** Every rule as the app comes, in the order of the settings. */
export const CLUE_RULES: Readonly<Record<ClueRule, RuleDeclared>> = {
  riskHeard: {
    word: '谈到自伤或自杀，没有定级或会商',
    unit: '次',
    counted: '谈话或来信说到意念、计划或行为',
    need: 1,
    days: 30,
    of: ['risk'],
    holds: (heard, need) => heard.length >= need,
  },
  unusualAgain: {
    word: '不止一人多次看到异常',
    unit: '天',
    counted: '记了异常，至少两个人看到',
    need: 3,
    days: 28,
    of: ['unusual', 'factor'],
    holds: (seen, need) => days(seen) >= need && howMany(seen, ({ by }) => by) >= 2,
  },
  missingAgain: {
    word: '反复到校异常',
    unit: '天',
    counted: '到校异常',
    need: 2,
    days: 14,
    of: ['missing'],
    holds: (missing, need) => days(missing) >= need,
  },
  worseAgain: {
    word: '跟踪连续变差',
    unit: '次',
    counted: '跟踪接连变差',
    need: 2,
    days: 28,
    of: ['worse'],
    holds: (worse, need) => worse.length >= need,
  },
  factorsGather: {
    word: '高危因素增多',
    unit: '种',
    counted: '高危因素',
    need: 3,
    days: 180,
    of: ['factor'],
    holds: (factors, need) => howMany(factors, ({ which }) => which) >= need,
  },
  screenedAndSeen: {
    word: '筛查有提示，平时也有异常',
    unit: '天',
    counted: '记了异常，筛查也有提示',
    need: 1,
    days: 60,
    of: ['flagged', 'unusual', 'factor', 'missing'],
    holds: (traces, need) => {
      const seen = traces.filter(({ kind }) => kind !== 'flagged');
      return seen.length < traces.length && days(seen) >= need;
    },
  },
};

/** What a school has set, by rule; what it has not is as the app comes. */
export type SetClueRules = Readonly<Partial<Record<ClueRule, RuleSize>>>;

export const sizeOf = (rule: ClueRule, set: SetClueRules): RuleSize => {
  const { need, days } = set[rule] ?? CLUE_RULES[rule];
  return { need, days };
};

/** A rule in a sentence: 28 天内 3 天记了异常，至少两个人看到. */
export const writtenClueRule = (rule: ClueRule, { need, days }: RuleSize): string =>
  need === 0 ? '不用这条' : `${days} 天内 ${need} ${CLUE_RULES[rule].unit}${CLUE_RULES[rule].counted}`;

/** A rule that the records meet, and those of them by which it does, the oldest first. */
export interface Fired {
  rule: ClueRule;
  size: RuleSize;
  /** The day on which they were enough. */
  since: LocalDate;
  traces: Trace[];
}

/**
 * Which rules the records of one student meet, each by the latest span of its days that holds enough.
 *
 * @param traces those that nobody has judged yet, in any order.
 */
export function firedBy(traces: readonly Trace[], set: SetClueRules): Fired[] {
  const inOrder = stillWorse(
    traces.toSorted(
      (one, other) => one.on.localeCompare(other.on) || one.opens.id.localeCompare(other.opens.id),
    ),
  );
  return codesOf(CLUE_RULES).flatMap((rule) => {
    const size = sizeOf(rule, set);
    if (size.need === 0) return [];
    const { of, holds } = CLUE_RULES[rule];
    const own = inOrder.filter(({ kind }) => of.includes(kind));
    const span = own
      .map(({ on }) => own.filter((each) => each.on <= on && each.on > addDays(on, -size.days)))
      .findLast((each) => holds(each, size.need));
    if (!span) return [];
    const enough = span.find((_, at) => holds(span.slice(0, at + 1), size.need));
    return enough ? [{ rule, size, since: enough.on, traces: span }] : [];
  });
}

/** Where a student was no worse since, it is not 接连 any more. */
function stillWorse(inOrder: readonly Trace[]): Trace[] {
  const better = inOrder.findLastIndex(({ kind }) => kind === 'notWorse');
  return inOrder.filter(({ kind }, at) => kind !== 'notWorse' && (kind !== 'worse' || at > better));
}

/** Whether it is taken up, and for what; refused with a reason. */
export type ClueAnswer = 'refused' | keyof typeof VERDICTS;
export const CLUE_ANSWERS = { ...VERDICTS, refused: '不采纳' } as const satisfies Terms<ClueAnswer>;

/** Where nothing is done about it, it is said why. */
export const asksReason = (answer: ClueAnswer): boolean => answer === 'refused' || answer === 'goOn';
