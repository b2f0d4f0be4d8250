import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import {
  date,
  type StudentId,
  studentId,
  type TrackingPeriodId,
  trackingPeriodId,
} from '#shared/contract/fields.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { openWords, sealWords } from '#vault/roll/roster/fill-in/row-key.ts';

/** Which student and which week a row of a workbook is about. */
export interface AskedRow {
  periodId: TrackingPeriodId;
  studentId: StudentId;
  /** The week's first day. */
  weekFrom: LocalDate;
}

const words = z.tuple([trackingPeriodId, studentId, date]);

/** The row's key. */
export const sealRow = (key: KeyObject, { periodId, studentId: id, weekFrom }: AskedRow): string =>
  sealWords(key, [periodId, id, weekFrom]);

/** What a row is about; null for a key that this vault has not given out for a student and a week. */
export function openRow(key: KeyObject, written: string): AskedRow | null {
  const { data } = words.safeParse(openWords(key, written));
  return data ? { periodId: data[0], studentId: data[1], weekFrom: data[2] } : null;
}
