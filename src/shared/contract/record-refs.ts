import { z } from 'zod';
import type { AttachableKind, RecordKind } from '../record-kinds.ts';
import { mayHoldAttachments, RECORD_KINDS } from '../record-kinds.ts';
import { codesOf } from '../terms.ts';
import type { PeriodId } from './fields.ts';

/** Kinds whose rows share one brand of id: what has a beginning, an end and a reason. */
type OfPeriods = 'level' | 'concern' | 'care' | 'situation' | 'circumstance' | 'leave' | 'hold' | 'careTeam';

/** The id of a record of a kind: branded by the kind, so that no record is opened as one of another. */
export type RecordIdOf<Kind extends RecordKind> = Kind extends OfPeriods ? PeriodId : string & z.$brand<Kind>;

/** Which record is meant, of which kind. */
export type RecordRef = { [Kind in RecordKind]: { record: Kind; id: RecordIdOf<Kind> } }[RecordKind];

export const recordRef = z
  .object({ record: z.enum(codesOf(RECORD_KINDS)), id: z.uuid() })
  // The kind says which brand the id bears; zod's enum cannot pair the two.
  .transform((ref) => ref as RecordRef);

/** A record on which attachments may hang. */
export type AttachableRef = Extract<RecordRef, { record: AttachableKind }>;

export const attachableRef = z
  .strictObject({
    record: z.enum(codesOf(RECORD_KINDS).filter(mayHoldAttachments)),
    id: z.uuid(),
  })
  // As above.
  .transform((ref) => ref as AttachableRef);
