import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Duty, LADDER, type Per, type Situation, type StandingRule } from '#shared/contact-rules.ts';
import { addDays, addMonths, type LocalDate, weekOf } from '#shared/school-calendar.ts';
import { type Act, type Facts, obligations } from '#vault/rooms/obligations/obligations.ts';
import { type Span, united, windowOf, windowsBetween } from '#vault/rooms/obligations/windows.ts';
import { day } from '../sample.ts';

/** A Friday; its week is 23–29 November. */
const TODAY = day('2026-11-27');
const RULES: readonly StandingRule[] = LADDER.map((rule) => ({ ...rule, fromOn: null, endedOn: null }));
const CALENDAR = { lookFrom: day('2026-09-01'), holidays: [], intervals: {} };

const facts = (
  situation: Situation,
  span: Span,
  acts: readonly Act[] = [],
  rest: Partial<Facts> = {},
): Facts => ({ situations: [{ situation, span }], acts, waiting: [], putOffs: [], ...rest });

/** What is owed of one duty in windows up to today: `first day of the window: done of need`. */
function owed(given: Facts, duty: Duty, today = TODAY, calendar = CALENDAR, rules = RULES): string[] {
  return obligations(given, rules, today, calendar)
    .filter(({ what, window }) => what === duty && window.from <= today)
    .map(({ window, need, done }) => `${window.from}: ${done}/${need}`);
}

const since = (from: string): Span => ({ fromOn: day(from), endedOn: null });
const on = (date: string) => ({ on: day(date) });
const session = (date: string, assessed = false): Act => ({ ...on(date), kind: 'session', assessed });
const groupSession = (date: string): Act => ({ ...on(date), kind: 'groupSession' });
const talk = (date: string, byHomeroomTeacher = true): Act => ({
  ...on(date),
  kind: 'talk',
  byHomeroomTeacher,
});
const followUp = (date: string, inPerson = false): Act => ({ ...on(date), kind: 'followUp', inPerson });
const contact = (date: string): Act => ({ ...on(date), kind: 'contact' });
const homeVisit = (date: string, told = true): Act => ({ ...on(date), kind: 'homeVisit', told });

/**
 * Each line of the ladder, from a Monday on. `looks` is what a person may take for it, and is not enough.
 */
