import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { type SchoolClassId, schoolClassId } from '#shared/contract/fields.ts';
import { type ScreeningBatchId, screeningBatchId } from '#shared/contract/screenings.ts';
import { FOCUS_GROUPS, type FocusGroup } from '#shared/screening/batches.ts';
import { codesOf } from '#shared/terms.ts';
import { openWords, sealWords } from '#vault/roll/roster/fill-in/row-key.ts';

/** Which batch, class and group a row of a workbook is about, and where it stands in the group; 0 is that of the whole group. */
export interface FocusRow {
  batchId: ScreeningBatchId;
  classId: SchoolClassId;
  focus: FocusGroup;
  place: number;
}

const words = z.tuple([
  z.literal('focus'),
  screeningBatchId,
  schoolClassId,
  z.enum(codesOf(FOCUS_GROUPS)),
  z.coerce.number().int().min(0),
]);

export const sealFocusRow = (key: KeyObject, { batchId, classId, focus, place }: FocusRow): string =>
  sealWords(key, ['focus', batchId, classId, focus, `${place}`]);

/** What a row is about; null for a key that this vault has not given out for a batch's class. */
export function openFocusRow(key: KeyObject, written: string): FocusRow | null {
  const { data } = words.safeParse(openWords(key, written));
  return data ? { batchId: data[1], classId: data[2], focus: data[3], place: data[4] } : null;
}
