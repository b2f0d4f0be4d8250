import { z } from 'zod';
import { codesOf, OBSERVED_SIGNS } from '../terms.ts';
import { date, line, observationId, prose, studentId } from './fields.ts';
import { inRoom } from './request.ts';

export const observedSign = z.enum(codesOf(OBSERVED_SIGNS));

/** A risk factor or a warning signal, as somebody observed it on a day (policy P1). */
export const observation = z.object({
  id: observationId,
  sign: observedSign,
  occurredOn: date,
  text: z.string(),
  source: z.string(),
});
export type Observation = z.infer<typeof observation>;

export const observationRequests = {
  /** Writes an observation down, or corrects one. */
  'observations.write': inRoom(
    z.strictObject({
      observationId: observationId.nullable(),
      studentId,
      sign: observedSign,
      occurredOn: date,
      text: prose(5000),
      source: line(60),
    }),
    z.object({ observationId }),
  ),
  /** Hides an observation; it stays in the vault with the reason. */
  'observations.remove': inRoom(z.strictObject({ observationId, reason: prose(500) }), z.object({})),
};