const CASES: readonly {
  of: [Situation, Duty];
  from: string;
  owed: string[];
  enough: Act[];
  looks: Act[];
}[] = [
  {
    of: ['highRisk', 'followUp'],
    from: '2026-11-23',
    owed: ['2026-11-23: 0/1'],
    enough: [followUp('2026-11-29')],
    looks: [
      session('2026-11-24'),
      talk('2026-11-24'),
      homeVisit('2026-11-24', false),
      followUp('2026-11-22'),
    ],
  },
  {
    of: ['treatedAtSchool', 'talk'],
    from: '2026-11-01',
    owed: ['2026-11-01: 0/2'],
    enough: [talk('2026-11-02', false), talk('2026-11-20')],
    looks: [talk('2026-11-02'), talk('2026-11-02'), session('2026-11-20'), talk('2026-10-31')],
  },
  {
    of: ['treatedAtSchool', 'counselling'],
    from: '2026-11-01',
    owed: ['2026-11-01: 0/2'],
    enough: [session('2026-11-02'), session('2026-11-30')],
    looks: [session('2026-11-02'), groupSession('2026-11-09'), talk('2026-11-10')],
  },
  {
    of: ['mildAfterScreening', 'homeroomTalk'],
    from: '2026-11-23',
    owed: ['2026-11-23: 0/1'],
    enough: [talk('2026-11-23')],
    looks: [talk('2026-11-23', false), session('2026-11-24')],
  },
  {
    of: ['mildAfterScreening', 'guardianContact'],
    from: '2026-11-01',
    owed: ['2026-11-01: 0/2'],
    enough: [contact('2026-11-02'), homeVisit('2026-11-03')],
    looks: [contact('2026-11-02'), contact('2026-11-02'), followUp('2026-11-09')],
  },
  {
    of: ['mildAfterScreening', 'counselling'],
    from: '2026-11-01',
    owed: ['2026-11-01: 0/2'],
    enough: [session('2026-11-02'), session('2026-11-03')],
    looks: [session('2026-11-02'), talk('2026-11-03')],
  },
  {
    of: ['stayedAfterCrisis', 'talk'],
    from: '2026-11-26',
    owed: ['2026-11-26: 0/1', '2026-11-27: 0/1'],
    enough: [talk('2026-11-26', false), talk('2026-11-27', false)],
    looks: [session('2026-11-26'), talk('2026-11-27'), talk('2026-11-27')],
  },
  {
    of: ['stayedAfterCrisis', 'counselling'],
    from: '2026-11-23',
    owed: ['2026-11-23: 0/2'],
    enough: [session('2026-11-23'), session('2026-11-26')],
    looks: [session('2026-11-23'), session('2026-11-23'), followUp('2026-11-24', true)],
  },
  {
    of: ['affectedByEvent', 'groupCounselling'],
    from: '2026-11-23',
    owed: ['2026-11-23: 0/1'],
    enough: [groupSession('2026-11-25')],
    looks: [session('2026-11-25')],
  },
  {
    of: ['affectedByEvent', 'interview'],
    from: '2026-11-23',
    owed: ['2026-11-23: 0/2'],
    enough: [session('2026-11-23'), followUp('2026-11-24', true)],
    // A message is no interview.
    looks: [session('2026-11-23'), followUp('2026-11-24', false), talk('2026-11-25')],
  },
  {
    of: ['affectedByEvent', 'talk'],
    from: '2026-11-23',
    owed: ['2026-11-23: 0/2'],
    enough: [talk('2026-11-23'), talk('2026-11-24')],
    looks: [talk('2026-11-23'), session('2026-11-24')],
  },
  {
    of: ['inclinedGroup', 'groupCounselling'],
    from: '2026-11-01',
    owed: ['2026-11-01: 0/2'],
    enough: [groupSession('2026-11-03'), groupSession('2026-11-17')],
    looks: [groupSession('2026-11-03'), groupSession('2026-11-03'), session('2026-11-17')],
  },
  {
    of: ['onLeave', 'anyContact'],
    from: '2026-11-01',
    owed: ['2026-11-01: 0/1'],
    enough: [contact('2026-11-10')],
    looks: [contact('2026-10-31')],
  },
  {
    of: ['returned', 'returnAssessment'],
    from: '2026-11-23',
    owed: ['2026-11-23: 0/1'],
    enough: [session('2026-11-30', true)],
    looks: [
      session('2026-11-24'),
      talk('2026-11-24'),
      session('2026-12-01', true),
      session('2026-11-22', true),
    ],
  },
  {
    of: ['returned', 'homeroomTalk'],
    from: '2026-11-12',
    owed: ['2026-11-12: 0/1'],
    enough: [talk('2026-12-11')],
    looks: [talk('2026-11-11'), talk('2026-12-12'), talk('2026-11-20', false)],
  },
  {
    of: ['returned', 'counselling'],
    from: '2026-11-12',
    owed: ['2026-11-12: 0/1'],
    enough: [session('2026-11-12')],
    looks: [groupSession('2026-11-12'), talk('2026-11-13')],
  },
  {
    of: ['returnedAfterSuicidality', 'talk'],
    from: '2026-11-20',
    owed: ['2026-11-20: 0/1'],
    enough: [talk('2026-12-03')],
    looks: [talk('2026-11-19'), talk('2026-12-04'), session('2026-11-21')],
  },
  {
    of: ['returnedAfterSuicidality', 'riskInterview'],
    from: '2026-11-12',
    owed: ['2026-11-12: 0/1'],
    enough: [session('2026-11-13', true)],
    looks: [session('2026-11-13', false), followUp('2026-11-14', true)],
  },
];

test('every line of the ladder has its case', () => {
  const lines = LADDER.map(({ situation, duty }) => [situation, duty]);
  expect(CASES.map(({ of }) => of).sort()).toEqual(lines.sort());
});

test.each(CASES)('$of.0: $of.1', ({ of: [situation, duty], from, owed: all, enough, looks }) => {
  expect(owed(facts(situation, since(from)), duty)).toEqual(all);
  expect(owed(facts(situation, since(from), enough), duty)).toEqual([]);
  expect(owed(facts(situation, since(from), looks), duty)).not.toEqual([]);
});

test('a week that went by stays owed beside the one of today, whatever else waits longer', () => {
  const receipt = { what: 'receipt', on: day('2026-10-01'), opens: { record: 'letter', id: 'l' } } as never;
  const given = facts('highRisk', since('2026-11-11'), [followUp('2026-11-25')], { waiting: [receipt] });
  expect(owed(given, 'followUp')).toEqual(['2026-11-09: 0/1', '2026-11-16: 0/1']);
  const all = obligations(given, RULES, TODAY, CALENDAR).map(({ what, window }) => [what, window.until]);
  expect(all).toEqual([
    ['receipt', '2026-10-08'],
    ['followUp', '2026-11-15'],
    ['followUp', '2026-11-22'],
    ['followUp', '2026-12-06'],
  ]);
});

