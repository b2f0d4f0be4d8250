import { z } from 'zod';
import { codesOf, NEXT_STEPS } from '../terms.ts';
import { date } from './fields.ts';

/** What is to be done next about a student, and until when; overdue when `dueOn` lies before today. */
export const nextStep = z.object({
  kind: z.enum(codesOf(NEXT_STEPS)),
  dueOn: date,
  /** Weeks without a follow-up directly before this one; 0 for every other kind. */
  missedWeeks: z.int(),
});
export type NextStep = z.infer<typeof nextStep>;
