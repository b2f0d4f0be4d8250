import { type LocalDate, writtenDate } from './school-calendar.ts';

/** What is to be done in words, by whom and until when: 每天见一面（林老师，2026年9月30日前）. */
export function writtenMeasure({
  what,
  responsible,
  dueOn,
}: {
  what: string;
  responsible: string;
  dueOn: LocalDate | null;
}): string {
  return `${what}（${responsible}${dueOn === null ? '' : `，${writtenDate(dueOn)}前`}）`;
}
