import { z } from 'zod';
import { DISCLOSURE_GROUNDS } from '../disclosure-grounds.ts';
import { codesOf } from '../terms.ts';
import { date, line, optionalProse, optionalTime, prose, studentId } from './fields.ts';
import { incidentId } from './incidents.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';

export const disclosureId = z.uuid().brand<'disclosure'>();
export type DisclosureId = z.infer<typeof disclosureId>;

/** 突破保密: who was told how much, on what ground, and who decided that (policy J14). */
const disclosed = {
  /** The event that it belongs to, where there is one. */
  incidentId: incidentId.nullable(),
  occurredOn: date,
  startsAt: optionalTime.refine((time) => time !== '', '请填写时间，到分钟，例如 18:50'),
  toWhom: line(100),
  told: prose(5000),
  ground: z.enum(codesOf(DISCLOSURE_GROUNDS)),
  groundText: optionalProse(2000),
  decidedBy: line(60),
  /** What the child was told of it, beforehand or afterwards. */
  childTold: optionalProse(2000),
};

export const disclosure = z.object({
  ...disclosed,
  id: disclosureId,
  studentId,
  startsAt: z.string(),
  toWhom: z.string(),
  told: z.string(),
  groundText: z.string(),
  decidedBy: z.string(),
  childTold: z.string(),
});
export type Disclosure = z.infer<typeof disclosure>;

export const disclosureRequests = {
  'disclosures.write': inRoom(
    z.strictObject({ disclosureId: disclosureId.nullable(), studentId, ...disclosed }),
    z.object({ disclosureId }),
  ),
  'disclosures.remove': inRoom(z.strictObject({ disclosureId, reason: prose(500) }), z.object({})),
  /** 突破保密记录: a PDF. */
  'disclosures.layPaper': inRoom(z.strictObject({ disclosureId, ...paperFor('disclosure') }), laidPaper),
};
