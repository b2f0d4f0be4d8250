import { spaceless } from '#shared/written-text.ts';

const CHINESE_DIGITS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

const GRADE = '(?:[一二三四五六七八九1-9]年级|[初高]?20\\d{2}[级届]|[初高][一二三123])';
const CLASS_IN_GRADE = '[(]?(?:\\d{1,3}|[一二三四五六七八九十]{1,3})[)]?班';
const CLASS_IN_TEXT = new RegExp(`${GRADE}?(?:[一二三四五六七八九](?=[(]))?${CLASS_IN_GRADE}`);

/** The class that a title or a sheet's name gives: 2026学年 七年级（3）班 学生名册 → 七年级(3)班. */
export function classNamedIn(title: string): string | undefined {
  return CLASS_IN_TEXT.exec(spaceless(title))?.[0];
}

/** The grade that a title gives: 七年级学生名册 → 七年级. */
export function gradeNamedIn(title: string): string | undefined {
  return new RegExp(GRADE).exec(spaceless(title))?.[0];
}

/**
 * A class as it is called, brackets half-width: 七年级（3）班 → 七年级(3)班. A bare number takes its grade with
 * it: 七年级 and 3 → 七年级(3)班. Empty when nothing was written.
 */
export function className(written: string, writtenGrade: string): string {
  const name = spaceless(written);
  if (name === '') return '';
  const grade = spaceless(writtenGrade)
    .replace(/^([1-9])(年级)?$/, (_, digit: string) => `${CHINESE_DIGITS[Number(digit) - 1]}年级`)
    .replace(/^(20\d{2})(年级?|年入学)?$/, '$1级');
  const bare = /^[(]?(\d{1,4})[)]?班?$/.exec(name)?.[1];
  if (grade === '' || name.startsWith(grade)) return bare && name === bare ? `${bare}班` : name;
  // 0703 or 703 in the column 班级 names the grade by itself.
  if (bare) return bare.length <= 2 ? `${grade}(${Number(bare)})班` : name === bare ? `${bare}班` : name;
  return /年级|级|^[初高][一二三123]|^[一二三四五六七八九](?=[(])/.test(name) ? name : `${grade}${name}`;
}