test('a level that changes in mid-week asks for one follow-up, and a listing on the last day for one as well', () => {
  const changing: Facts = {
    ...facts('highRisk', { fromOn: day('2026-11-16'), endedOn: day('2026-11-25') }),
    situations: [
      { situation: 'highRisk', span: { fromOn: day('2026-11-16'), endedOn: day('2026-11-25') } },
      { situation: 'highRisk', span: since('2026-11-25') },
    ],
  };
  expect(owed(changing, 'followUp')).toEqual(['2026-11-16: 0/1', '2026-11-23: 0/1']);
  expect(owed(facts('highRisk', since('2026-11-29')), 'followUp', day('2026-11-29'))).toEqual([
    '2026-11-23: 0/1',
  ]);
});

test('who comes in the middle of a month owes the share of it', () => {
  expect(owed(facts('treatedAtSchool', since('2026-11-20')), 'counselling')).toEqual(['2026-11-01: 0/1']);
  expect(owed(facts('treatedAtSchool', since('2026-11-10')), 'counselling')).toEqual(['2026-11-01: 0/2']);
});

test('a window that falls in a holiday says so, and stays owed', () => {
  const holidays = [{ fromOn: day('2026-11-14'), endedOn: day('2026-11-25') }];
  const all = obligations(facts('highRisk', since('2026-11-09')), RULES, TODAY, { ...CALENDAR, holidays });
  expect(all.map(({ window, inHoliday }) => [window.from, inHoliday])).toEqual([
    ['2026-11-09', false],
    ['2026-11-16', true],
    ['2026-11-23', false],
  ]);
});

test('what was put off is told with its day, comes back on it, and what was let go is not asked for again', () => {
  const given = facts('highRisk', since('2026-11-23'));
  const [line] = obligations(given, RULES, TODAY, CALENDAR);
  const key = line?.key ?? '';
  const putOff = (until: string | null) =>
    obligations(
      { ...given, putOffs: [{ key, until: until === null ? null : day(until) }] },
      RULES,
      TODAY,
      CALENDAR,
    ).map((each) => [each.window.from, each.putOffUntil]);
  expect(putOff('2026-11-28')).toEqual([['2026-11-23', '2026-11-28']]);
  expect(putOff('2026-11-27')).toEqual([['2026-11-23', null]]);
  expect(putOff(null)).toEqual([]);
});

test('a rule asks about the windows whose last day it holds on: a change leaves no day without one', () => {
  const weekly = { situation: 'highRisk', duty: 'followUp', times: 1, per: 'week' } as const;
  const rules: StandingRule[] = [
    { ...weekly, fromOn: null, endedOn: day('2026-11-18') },
    { ...weekly, times: 2, fromOn: day('2026-11-18'), endedOn: null },
  ];
  expect(owed(facts('highRisk', since('2026-11-09')), 'followUp', TODAY, CALENDAR, rules)).toEqual([
    '2026-11-09: 0/1',
    '2026-11-16: 0/2',
    '2026-11-23: 0/2',
  ]);
});

test('a year of interviews has twelve windows from the day of return, from the 31st and over a leap day too', () => {
  for (const back of ['2027-01-31', '2027-12-31', '2028-02-29', '2026-11-12']) {
    const returned = day(back);
    const span = { fromOn: returned, endedOn: null };
    const later = addMonths(returned, 14);
    const windows = obligations(facts('returnedAfterSuicidality', span), RULES, later, CALENDAR)
      .filter(({ what }) => what === 'riskInterview')
      .map(({ window }) => window);
    expect(windows).toHaveLength(12);
    expect(windows[0]?.from).toBe(returned);
    expect(windows.at(-1)?.until).toBe(addDays(addMonths(returned, 12), -1));
    windows.slice(1).forEach((window, at) => {
      expect(window.from).toBe(addDays(windows[at]?.until ?? window.from, 1));
    });
  }
});

const aDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(day('2023-01-01'), days));
const aPer = fc.constantFrom<Per>('day', 'week', 'twoWeeks', 'month');

