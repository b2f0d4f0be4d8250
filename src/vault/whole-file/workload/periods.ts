import type { OutputOf } from '#shared/contract/index.ts';
import type { SchoolSpan } from '#shared/contract/school-years.ts';
import { addDays, addMonths, type LocalDate, localDate } from '#shared/school-calendar.ts';
import { usualStretch } from '#shared/usual-stretch.ts';
import type { Days } from './work-records.ts';

type Period = OutputOf<'workload.periods'>[number];

/** A school year with its terms and holidays, as far as they are on record. */
export interface KnownYear extends Days {
  schoolYear: number;
  spans: readonly SchoolSpan[];
}

/**
 * The periods that are asked for, the first being the one meant as a rule: the running term, or in a holiday the one
 * just over; then the terms before it, the school years, this month and the last.
 *
 * @param years the running school year and those before it, the latest first.
 */
export function periodsOn(today: LocalDate, years: readonly KnownYear[]): Period[] {
  const terms = years
    .flatMap(({ schoolYear, spans }) =>
      spans
        .filter(({ kind, fromOn }) => kind === 'term' && fromOn <= today)
        .map(({ name, fromOn, untilOn }) => ({ word: `${schoolYear}学年 ${name}`, fromOn, untilOn })),
    )
    .sort((one, other) => other.fromOn.localeCompare(one.fromOn));
  const first = firstOfMonth(today);
  const before = addMonths(first, -1);
  return [
    ...(terms.length > 0 ? terms : usualTerms(today)),
    ...years.map(({ schoolYear, fromOn, untilOn }) => ({ word: `${schoolYear}学年`, fromOn, untilOn })),
    month(first),
    month(before),
  ];
}

const firstOfMonth = (day: LocalDate) => localDate(`${day.slice(0, 7)}-01`);

const month = (first: LocalDate): Period => ({
  word: `${first.slice(0, 4)}年${Number(first.slice(5, 7))}月`,
  fromOn: first,
  untilOn: addDays(addMonths(first, 1), -1),
});

/** The running term and the one before, by the months in which schools usually have them. */
function usualTerms(today: LocalDate): Period[] {
  const terms: Period[] = [];
  for (let day = today; terms.length < 2; ) {
    const { kind, name, fromOn, untilOn } = usualStretch(day);
    if (kind === 'term') terms.push({ word: name, fromOn, untilOn });
    day = addDays(fromOn, -1);
  }
  return terms;
}
