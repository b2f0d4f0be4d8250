import { z } from 'zod';
import { date, line } from './fields.ts';

/** More guardians than this sign nothing. */
export const MOST_SIGNERS = 4;

/** A guardian whom a paper concerns, by name as written, and the day on which that one signed; null: not yet. */
const signer = z.object({ name: z.string(), signedOn: date.nullable() });
export type Signer = z.infer<typeof signer>;
export const signers = z.array(signer);

/** Each of them only once: two who live apart sign each for themselves. */
export const signersWritten = z
  .array(z.strictObject({ name: line(60), signedOn: date.nullable() }))
  .min(1, '请填写监护人')
  .max(MOST_SIGNERS, `最多 ${MOST_SIGNERS} 位`)
  .superRefine((given, context) => {
    for (const [at, { name }] of given.entries())
      if (given.findIndex((each) => each.name === name) < at)
        context.addIssue({ code: 'custom', path: [at, 'name'], message: '这位监护人已经在上面，请删去' });
  });
