/** A day of every year as people type one (`9月1日`, `9-1`, `9.1`, `0901`) as `MM-DD`; anything else unchanged. */
export function typedMonthDay(typed: string): string {
  const text = typed.trim();
  const found = /^(\d{1,2})\s*[-/.．月]\s*(\d{1,2})\s*[日号]?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  if (!found) return text;
  const [, month = '', day = ''] = found;
  return `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
