import { z } from 'zod';
import { codesOf, INSTITUTION_KINDS } from '../terms.ts';
import { institutionId, line, nothing, optionalLine, optionalPhone, optionalProse } from './fields.ts';
import { inRoom } from './request.ts';

/** 机构名录: whom the room may recommend to guardians (policy Z6). */
const written = {
  kind: z.enum(codesOf(INSTITUTION_KINDS)),
  name: line(60),
  department: optionalLine(40),
  phone: optionalPhone,
  address: optionalLine(100),
  note: optionalProse(500),
};

export const institution = z.object({
  id: institutionId,
  ...written,
  phone: z.string(),
  /** False for one that is offered no more; what names it stays as it was written. */
  inUse: z.boolean(),
});
export type Institution = z.infer<typeof institution>;

export const institutionRequests = {
  /** The directory in its order, those put aside at its end. */
  'institutions.list': inRoom(nothing, z.array(institution)),
  /** Changes one; a null id is another one, at the end of the order. */
  'institutions.write': inRoom(
    z.strictObject({ institutionId: institutionId.nullable(), ...written }),
    z.object({ institutionId }),
  ),
  /** All that are in use, in the order in which they are offered. */
  'institutions.order': inRoom(
    z.strictObject({ institutionIds: z.array(institutionId).max(500, '最多 500 家机构') }),
    z.object({}),
  ),
  'institutions.putAside': inRoom(z.strictObject({ institutionId }), z.object({})),
  /** Offers one again that was put aside, at the end of the order. */
  'institutions.takeUp': inRoom(z.strictObject({ institutionId }), z.object({})),
};
