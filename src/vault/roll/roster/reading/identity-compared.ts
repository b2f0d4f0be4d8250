import { type BornOn, mayBeSameBirth, writtenBirth } from '#shared/birth-date.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { GENDERS, type Gender } from '#shared/terms.ts';
import { troubleOfBirth } from './birth-date.ts';
import type { Cell } from './sheet.ts';

/** What the columns of a row say by themselves: without `gender` where it was not recognised. */
interface Written {
  gender: Gender | undefined;
  bornOn?: BornOn;
  /** Why the birth date that stands there was not read. */
  notice?: string;
}

/** What an identity number adds to a row, and what is to be said of it; it never writes over what stands there. */
interface Told {
  bornOn?: LocalDate;
  gender?: Gender;
  notices: string[];
}

/**
 * Fills birth date and gender from what an identity number tells where the row has none, and compares them where it
 * has. One that contradicts itself, or cannot be a pupil's, tells nothing.
 */
export function byIdentity(cell: Cell | undefined, written: Written, today: LocalDate): Told {
  if (cell?.kind !== 'identity') return { notices: [] };
  const { told } = cell;
  if (told.outcome !== 'read') return { notices: [NOTICES[told.outcome]] };
  const { bornOn, gender } = told;
  const trouble = troubleOfBirth(bornOn, writtenDate(bornOn), today);
  if (trouble) return { notices: [`身份证号：${trouble}`] };
  const notices: string[] = [];
  const isDifferent = written.bornOn !== undefined && !mayBeSameBirth(written.bornOn, bornOn);
  if (isDifferent) {
    notices.push(
      `出生日期写的是${writtenBirth(written.bornOn ?? bornOn)}，身份证号里是${writtenDate(bornOn)}，按写的读入，请核对`,
    );
  }
  const isGenderWritten = written.gender === 'male' || written.gender === 'female';
  if (isGenderWritten && written.gender !== gender) {
    notices.push(
      `性别写的是${GENDERS[written.gender ?? 'unknown']}，身份证号里是${GENDERS[gender]}，按写的读入，请核对`,
    );
  }
  return {
    notices,
    // To a month that the roster says it adds the day.
    ...(isDifferent || written.notice !== undefined ? {} : { bornOn }),
    ...(written.gender === 'unknown' ? { gender } : {}),
  };
}

const NOTICES = {
  wrongCheck: '身份证号的最后一位（校验码）不对，可能抄错了，没有从中读出生日期和性别，请核对',
  lostDigits: '身份证号后面的数字丢了，没有从中读出生日期和性别；请在表里把该列设为文本后重填',
  noNumber: '身份证号不像 18 位身份证号，没有从中读出生日期和性别，请核对',
} as const;
