import { z } from 'zod';
import { activityId, date, sessionId, studentId } from './fields.ts';

/** One record behind a figure: every count opens to its records (rules of the data, 6). */
export const countedRecord = z.object({
  key: z.string(),
  studentId: studentId.nullable(),
  /** The record itself, where it has a screen of its own. */
  opens: z
    .discriminatedUnion('at', [
      z.object({ at: z.literal('session'), sessionId }),
      z.object({ at: z.literal('activities'), activityId }),
    ])
    .nullable(),
  /** Whose it is: a student, several, a teacher; empty for nobody. */
  name: z.string(),
  className: z.string(),
  occurredOn: date,
  text: z.string(),
  amount: z.int(),
});
export type CountedRecord = z.infer<typeof countedRecord>;
