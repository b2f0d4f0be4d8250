import { z } from 'zod';
import { date, diagnosisId, line, optionalProse, prose, studentId } from './fields.ts';
import { inRoom } from './request.ts';

/** 医院诊断（家长提供）: what a hospital found, and who told or showed it to the school. Never the school's own word. */
export const diagnosis = z.object({
  id: diagnosisId,
  diagnosedOn: date,
  hospital: z.string(),
  diagnosis: z.string(),
  providedBy: z.string(),
  providedOn: date,
  note: z.string(),
});
export type Diagnosis = z.infer<typeof diagnosis>;

export const diagnosisRequests = {
  /** Writes down what the guardian provided, or corrects it. */
  'diagnoses.write': inRoom(
    z.strictObject({
      diagnosisId: diagnosisId.nullable(),
      studentId,
      diagnosedOn: date,
      hospital: line(80),
      diagnosis: prose(2000),
      providedBy: line(60),
      providedOn: date,
      note: optionalProse(2000),
    }),
    z.object({ diagnosisId }),
  ),
  /** Hides a diagnosis; it stays in the vault with the reason. */
  'diagnoses.remove': inRoom(z.strictObject({ diagnosisId, reason: prose(500) }), z.object({})),
};
