import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { date, type SchoolClassId, schoolClassId } from '#shared/contract/fields.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { openWords, sealWords } from '#vault/roll/roster/fill-in/row-key.ts';

/** Which class and week a row of a workbook is about, and where it stands in it; 0 is that of the whole class. */
export interface WeekRow {
  classId: SchoolClassId;
  weekFrom: LocalDate;
  place: number;
}

const words = z.tuple([z.literal('week'), schoolClassId, date, z.coerce.number().int().min(0)]);

export const sealWeekRow = (key: KeyObject, { classId, weekFrom, place }: WeekRow): string =>
  sealWords(key, ['week', classId, weekFrom, `${place}`]);

/** What a row is about; null for a key that this vault has not given out for a class and a week. */
export function openWeekRow(key: KeyObject, written: string): WeekRow | null {
  const { data } = words.safeParse(openWords(key, written));
  return data ? { classId: data[1], weekFrom: data[2], place: data[3] } : null;
}
