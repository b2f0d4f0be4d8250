import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type LocalDate, localDate, weekOf } from '#shared/school-calendar.ts';
import {
  DUE_DAYS,
  lateReports,
  reportStateOf,
  schoolWeeks,
  termOn,
  termsOfYear,
  type WeeklyRule,
  weekStateOf,
} from '#shared/weekly-reports.ts';

const day = localDate;
const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(day('2020-01-01'), days));
const anyStretch = (longest: number) =>
  fc
    .tuple(anyDay, fc.integer({ min: 0, max: longest }))
    .map(([fromOn, days]) => ({ fromOn, untilOn: addDays(fromOn, days) }));
const rule = (fromOn: string, isAsked = true, dueAfter = 7): WeeklyRule => ({
  fromOn: day(fromOn),
  isAsked,
  dueAfter,
});
const THERE = { fromOn: day('2020-01-01'), endedOn: null };

test('every school day of a term lies in one of its weeks, each a whole week from Monday', () => {
  fc.assert(
    fc.property(anyStretch(170), fc.array(anyStretch(20), { maxLength: 4 }), (term, holidays) => {
      const weeks = schoolWeeks(term, holidays);
      for (const [at, week] of weeks.entries()) {
        expect(weekOf(week.from)).toEqual({ from: week.from, until: week.until });
        expect(week.from > (weeks[at - 1]?.from ?? '')).toBe(true);
        expect(week.number).toBeGreaterThan(weeks[at - 1]?.number ?? 0);
      }
      for (let on = term.fromOn; on <= term.untilOn; on = addDays(on, 1)) {
        const isWeekend = on > addDays(weekOf(on).from, 4);
        const isOff = holidays.some(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn);
        if (!isWeekend && !isOff)
          expect(weeks.filter(({ from, until }) => from <= on && on <= until)).toHaveLength(1);
      }
    }),
  );
});

test('a term that begins on a Wednesday has that week, one that begins on a Saturday the next; a week of holiday has none', () => {
  const weeksOf = (from: string, until: string, ...holidays: [string, string][]) =>
    schoolWeeks(
      { fromOn: day(from), untilOn: day(until) },
      holidays.map(([fromOn, untilOn]) => ({ fromOn: day(fromOn), untilOn: day(untilOn) })),
    ).map(({ from: monday, number }) => `${number} ${monday}`);
  expect(weeksOf('2026-09-02', '2026-09-20')).toEqual(['1 2026-08-31', '2 2026-09-07', '3 2026-09-14']);
  expect(weeksOf('2026-09-05', '2026-09-20')).toEqual(['1 2026-09-07', '2 2026-09-14']);
  // 国庆: Thursday to Wednesday. Both weeks have school; a whole week off has none, and is counted.
  expect(weeksOf('2026-09-28', '2026-10-11', ['2026-10-01', '2026-10-07'])).toEqual([
    '1 2026-09-28',
    '2 2026-10-05',
  ]);
  expect(weeksOf('2026-09-28', '2026-10-18', ['2026-10-01', '2026-10-11'])).toEqual([
    '1 2026-09-28',
    '3 2026-10-12',
  ]);
});

test('weeks go on over the end of the year, also of one with 53 weeks', () => {
  const weeks = schoolWeeks({ fromOn: day('2026-12-14'), untilOn: day('2027-01-17') }, []);
  expect(weeks.map(({ from }) => from)).toEqual([
    '2026-12-14',
    '2026-12-21',
    '2026-12-28',
    '2027-01-04',
    '2027-01-11',
  ]);
});

test('a school that has set its autumn alone is asked in the usual spring as well', () => {
  const span = (kind: 'term' | 'holiday', fromOn: string, untilOn: string) => ({
    kind,
    name: '第一学期',
    fromOn: day(fromOn),
    untilOn: day(untilOn),
  });
  expect(
    termsOfYear(2026, [span('term', '2026-08-31', '2027-01-22')]).map(
      ({ name, isUsual }) => `${name} ${isUsual}`,
    ),
  ).toEqual(['第一学期 false', '2027年春季学期 true']);
  expect(termsOfYear(2026, []).map(({ name }) => name)).toEqual(['2026年秋季学期', '2027年春季学期']);
  const terms = termsOfYear(2026, []);
  expect(termOn(terms, day('2027-02-10'))?.name).toBe('2026年秋季学期');
  // The first day of the term is a Tuesday: its week begins the day before.
  expect(termOn(terms, day('2026-08-31'))?.name).toBe('2026年秋季学期');
});

