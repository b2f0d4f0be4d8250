import { asc } from 'drizzle-orm';
import { SCHOOL_RULE } from '#shared/contact-rules.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { IntervalLine } from '#shared/contract/obligations.ts';
import { countOf, INTERVALS, type SetIntervals, writtenInterval } from '#shared/intervals.ts';
import { codesOf } from '#shared/terms.ts';
import type { DayReader, Reader, Writer } from '#vault/strongbox/database/access.ts';
import { setIntervals } from './tables.ts';

/** What this school has set; what it has not is as the app comes. */
export function schoolIntervals({ db }: DayReader): SetIntervals {
  const rows = db.select().from(setIntervals).orderBy(asc(setIntervals.sequence)).all();
  return Object.fromEntries(rows.map(({ interval, count }) => [interval, count]));
}

/** Every interval as it holds now, in the order of the settings. */
export function intervalsToday(reader: Reader): IntervalLine[] {
  const set = schoolIntervals(reader);
  return codesOf(INTERVALS).map((interval) => {
    const count = countOf(interval, set);
    const { count: asItComes, source } = INTERVALS[interval];
    return { interval, count, source: count === asItComes ? source : SCHOOL_RULE };
  });
}

/** Sets how long something may wait, or how often it is asked for; what is open already is counted anew. */
export function setInterval(writer: Writer, { interval, count }: InputOf<'obligations.setInterval'>): void {
  const before = countOf(interval, schoolIntervals(writer));
  writer.db
    .insert(setIntervals)
    .values({ interval, count, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  const said = (each: number) => writtenInterval(interval, each);
  writer.record({
    action: 'obligation.intervalSet',
    subject: INTERVALS[interval].word,
    detail: { before: said(before), after: said(count) },
  });
}
