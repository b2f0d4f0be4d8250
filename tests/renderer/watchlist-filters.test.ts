import { expect, test } from 'vitest';
import { filterWatchlist, NO_FILTERS } from '#renderer/watchlist/watchlist-filters.ts';
import type { WatchlistEntry } from '#shared/contract/watchlist.ts';
import { localDate } from '#shared/school-calendar.ts';
import { writtenNextStep } from '#shared/written-next-step.ts';

const today = localDate('2026-09-02');

test('已过期 passes those whose row is called late, the missed weeks before a step of this week too', () => {
  const steps: WatchlistEntry['nextStep'][] = [
    null,
    { kind: 'followUp', dueOn: localDate('2026-09-06'), missedWeeks: 0 },
    { kind: 'followUp', dueOn: localDate('2026-09-06'), missedWeeks: 3 },
    { kind: 'homeVisit', dueOn: localDate('2026-09-01'), missedWeeks: 0 },
  ];
  // The filters look at nothing else of an entry.
  const entries = steps.map((nextStep) => ({ level: 'severe', nextStep })) as unknown as WatchlistEntry[];
  const shown = filterWatchlist(entries, { ...NO_FILTERS, steps: ['late'] }, today);
  expect(shown).toEqual(entries.filter(({ nextStep }) => nextStep && writtenNextStep(nextStep, today).late));
  expect(shown).toHaveLength(2);
});