test('what nobody has told is never 零报告, whatever the rule', () => {
  const anyRule = fc.record({
    fromOn: anyDay,
    isAsked: fc.boolean(),
    dueAfter: fc.constantFrom(...DUE_DAYS.keys()),
  });
  fc.assert(
    fc.property(anyDay, anyDay, fc.array(anyRule, { maxLength: 3 }), (on, today, rules) => {
      const state = weekStateOf(weekOf(on), null, { days: THERE, rules, today });
      expect(['silent', 'due', 'ahead', 'unasked']).toContain(state);
      if (state === 'silent') expect(today >= addDays(weekOf(on).from, 4)).toBe(true);
    }),
  );
});

test('a week is asked for by the rule of its last day: nothing of before it was switched on is late', () => {
  const rules = [rule('2026-09-09')];
  const stateOf = (
    monday: string,
    today: string,
    of: readonly WeeklyRule[] = rules,
    days: Parameters<typeof weekStateOf>[2]['days'] = THERE,
  ) => weekStateOf(weekOf(day(monday)), null, { days, rules: of, today: day(today) });
  expect(stateOf('2026-08-31', '2026-09-16')).toBe('unasked');
  expect(stateOf('2026-09-07', '2026-09-13')).toBe('due');
  expect(stateOf('2026-09-07', '2026-09-14')).toBe('silent');
  expect(stateOf('2026-09-14', '2026-09-13')).toBe('ahead');
  // Switched off in the middle of a week: that one is not asked for, the one before is.
  const off = [...rules, rule('2026-09-16', false)];
  expect(stateOf('2026-09-14', '2026-09-30', off)).toBe('unasked');
  expect(stateOf('2026-09-07', '2026-09-30', off)).toBe('silent');
  // A class that has come or gone meanwhile.
  expect(stateOf('2026-09-07', '2026-09-30', rules, { fromOn: day('2026-09-14'), endedOn: null })).toBe(
    'unasked',
  );
  expect(stateOf('2026-09-07', '2026-09-30', rules, { fromOn: null, endedOn: null })).toBe('unasked');
  expect(
    stateOf('2026-09-07', '2026-09-30', rules, { fromOn: day('2025-09-01'), endedOn: day('2026-09-08') }),
  ).toBe('silent');
});

test('a report as a whole: 零报告 is said, better is told, worse and absence are unusual', () => {
  const change = (how: 'same' | 'better' | 'worse') => ({ kind: 'change' as const, change: how });
  expect(reportStateOf(true, [])).toBe('zero');
  expect(reportStateOf(true, [change('same')])).toBe('zero');
  expect(reportStateOf(false, [])).toBe('told');
  expect(reportStateOf(true, [change('better')])).toBe('told');
  expect(reportStateOf(false, [change('worse')])).toBe('unusual');
  expect(reportStateOf(false, [{ kind: 'absent', change: null }])).toBe('unusual');
  expect(reportStateOf(false, [{ kind: 'noticed', change: null }])).toBe('unusual');
});

test('late is what is due and silent; a fortnight after the term nobody is reminded', () => {
  const term = { fromOn: day('2026-09-01'), untilOn: day('2027-01-19') };
  const weeks = schoolWeeks(term, []);
  const late = (today: LocalDate, states: ('silent' | 'zero')[]) =>
    lateReports(term, weeks, [states, ['silent', 'silent', ...states.slice(2)]], {
      rules: [rule('2026-09-01')],
      today,
    });
  expect(late(day('2026-09-06'), [])).toBeNull();
  expect(late(day('2026-09-07'), ['silent'])).toMatchObject({ classes: 2, earlier: 0, week: { number: 1 } });
  expect(late(day('2026-09-14'), ['silent', 'zero'])).toMatchObject({
    classes: 1,
    earlier: 2,
    week: { number: 2 },
  });
  expect(late(day('2027-02-03'), ['silent'])).toBeNull();
});
