import { Refusal } from '#shared/outcome.ts';
import { dayAndTimeOf, instantOf, type LocalDate } from '#shared/school-calendar.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

/** A day that may be known, and a time, `HH:mm`, that may be; with the names of their fields. */
interface DayAndTime {
  on: LocalDate | null;
  at: string;
  fields: readonly [on: string, at: string];
}

const MINUTE_MS = 60_000;

/**
 * What has not come yet cannot have been.
 *
 * @throws Refusal `timeInFuture`; those of `refuseImpossibleDay`.
 */
export function refuseImpossibleMoment(
  reader: Reader,
  { on, at, fields: [onField, atField] }: DayAndTime,
): void {
  refuseImpossibleDay(reader, onField, on);
  if (on === null || at === '' || instantOf(on, at) <= reader.now + MINUTE_MS) return;
  const now = dayAndTimeOf(reader.now).at;
  throw Refusal.at(atField, 'timeInFuture', `时间不能晚于现在（${now}），请核对`);
}

/**
 * One thing comes before the other, as far as both are known.
 *
 * @throws Refusal `outOfOrder` at the earlier one, with what is said.
 */
export function refuseAfter(earlier: DayAndTime, later: DayAndTime, message: string): void {
  if (earlier.on === null || later.on === null) return;
  const [onField, atField] = earlier.fields;
  if (earlier.on > later.on) throw Refusal.at(onField, 'outOfOrder', message);
  if (earlier.on < later.on || earlier.at === '' || later.at === '' || earlier.at <= later.at) return;
  throw Refusal.at(atField, 'outOfOrder', message);
}
