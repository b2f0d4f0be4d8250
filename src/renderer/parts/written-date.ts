import { isLocalDate, type LocalDate } from '#shared/school-calendar.ts';

/**
 * The date that a person typed: 2026-09-01, 2026/9/1, 2026.9.1, 20260901, 2026年9月1日 (also with its weekday),
 * and 9.1, 9-1, 9/1, 9月1日 in the year of `today`. Null when the text names no day that exists.
 */
export function readWrittenDate(text: string, today: LocalDate): LocalDate | null {
  const bare = text
    .normalize('NFKC')
    .replace(/\s*(周|星期)[一二三四五六日天]$/, '')
    .replace(/\s/g, '');
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(bare) ??
    /^(\d{4})[-/.。年](\d{1,2})[-/.。月](\d{1,2})日?$/.exec(bare) ??
    /^()(\d{1,2})[-/.。月](\d{1,2})日?$/.exec(bare);
  if (!match) return null;
  const [, year, month = '', day = ''] = match;
  const written = `${year || today.slice(0, 4)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(written) ? written : null;
}
