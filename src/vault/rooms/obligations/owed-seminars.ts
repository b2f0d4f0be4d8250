import { addDays, type LocalDate } from '#shared/school-calendar.ts';
import { overlap, type Span } from './windows.ts';

/** A tracking period (跟踪周期), such as the summer holiday; both days are in it. */
export interface SeminarPeriod {
  id: string;
  name: string;
  fromOn: LocalDate;
  untilOn: LocalDate;
}

/** A time at 二类 or 三类, at the school. */
interface AtHighRisk<Id extends string> {
  id: Id;
  span: Span;
}

/**
 * The 专题研讨 that are owed to one student: one in each tracking period in which the student is at 二类 or 三类 on any
 * day (policy Z7), by the last day of it. A seminar about the student on a day of the period satisfies it.
 *
 * @param seminars the days of those that took place.
 * @param lookFrom a period that ended before this day is asked about no longer.
 * @returns each with the first of the levels that asks for it, and from when on.
 */
export function owedSeminars<Id extends string>(
  periods: readonly SeminarPeriod[],
  levels: readonly AtHighRisk<Id>[],
  seminars: readonly LocalDate[],
  { today, lookFrom }: { today: LocalDate; lookFrom: LocalDate },
): { period: SeminarPeriod; levelId: Id; from: LocalDate }[] {
  return periods
    .filter(({ fromOn, untilOn }) => fromOn <= today && untilOn >= lookFrom)
    .filter(({ fromOn, untilOn }) => !seminars.some((on) => fromOn <= on && on <= untilOn && on <= today))
    .flatMap((period) => {
      const days: Span = { fromOn: period.fromOn, endedOn: addDays(period.untilOn, 1) };
      const [first] = levels
        .flatMap(({ id, span }) => {
          const within = overlap(span, days);
          return within && within.fromOn <= today ? [{ levelId: id, from: within.fromOn }] : [];
        })
        .sort((one, other) => one.from.localeCompare(other.from));
      return first ? [{ period, ...first }] : [];
    });
}
