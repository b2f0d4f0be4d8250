import { z } from 'zod';
import { date, line, optionalProse, prose, screeningId, studentId } from './fields.ts';
import { inRoom } from './request.ts';

/** What a scale found of one student: 筛查，非诊断 (glossary: screening). */
export const screening = z.object({
  id: screeningId,
  occurredOn: date,
  scale: z.string(),
  result: z.string(),
  note: z.string(),
});
export type Screening = z.infer<typeof screening>;

export const screeningRequests = {
  /** Writes a screening result down, or corrects one. */
  'screenings.write': inRoom(
    z.strictObject({
      screeningId: screeningId.nullable(),
      studentId,
      occurredOn: date,
      scale: line(80),
      result: prose(1000),
      note: optionalProse(2000),
    }),
    z.object({ screeningId }),
  ),
  /** Hides a screening; it stays in the vault with the reason. */
  'screenings.remove': inRoom(z.strictObject({ screeningId, reason: prose(500) }), z.object({})),
};
