import { expect, test } from 'vitest';
import {
  type BornOn,
  isBirthMonth,
  knownBirth,
  mayBeSameBirth,
  possibleBirths,
  readBirthMonth,
  writtenAge,
  writtenBirth,
} from '#shared/birth-date.ts';
import { canBePupil, troubleOfDay } from '#shared/possible-days.ts';
import { localDate } from '#shared/school-calendar.ts';

const born = (text: string): BornOn => (isBirthMonth(text) ? text : localDate(text));

test.each(['201311', '2013-11', '2013.11', '2013/11', '2013年11月', '2013年11月份'])(
  '%s is November 2013',
  (written) => expect(readBirthMonth(written)).toBe('2013-11'),
);

test.each(['2013', '2013年', '201300', '201313', '1311', '13-11', '2013-11-05', '20131105', '181311', ''])(
  '%s is no month of a birth',
  (written) => expect(readBirthMonth(written)).toBeNull(),
);

test('one digit is enough for a month', () => {
  expect([readBirthMonth('2014年3月'), readBirthMonth('2014-3')]).toEqual(['2014-03', '2014-03']);
});

test('the age is right from the month alone, and in the birth month it is one of two', () => {
  const age = (day: string) => writtenAge(born('2013-11'), localDate(day));
  expect([age('2026-10-31'), age('2026-11-01'), age('2026-11-29'), age('2026-11-30')]).toEqual([
    12,
    '12 或 13',
    '12 或 13',
    13,
  ]);
  expect(writtenAge(born('2013-11-05'), localDate('2026-11-04'))).toBe(12);
});

test('a month has a first and a last day, in February too', () => {
  expect(possibleBirths(born('2012-02'))).toEqual({ first: '2012-02-01', last: '2012-02-29' });
  expect(possibleBirths(born('2013-12'))).toEqual({ first: '2013-12-01', last: '2013-12-31' });
});

test('it is shown as it is known', () => {
  expect([writtenBirth(born('2013-11')), writtenBirth(born('2013-11-05'))]).toEqual([
    '2013年11月',
    '2013年11月5日',
  ]);
});

test('a month and a day of it may be the same birth, and the day is the more that is known', () => {
  const [month, day, other] = [born('2013-11'), born('2013-11-05'), born('2013-12-05')];
  expect([mayBeSameBirth(month, day), mayBeSameBirth(day, month), mayBeSameBirth(month, other)]).toEqual([
    true,
    true,
    false,
  ]);
  expect([knownBirth(day, month), knownBirth(month, day), knownBirth(month, other)]).toEqual([
    day,
    day,
    other,
  ]);
});

test('nothing was before the birth month, and something may have been on its first day', () => {
  const trouble = (day: string) =>
    troubleOfDay(localDate(day), { today: localDate('2026-11-28'), bornOn: born('2013-11') });
  expect([trouble('2013-10-31'), trouble('2013-11-01')]).toEqual(['beforeBirth', null]);
});

test('a pupil is of an age that the month allows', () => {
  const today = localDate('2026-11-28');
  expect(
    ['2026-11', '2026-12', '2023-12', '2023-11', '2013-11', '1995-11', '1995-10'].map((each) =>
      canBePupil(born(each), today),
    ),
  ).toEqual([false, false, false, true, true, true, false]);
});
