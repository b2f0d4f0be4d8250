import { z } from 'zod';
import { owedLine } from './obligations.ts';

/** What is to be done next about a student: the first of what is owed that was not put off. */
export const nextStep = owedLine.extend({
  /** Weeks that went by without a follow-up, whatever else comes first (policy Z4). */
  missedWeeks: z.int(),
});
export type NextStep = z.infer<typeof nextStep>;
