import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { OpeningTimeId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { OpeningTimeLine } from '#shared/contract/school-years.ts';
import { type DaysOff, WEEKDAYS, writtenWeekdays } from '#shared/opening-hours.ts';
import { Refusal } from '#shared/outcome.ts';
import { addDays, schoolYearOf, schoolYearSpan } from '#shared/school-calendar.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { setSchoolYears, spansOf } from './school-years.ts';
import { openingTimes } from './tables.ts';

type Row = typeof openingTimes.$inferSelect;

const lineOf = ({ id, weekdays, startsAt, endsAt, fromOn, untilOn }: Row): OpeningTimeLine => ({
  id,
  weekdays: WEEKDAYS.filter((weekday) => weekdays.includes(String(weekday))),
  startsAt,
  endsAt,
  fromOn,
  untilOn,
});

/** How an opening time reads in a line: 周一、周三 12:30–13:20. */
const inWords = ({ weekdays, startsAt, endsAt }: OpeningTimeLine) =>
  `${writtenWeekdays(weekdays)} ${startsAt}–${endsAt}`;

const factsOf = (line: OpeningTimeLine) => ({
  weekdays: writtenWeekdays(line.weekdays),
  startsAt: line.startsAt,
  endsAt: line.endsAt,
  fromOn: line.fromOn,
  untilOn: line.untilOn,
});

/** When the counselling room is open, the latest first; of one day by their hours. */
export function listOpeningTimes(reader: Reader): OpeningTimeLine[] {
  return reader.db
    .select()
    .from(openingTimes)
    .where(isNull(openingTimes.removedAt))
    .orderBy(desc(openingTimes.fromOn), asc(openingTimes.weekdays), asc(openingTimes.startsAt))
    .all()
    .map(lineOf);
}

/**
 * Adds hours of the counselling room, or changes them.
 *
 * @throws Refusal `noOpeningTime`, `endsBeforeStart`.
 */
export function writeOpeningTime(writer: Writer, wanted: InputOf<'schoolYears.writeOpeningTime'>): void {
  const { openingTimeId, weekdays, startsAt, endsAt, fromOn, untilOn } = wanted;
  if (endsAt <= startsAt) throw Refusal.at('endsAt', 'endsBeforeStart', '结束时间应晚于开始时间，请核对');
  if (untilOn !== null && untilOn < fromOn) {
    throw Refusal.at('untilOn', 'endsBeforeStart', '最后一天不能早于第一天，请核对');
  }
  const before = openingTimeId === null ? null : existing(writer, openingTimeId);
  const columns = { weekdays: [...new Set(weekdays)].sort().join(''), startsAt, endsAt, fromOn, untilOn };
  const row = before
    ? writer.db.update(openingTimes).set(columns).where(eq(openingTimes.id, before.id)).returning().get()
    : writer.db
        .insert(openingTimes)
        .values({ ...columns, recordedAt: writer.now, recordedBy: writer.person })
        .returning()
        .get();
  const after = lineOf(row);
  writer.record({
    action: before ? 'openingTime.changed' : 'openingTime.added',
    subject: inWords(after),
    detail: before ? { old: factsOf(before), new: factsOf(after) } : { new: factsOf(after) },
  });
}

/** Hides hours that were never kept; they stay in the vault with the reason. @throws Refusal `noOpeningTime`. */
export function removeOpeningTime(
  writer: Writer,
  { openingTimeId, reason }: InputOf<'schoolYears.removeOpeningTime'>,
): void {
  const before = existing(writer, openingTimeId);
  writer.db
    .update(openingTimes)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(openingTimes.id, before.id))
    .run();
  writer.record({
    action: 'openingTime.removed',
    subject: inWords(before),
    detail: { old: factsOf(before), reason },
  });
}

function existing(reader: Reader, id: OpeningTimeId): OpeningTimeLine {
  const row = reader.db
    .select()
    .from(openingTimes)
    .where(and(eq(openingTimes.id, id), isNull(openingTimes.removedAt)))
    .get();
  if (!row) throw new Refusal('noOpeningTime', '找不到这段开放时间，可能已经删除。请刷新后再看。');
  return lineOf(row);
}

/**
 * The days of a period on which there is no school: holidays, and where a school year has terms on record, whatever
 * lies outside of them.
 *
 * @returns those days, and the school years of which neither terms nor holidays are on record: nothing is taken off there.
 */
export function daysOffIn(
  reader: Reader,
  { fromOn, untilOn }: Pick<DaysOff, 'fromOn'> & { untilOn: DaysOff['untilOn'] },
): { daysOff: DaysOff[]; yearsWithout: number[] } {
  const dates = setSchoolYears(reader);
  const daysOff: DaysOff[] = [];
  const yearsWithout: number[] = [];
  for (let year = schoolYearOf(fromOn, dates); year <= schoolYearOf(untilOn, dates); year += 1) {
    const spans = spansOf(reader, year);
    if (spans.length === 0) yearsWithout.push(year);
    daysOff.push(...spans.filter(({ kind }) => kind === 'holiday'));
    const terms = spans.filter(({ kind }) => kind === 'term');
    if (terms.length === 0) continue;
    // Until the next year begins: days between two years belong to the one that is over.
    const whole = {
      from: schoolYearSpan(year, dates).from,
      until: addDays(schoolYearSpan(year + 1, dates).from, -1),
    };
    let free = whole.from;
    for (const term of terms) {
      if (free < term.fromOn) daysOff.push({ fromOn: free, untilOn: addDays(term.fromOn, -1) });
      free = addDays(term.untilOn, 1);
    }
    if (free <= whole.until) daysOff.push({ fromOn: free, untilOn: whole.until });
  }
  return { daysOff, yearsWithout };
}
