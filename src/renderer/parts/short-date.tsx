import { type LocalDate, todayOnThisPc, writtenDay, writtenShortDate } from '#shared/school-calendar.ts';

/**
 * A day where many stand beneath each other: 11月29日, with its year where that is another; the whole of it is a hint
 * away. It never breaks (theme.css).
 */
export function ShortDate({ on }: { on: LocalDate }) {
  return (
    <time dateTime={on} title={writtenDay(on)}>
      {writtenShortDate(on, todayOnThisPc())}
    </time>
  );
}
