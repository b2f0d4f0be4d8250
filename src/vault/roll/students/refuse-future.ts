import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';

/**
 * What has happened cannot lie ahead of today.
 *
 * @param field the input that the message belongs to.
 * @throws Refusal `dateInFuture`.
 */
export function refuseFuture(date: LocalDate | null, today: LocalDate, field: string): void {
  if (date === null || date <= today) return;
  throw Refusal.at(field, 'dateInFuture', `日期不能晚于今天（${writtenDate(today)}），请核对`);
}
