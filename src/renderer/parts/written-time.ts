/** A start time as people type it (`1430`, `9：05`, `14.30`) as `HH:mm`; anything else unchanged. */
export function writtenTime(typed: string): string {
  const found = /^\s*(\d{1,2})\s*[:：.点]?\s*(\d{2})\s*分?\s*$/.exec(typed);
  if (!found) return typed.trim();
  const [, hours = '', minutes = ''] = found;
  return `${hours.padStart(2, '0')}:${minutes}`;
}
