import type { StudentId } from '#shared/contract/fields.ts';
import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { refuseImpossibleDay } from './possible-days.ts';

/** From when until when something lasts, that day excluded; null while it lasts. */
export interface Span {
  fromOn: LocalDate;
  endedOn: LocalDate | null;
}

/**
 * Refuses days that cannot be those of something that lasts, where they are put right.
 *
 * @param beside the student's other periods of which only one can hold at a time.
 * @throws Refusal `dateInFuture`, `dateFarAhead`, `dateBeforeBirth`, `dateLongAgo`, `endsBeforeStart`, `overlaps`.
 */
export function refuseImpossibleSpan(
  reader: Reader,
  studentId: StudentId,
  span: Span,
  beside: readonly Span[] = [],
): void {
  refuseImpossibleDay(reader, 'fromOn', span.fromOn, { of: [studentId] });
  refuseImpossibleDay(reader, 'endedOn', span.endedOn, { of: [studentId] });
  refuseEndBeforeStart(span.fromOn, span.endedOn);
  const other = beside.find((each) => overlap(span, each));
  if (!other) return;
  const until = other.endedOn ? `到${writtenDate(other.endedOn)}` : '至今';
  const field = span.fromOn < other.fromOn ? 'endedOn' : 'fromOn';
  throw Refusal.at(field, 'overlaps', `与另一段（${writtenDate(other.fromOn)}${until}）重叠，请核对日期`);
}

/** Both hold on some day; where the days of one are none, on none. */
export const overlap = (one: Span, other: Span): boolean => begins(one, other) && begins(other, one);

/** `one` begins before `other` is over. */
function begins(one: Span, other: Span): boolean {
  return other.endedOn === null || one.fromOn < other.endedOn;
}

/** A period that is not there, or was taken away. */
export function noPeriod(): Refusal {
  return new Refusal('noPeriod', '找不到这一项，可能已被删除。请刷新后查看。');
}

/** @throws Refusal `endsBeforeStart`. */
export function refuseEndBeforeStart(fromOn: LocalDate, endedOn: LocalDate | null): void {
  if (endedOn === null || endedOn >= fromOn) return;
  throw Refusal.at('endedOn', 'endsBeforeStart', '结束日期不能早于开始日期，请核对');
}

/** What goes on has no end, and no reason for one. */
export function withoutEnd<Right extends { endedOn: LocalDate | null; endReason: string }>(
  right: Right,
): Right {
  return right.endedOn === null ? { ...right, endReason: '' } : right;
}

/** @throws Refusal `neverWasSo`: a period that is over on its first day is one that was taken back. */
export function refuseNoDayAtAll({ fromOn, endedOn }: Span): void {
  if (endedOn !== fromOn) return;
  throw Refusal.at('endedOn', 'neverWasSo', '结束日期要晚于开始日期；登记错了的请用“删除”');
}
