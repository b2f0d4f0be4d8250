import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CLUE_RULES,
  type ClueRule,
  firedBy,
  type Trace,
  type TraceKind,
  writtenClueRule,
} from '#shared/clues.ts';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import { addDays, localDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';

const FIRST = localDate('2025-12-20');
let last = 0;
const trace = (kind: TraceKind, day: number, { by = '王海', which = '' } = {}): Trace => {
  last += 1;
  return {
    on: addDays(FIRST, day),
    kind,
    told: '',
    by,
    which,
    opens: {
      record: 'observation',
      id: `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`,
    } as RecordRef,
  };
};
const rulesOf = (traces: readonly Trace[]): ClueRule[] => firedBy(traces, {}).map(({ rule }) => rule);

const KINDS: readonly TraceKind[] = ['unusual', 'factor', 'missing', 'worse', 'notWorse', 'flagged', 'risk'];
const traces = fc.array(
  fc
    .tuple(
      fc.constantFrom(...KINDS),
      fc.nat(400),
      fc.constantFrom('王海', '李梅', '家长'),
      fc.constantFrom('lowMood', 'noSupport', 'heavyBlow', 'aggression'),
    )
    .map(([kind, day, by, which]) => trace(kind, day, { by, which: kind === 'factor' ? which : '' })),
  { maxLength: 25 },
);

test('异常 is three days within four weeks, and by two people: one who looks every day makes no clue', () => {
  const daily = Array.from({ length: 20 }, (_, day) => trace('unusual', day));
  expect(rulesOf(daily)).toEqual([]);
  const two = [trace('unusual', 0), trace('unusual', 9), trace('unusual', 27, { by: '李梅' })];
  expect(firedBy(two, {})).toMatchObject([{ rule: 'unusualAgain', traces: two }]);
  expect(rulesOf([trace('unusual', 0), trace('unusual', 9), trace('unusual', 28, { by: '李梅' })])).toEqual(
    [],
  );
  // Two people who saw the same days saw it on two days.
  const sameDays = [0, 0, 9, 9].map((day, at) => trace('unusual', day, { by: at % 2 ? '李梅' : '王海' }));
  expect(rulesOf(sameDays)).toEqual([]);
});

test('two days of 到校异常 within a fortnight, three different factors within half a year, a risk that was heard', () => {
  expect(rulesOf([trace('missing', 0), trace('missing', 13)])).toEqual(['missingAgain']);
  expect(rulesOf([trace('missing', 0), trace('missing', 14)])).toEqual([]);
  const factors = (...which: string[]) => which.map((each, at) => trace('factor', at * 60, { which: each }));
  expect(rulesOf(factors('lowMood', 'noSupport', 'heavyBlow'))).toEqual(['factorsGather']);
  expect(rulesOf(factors('lowMood', 'lowMood', 'heavyBlow'))).toEqual([]);
  expect(rulesOf([trace('risk', 3)])).toEqual(['riskHeard']);
});

test('跟踪 that grew worse twice in a row, until one that did not', () => {
  expect(rulesOf([trace('worse', 0), trace('worse', 7)])).toEqual(['worseAgain']);
  expect(rulesOf([trace('worse', 0), trace('notWorse', 7), trace('worse', 14)])).toEqual([]);
  expect(rulesOf([trace('worse', 0), trace('worse', 7), trace('notWorse', 14)])).toEqual([]);
  expect(rulesOf([trace('notWorse', 0), trace('worse', 7), trace('worse', 14)])).toEqual(['worseAgain']);
});

test('a screening that flagged says something where a teacher saw something too, before or after', () => {
  expect(rulesOf([trace('flagged', 0)])).toEqual([]);
  expect(rulesOf([trace('flagged', 10), trace('unusual', 0)])).toEqual(['screenedAndSeen']);
  expect(rulesOf([trace('flagged', 0), trace('missing', 59)])).toEqual(['screenedAndSeen']);
  expect(rulesOf([trace('flagged', 0), trace('missing', 60)])).toEqual([]);
});

test('a rule that the school has switched off makes no clue, and its sizes are the school’s', () => {
  const seen = [trace('missing', 0), trace('missing', 13)];
  expect(firedBy(seen, { missingAgain: { need: 0, days: 14 } })).toEqual([]);
  expect(firedBy(seen, { missingAgain: { need: 2, days: 7 } })).toEqual([]);
  const once = { need: 1, days: 7 };
  expect(firedBy(seen, { missingAgain: once })).toMatchObject([{ size: once, traces: [seen[1]] }]);
  expect(writtenClueRule('missingAgain', once)).toBe('7 天内 1 天到校异常');
  expect(writtenClueRule('missingAgain', { need: 0, days: 7 })).toBe('不用这条');
});

test('what fired a rule are records of its kinds within its days that are enough by themselves, whatever the order', () => {
  const inTwoOrders = traces.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(inTwoOrders, ([all, shuffled]) => {
      const fired = firedBy(all, {});
      for (const { rule, size, traces: own } of fired) {
        const { of, holds } = CLUE_RULES[rule];
        expect(own.every((each) => all.includes(each) && of.includes(each.kind))).toBe(true);
        expect(holds(own, size.need)).toBe(true);
        const [first, end] = [own[0], own.at(-1)];
        expect(first && end && first.on > addDays(end.on, -size.days)).toBe(true);
      }
      expect(firedBy(shuffled, {})).toEqual(fired);
    }),
  );
});

test('more looking is not more ill: entries without anything unusual change nothing, one more of what was seen takes nothing away', () => {
  fc.assert(
    fc.property(
      traces,
      fc.constantFrom(...KINDS.filter((kind) => kind !== 'notWorse')),
      fc.nat(400),
      (all, kind, day) => {
        const before = rulesOf(all);
        const after = rulesOf([...all, trace(kind, day)]);
        expect(before.filter((rule) => !after.includes(rule))).toEqual([]);
      },
    ),
  );
});

test('each rule has a sentence of its own', () => {
  const sentences = codesOf(CLUE_RULES).map((rule) => writtenClueRule(rule, CLUE_RULES[rule]));
  expect(new Set(sentences).size).toBe(sentences.length);
});
