import { z } from 'zod';
import { CIRCUMSTANCES, codesOf } from '../terms.ts';
import {
  date,
  guardianId,
  line,
  optionalLine,
  optionalPhone,
  optionalProse,
  periodId,
  prose,
  spanPutRight,
  studentId,
  takingBack,
} from './fields.ts';
import { inRoom } from './request.ts';

export const circumstance = z.enum(codesOf(CIRCUMSTANCES));

/** A guardian of today; the first in the list is the first contact. */
export const guardian = z.object({
  id: guardianId,
  name: z.string(),
  relation: z.string(),
  phone: z.string(),
  /** Custody, who lives with the child, when to call: what one must know before calling. */
  note: z.string(),
  firstContact: z.boolean(),
  fromOn: date,
});
export type Guardian = z.infer<typeof guardian>;

/** A guardian as known for a time; `endedOn` is the first day on which it was so no longer. */
export const formerGuardian = guardian.omit({ firstContact: true }).extend({ endedOn: date });
export type FormerGuardian = z.infer<typeof formerGuardian>;

/** A fact about the family, with who said so and since when. `endedOn`: the first day on which it no longer held. */
export const circumstancePeriod = z.object({
  id: periodId,
  circumstance,
  text: z.string(),
  source: z.string(),
  fromOn: date,
  endedOn: date.nullable(),
  endReason: z.string(),
});
export type CircumstancePeriod = z.infer<typeof circumstancePeriod>;

const guardianText = {
  name: line(60),
  relation: optionalLine(20),
  phone: optionalPhone,
  note: optionalProse(500),
};

const circumstanceText = {
  circumstance,
  text: optionalProse(2000),
  source: line(60),
  fromOn: date,
};

export const familyRequests = {
  /** One more guardian, after those already known. */
  'family.addGuardian': inRoom(z.strictObject({ studentId, ...guardianText }), z.object({ guardianId })),
  /** What was known until today stays on record; from today on it is as said here, in a row of its own. */
  'family.changeGuardian': inRoom(z.strictObject({ guardianId, ...guardianText }), z.object({ guardianId })),
  'family.endGuardian': inRoom(
    z.strictObject({ guardianId, endedOn: date, reason: prose(500) }),
    z.object({}),
  ),
  /** All of today's guardians in the order in which they are called; the first is the first contact. */
  'family.orderGuardians': inRoom(
    z.strictObject({ studentId, guardianIds: z.array(guardianId).max(50, '最多 50 位监护人') }),
    z.object({}),
  ),
  'family.addCircumstance': inRoom(z.strictObject({ studentId, ...circumstanceText }), z.object({})),
  /** Puts right what was written down wrongly about a fact. */
  'family.correctCircumstance': inRoom(
    z.strictObject({ periodId, ...circumstanceText, ...spanPutRight }),
    z.object({}),
  ),
  'family.endCircumstance': inRoom(
    z.strictObject({ periodId, endedOn: date, reason: prose(2000) }),
    z.object({}),
  ),
  /** Takes back what never was so; it stays in the vault with the reason. */
  'family.removeCircumstance': inRoom(takingBack, z.object({})),
};
