import { expect, test } from 'vitest';
import { filterWatchlist, NO_FILTERS } from '#renderer/watchlist/watchlist-filters.ts';
import type { NextStep } from '#shared/contract/next-steps.ts';
import type { WatchlistEntry } from '#shared/contract/watchlist.ts';
import { localDate } from '#shared/school-calendar.ts';
import { writtenNextStep } from '#shared/written-next-step.ts';

const today = localDate('2026-09-02');

const step = (what: NextStep['what'], dueOn: string): NextStep => ({
  what,
  situation: what === 'followUp' ? 'highRisk' : null,
  per: what === 'followUp' ? 'week' : null,
  fromOn: localDate(dueOn),
  dueOn: localDate(dueOn),
  need: 1,
  done: 0,
  missed: 0,
  missedWeeks: 0,
  inHoliday: false,
  opens: null,
  putOffUntil: null,
  keys: [],
  told: '',
  by: '',
  dueAt: null,
});

test('已过期 passes those whose row is called late, the missed weeks before a step of this week too', () => {
  const followUp = step('followUp', '2026-09-06');
  const steps: WatchlistEntry['nextStep'][] = [
    null,
    followUp,
    { ...followUp, missed: 3, missedWeeks: 3 },
    step('homeVisit', '2026-09-01'),
  ];
  // The filters look at nothing else of an entry.
  const entries = steps.map((nextStep) => ({ level: 'severe', nextStep })) as unknown as WatchlistEntry[];
  const shown = filterWatchlist(entries, { ...NO_FILTERS, steps: ['late'] }, today);
  expect(shown).toEqual(entries.filter(({ nextStep }) => nextStep && writtenNextStep(nextStep, today).late));
  expect(shown).toHaveLength(2);
});
