import { gradeNamedIn } from '../students/roster/class-name.ts';

const NUMERALS = '一二三四五六七八九';

/**
 * What a class's name says of the grade, some school years later: 七年级(3)班 is 七 now and 八 a year later, 初一 and
 * 七年级 are the same. A name that counts from the year of entry (2026级) stays as it is, and one without any grade
 * stands for itself.
 */
export function gradeOf(className: string, yearsLater = 0): string {
  const grade =
    gradeNamedIn(className) ?? /^[1-9一二三四五六七八九](?=[(（]|\d{2})/.exec(className)?.[0] ?? '';
  const from = grade.startsWith('初') ? 6 : grade.startsWith('高') ? 9 : 0;
  const numeral = grade.replace(/年级$|^[初高]/g, '');
  const number = /^\d$/.test(numeral) ? Number(numeral) : NUMERALS.indexOf(numeral) + 1;
  if (numeral === '' || /级$/.test(grade.replace(/年级$/, '')) || number === 0) return grade || className;
  return String(from + number + yearsLater);
}
