import type { LocalDate } from '#shared/school-calendar.ts';

/** When it is, and who sits at the PC. `today` is always handed to a rule, never asked by it. */
export interface Moment {
  now: number;
  today: LocalDate;
  person: string;
}
