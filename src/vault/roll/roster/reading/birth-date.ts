import { type BornOn, possibleBirths, writtenBirth } from '#shared/birth-date.ts';
import { canBePupil } from '#shared/possible-days.ts';
import { ageOn, type LocalDate } from '#shared/school-calendar.ts';
import type { Cell } from './sheet.ts';
import { readDate } from './written-date.ts';

/** A date or month of birth, or why there is none; both are absent when nothing was written. */
export interface BirthDate {
  bornOn?: BornOn;
  notice?: string;
}

/** Reads a cell of the birth date column, as any date; what cannot be a pupil's is left out with a notice too. */
export function readBirthDate(cell: Cell | undefined, from1904: boolean, today: LocalDate): BirthDate {
  const { date, ...told } = readDate(cell, from1904, {
    word: '出生日期',
    troubleOf: (bornOn, written) => troubleOfBirth(bornOn, written, today),
  });
  return date === undefined ? told : { bornOn: date };
}

/** Why nobody who is a pupil was born then, which is named as it is `written`; undefined where somebody may be. */
export function troubleOfBirth(bornOn: BornOn, written: string, today: LocalDate): string | undefined {
  if (canBePupil(bornOn, today)) return undefined;
  const { first } = possibleBirths(bornOn);
  const meant = [bornOn, writtenBirth(bornOn)].includes(written)
    ? `“${written}”`
    : `“${written}”（${writtenBirth(bornOn)}）`;
  return first > today
    ? `出生日期${meant}在今天之后，未读入，请核对后补填`
    : `按出生日期${meant}算是 ${ageOn(first, today)} 岁，未读入，请核对后补填`;
}
