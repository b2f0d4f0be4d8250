import { z } from 'zod';
import { PROMISE_KINDS } from '../custody.ts';
import { codesOf } from '../terms.ts';
import { date, line, optionalLine, optionalProse, optionalTime, prose, studentId } from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';
import { signers, signersWritten } from './signers.ts';

export const custodyPromiseId = z.uuid().brand<'custodyPromise'>();
export type CustodyPromiseId = z.infer<typeof custodyPromiseId>;
export const custodyHandOverId = z.uuid().brand<'custodyHandOver'>();
export type CustodyHandOverId = z.infer<typeof custodyHandOverId>;

/** 监护承诺书 or 陪护协议: printed before it is signed, so that nothing but its time must be said (policy J10, P4). */
const promised = {
  kind: z.enum(codesOf(PROMISE_KINDS)),
  fromOn: date,
  /** The last day on which it holds. */
  untilOn: date,
  treatment: optionalProse(2000),
  medicine: optionalProse(2000),
  company: optionalProse(2000),
  dangerousThings: optionalProse(2000),
  contact: optionalProse(2000),
};

/** What stands in a vault is read, whatever is asked today of what is written. */
export const custodyPromise = z.object({
  ...promised,
  id: custodyPromiseId,
  treatment: z.string(),
  medicine: z.string(),
  company: z.string(),
  dangerousThings: z.string(),
  contact: z.string(),
  signers,
});
export type CustodyPromise = z.infer<typeof custodyPromise>;

/** 安全责任移交: the moment when the child went over to the guardian (policy J11, P4). */
const handedOver = {
  occurredOn: date,
  /** To the minute. */
  startsAt: optionalTime.refine((time) => time !== '', '请填写移交的时间，到分钟，例如 14:35'),
  place: optionalLine(60),
  /** Who handed the child over for the school. */
  handedBy: line(60),
  /** Who took the child along, who need not be the one that signs. */
  takenBy: line(60),
  /** What was told of how the child is, and of the risk. */
  riskTold: prose(5000),
  /** Where the child goes: home, a hospital. */
  goesTo: line(100),
  /** What the guardian was asked to do. */
  instructions: prose(5000),
  witnesses: optionalLine(100),
};

export const custodyHandOver = z.object({
  id: custodyHandOverId,
  occurredOn: date,
  startsAt: z.string(),
  place: z.string(),
  handedBy: z.string(),
  /** Empty in what was written before it was asked for. */
  takenBy: z.string(),
  riskTold: z.string(),
  goesTo: z.string(),
  instructions: z.string(),
  witnesses: z.string(),
  /** Whom it concerns. */
  signers,
});
export type CustodyHandOver = z.infer<typeof custodyHandOver>;

export const custodyRequests = {
  /** Writes a promise down, or corrects it, as when it was signed. */
  'custody.writePromise': inRoom(
    z.strictObject({
      custodyPromiseId: custodyPromiseId.nullable(),
      studentId,
      ...promised,
      signers: signersWritten,
    }),
    z.object({ custodyPromiseId }),
  ),
  /** Hides a promise; it stays in the vault with the reason. */
  'custody.removePromise': inRoom(z.strictObject({ custodyPromiseId, reason: prose(500) }), z.object({})),
  /** 监护承诺书 or 陪护协议, to be signed. */
  'custody.layPromise': inRoom(
    z.strictObject({ custodyPromiseId, ...paperFor('custodyPromise') }),
    laidPaper,
  ),
  /** Writes a hand-over down, or corrects it. */
  'custody.writeHandOver': inRoom(
    z.strictObject({
      custodyHandOverId: custodyHandOverId.nullable(),
      studentId,
      ...handedOver,
      signers: signersWritten,
    }),
    z.object({ custodyHandOverId }),
  ),
  /** Hides a hand-over; it stays in the vault with the reason. */
  'custody.removeHandOver': inRoom(z.strictObject({ custodyHandOverId, reason: prose(500) }), z.object({})),
  /** 安全责任移交书, to be signed. */
  'custody.layHandOver': inRoom(
    z.strictObject({ custodyHandOverId, ...paperFor('custodyHandOver') }),
    laidPaper,
  ),
};