test('the windows of any time tile it: whole, in order, without a gap, each day in the window that holds it', () => {
  fc.assert(
    fc.property(aPer, aDay, fc.integer({ min: 0, max: 500 }), fc.boolean(), (per, from, days, anchored) => {
      const until = addDays(from, days);
      const anchor = anchored || per === 'twoWeeks' ? from : null;
      const windows = windowsBetween(per, from, until, anchor);
      const [first, last] = [windows[0], windows.at(-1)];
      expect(first && first.from <= from && from <= first.until).toBe(true);
      expect(last && last.from <= until && until <= last.until).toBe(true);
      windows.forEach((window, at) => {
        const next = windows[at + 1];
        if (next) expect(next.from).toBe(addDays(window.until, 1));
        expect(windowOf(per, window.until, anchor)).toEqual(window);
      });
    }),
  );
});

const aSpan: fc.Arbitrary<Span> = fc
  .tuple(aDay, fc.option(fc.integer({ min: -3, max: 200 })))
  .map(([fromOn, days]) => ({ fromOn, endedOn: days === null ? null : addDays(fromOn, days) }));
const isIn = (date: LocalDate, { fromOn, endedOn }: Span) =>
  fromOn <= date && (endedOn === null || date < endedOn);

test('united spans hold the same days, lie apart and are in order', () => {
  fc.assert(
    fc.property(fc.array(aSpan, { maxLength: 6 }), fc.array(aDay, { maxLength: 30 }), (spans, days) => {
      const one = united(spans);
      for (const date of days)
        expect(one.some((span) => isIn(date, span))).toBe(spans.some((span) => isIn(date, span)));
      one.slice(1).forEach((span, at) => {
        const before = one[at]?.endedOn;
        expect(before !== null && before !== undefined && before < span.fromOn).toBe(true);
      });
    }),
  );
});

test('every week that the high-risk list touches has its follow-up or is owed; no other week is', () => {
  fc.assert(
    fc.property(
      fc.array(aSpan, { maxLength: 4 }),
      fc.array(aDay, { maxLength: 20 }),
      aDay,
      fc.integer({ min: 0, max: 400 }),
      (spans, followed, today, back) => {
        const lookFrom = addDays(today, -back);
        const given: Facts = {
          situations: spans.map((span) => ({ situation: 'highRisk', span })),
          acts: followed.map((date) => ({ on: date, kind: 'followUp', inPerson: false })),
          waiting: [],
          putOffs: [],
        };
        const asked = new Set(
          obligations(given, RULES, today, { lookFrom, holidays: [], intervals: {} })
            .filter(({ window }) => window.from <= today)
            .map(({ window }) => window.from),
        );
        const expected = new Set<LocalDate>();
        for (let monday = weekOf(lookFrom).from; monday <= today; monday = addDays(monday, 7)) {
          const week = weekOf(monday);
          const touched = Array.from({ length: 7 }, (_, at) => addDays(monday, at)).some((date) =>
            spans.some((span) => isIn(date, span)),
          );
          const met = followed.some((date) => date >= week.from && date <= week.until);
          if (touched && !met) expected.add(monday);
        }
        expect([...asked].sort()).toEqual([...expected].sort());
      },
    ),
    // Off the list on the very day from which one looks back, in the middle of its week.
    { examples: [[[{ fromOn: day('2029-05-31'), endedOn: day('2029-06-05') }], [], day('2029-06-05'), 0]] },
  );
});

test('one more act never makes more owed, and the same day twice counts once', () => {
  const anAct: fc.Arbitrary<Act> = fc.oneof(
    aDay.map((date): Act => session(date, true)),
    aDay.map((date): Act => talk(date)),
    aDay.map((date): Act => followUp(date, true)),
    aDay.map((date): Act => contact(date)),
    aDay.map((date): Act => groupSession(date)),
  );
  const aSituation = fc.constantFrom(...LADDER.map(({ situation }) => situation));
  fc.assert(
    fc.property(
      aSituation,
      aSpan,
      fc.array(anAct, { maxLength: 12 }),
      anAct,
      aDay,
      (situation, span, acts, act, today) => {
        const calendar = { lookFrom: addDays(today, -200), holidays: [], intervals: {} };
        const missing = (given: readonly Act[]) =>
          obligations(facts(situation, span, given), RULES, today, calendar)
            .filter(({ window }) => window.from <= today)
            .reduce((sum, { need, done }) => sum + need - done, 0);
        expect(missing([...acts, act])).toBeLessThanOrEqual(missing(acts));
        expect(missing([...acts, act, act])).toBe(missing([...acts, act]));
      },
    ),
  );
});
