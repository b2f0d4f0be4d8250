import dayjs from 'dayjs';

/** An instant in a file's or folder's name, as this PC's clock shows it: `YYYYMMDD-HHMMSS`. */
export function fileStamp(instant: number): string {
  return dayjs(instant).format('YYYYMMDD-HHmmss');
}
