const UNITS = ['KB', 'MB', 'GB'] as const;

/** A size as a file manager shows it: 512 KB, 12.3 MB. */
export function writtenBytes(bytes: number): string {
  // A small file is not nothing.
  let size = Math.max(bytes / 1024, Math.min(bytes, 1));
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1;
  return `${size.toFixed(digits)} ${UNITS[unit]}`;
}
