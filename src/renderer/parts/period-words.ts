import type { PeriodId } from '#shared/contract/fields.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';

/** What a level, a concern and a state of care have in common. */
export interface Period {
  id: PeriodId;
  fromOn: LocalDate;
  /** The first day on which it no longer holds; null while it lasts. */
  endedOn: LocalDate | null;
  reason: string;
  endReason: string;
}

/** 2026年9月1日 起，2026年10月8日 止; or 至今. */
export function writtenSpan({ fromOn, endedOn }: Pick<Period, 'fromOn' | 'endedOn'>): string {
  return endedOn === null
    ? `${writtenDate(fromOn)} 至今`
    : `${writtenDate(fromOn)} 起，${writtenDate(endedOn)} 止`;
}

/** Why it began, and why it ended where it did. */
export function reasonsOf({ reason, endReason }: Period): string {
  return endReason === '' ? reason : `${reason}（结束：${endReason}）`;
}
