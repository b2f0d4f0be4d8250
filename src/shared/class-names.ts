import { spaceless } from './written-text.ts';

// The place of a numeral is its number; the empty text after a bare 十 is found at 0.
const DIGITS = '〇一二三四五六七八九';
const collator = new Intl.Collator('zh-CN', { numeric: true });

/**
 * Classes in the order of their grades: 七年级(2)班 before 七年级(10)班 before 八年级(1)班. By their sound alone 八
 * would come before 七.
 */
export function compareClassNames(one: string, other: string): number {
  return collator.compare(classOrderKey(one), classOrderKey(other)) || collator.compare(one, other);
}

/** A class's name with its numerals as digits: what a list sorts by. */
export function classOrderKey(name: string): string {
  return name.replace(/十?[一二三四五六七八九]|十/g, (numeral) => {
    const tens = numeral.startsWith('十') ? 10 : 0;
    return String(tens + DIGITS.indexOf(numeral.slice(tens ? 1 : 0)));
  });
}

/** What becomes of a class when the school year turns: its name in the next year, or that it graduates. */
export interface ClassAfter {
  graduates: boolean;
  /** Empty when nothing can be guessed from the name. */
  name: string;
}

const NUMERALS = '一二三四五六七八九';
const ARABIC = '123456789';

/** A grade at the beginning of a class's name: 七年级(1)班, 高一3班, 一(2)班, 703班. */
const GRADES = [
  { in: /^()([一二三四五六七八九1-9])(年级.*)$/ },
  { in: /^([初高])([一二三123])(.*)$/, last: 3 },
  { in: /^()([一二三四五六七八九])([(（].*)$/ },
  { in: /^()([1-9])(\d{2}班?|[.．-]\d{1,2}班?)$/ },
] as const;

/** Classes that are named by the year in which they came: 2024级3班, 高2026级(1)班, 初2026届1班, 26级3班, 2026(1)班. */
const BY_YEAR = /^(小学|初中|高中|小|初|高)?(20\d{2}(?:年级|级|届|年|(?!\d))|\d{2}(?:级|届))/;

interface GradeInName {
  /** 初, 高, or nothing. */
  before: string;
  numeral: string;
  rest: string;
  /** Within the stage: 1 for 初一, 7 for 七年级. */
  number: number;
  /** The last grade of the stage where the name tells it. */
  last: number | undefined;
}

function gradeInName(className: string): GradeInName | undefined {
  for (const grade of GRADES) {
    const [, before = '', numeral = '', rest = ''] = grade.in.exec(className) ?? [];
    if (numeral === '') continue;
    const number = (ARABIC.includes(numeral) ? ARABIC : NUMERALS).indexOf(numeral) + 1;
    return { before, numeral, rest, number, last: 'last' in grade ? grade.last : undefined };
  }
  return undefined;
}

/**
 * What a class will be called a year later, guessed by its grade: 七年级(1)班 → 八年级(1)班, 高一3班 → 高二3班. The last
 * grade of a school graduates: 九, 初三, 高三, and 六 where the school has no higher one. A class named by the year it
 * came in (2024级3班) keeps its name.
 *
 * @param others the names of all classes, which tell what the highest grade is.
 */
export function classAfter(name: string, others: readonly string[]): ClassAfter {
  if (BY_YEAR.test(name)) return { graduates: false, name };
  const grade = gradeInName(name);
  if (!grade) return { graduates: false, name: '' };
  const { before, numeral, rest, number, last = hasMiddleSchool(others) ? 9 : 6 } = grade;
  if (number >= last) return { graduates: true, name: '' };
  const next = (ARABIC.includes(numeral) ? ARABIC : NUMERALS)[number];
  return { graduates: false, name: `${before}${next}${rest}` };
}

function hasMiddleSchool(names: readonly string[]): boolean {
  return names.some((name) => /^[七八九789](年级|[(（]|\d{2}班?$|[.．-])/.test(name));
}

/**
 * Which grade a class is of, some school years later, so that classes named in different ways compare: 七年级(3)班,
 * 初一2班 and 701班 are of one grade. A class named by the year it came in (2026级3班) is of that year's, whenever; one
 * without any grade is of its own.
 */
export function gradeKey(className: string, yearsLater = 0): string {
  const byYear = BY_YEAR.exec(className)?.[0];
  if (byYear) return byYear;
  const grade = gradeInName(className);
  if (!grade) return className;
  const before = { '': 0, 初: 6, 高: 9 }[grade.before] ?? 0;
  return String(before + grade.number + yearsLater);
}

/**
 * What all writings of one class have in common: 七年级(1)班, 七年级1班, 七(一)班, 7年级01班, 初一第1班 and 701班 are one.
 * Two names with one key are the same class; a name without a number is its own key.
 */
export function classKey(className: string): string {
  const plain = spaceless(className)
    .normalize('NFKC')
    .replace(/[〔﹝]/g, '(')
    .replace(/[〕﹞]/g, ')')
    .replace(/^([初高])中?([一二三123])年级?/, '$1$2')
    .replace(/^0(?=[1-9]\d{2}班?$)/, '')
    .replace(/[壹贰叁肆伍陆柒捌玖拾]/g, (formal) =>
      (FORMAL.indexOf(formal) < 9 ? NUMERALS : '十').charAt(FORMAL.indexOf(formal) % 9),
    );
  const byYear = BY_YEAR.exec(plain);
  const grade = byYear ? undefined : (gradeInName(plain) ?? gradeBeforeNumber(plain));
  const rest = byYear ? plain.slice(byYear[0].length) : grade?.rest;
  if (rest === undefined) return plain;
  const number =
    /^(?:年级|级)?[.．\-_第(（[【]*(\d{1,3}|[一二三四五六七八九十]{1,3})[)）\]】]*(?:班级|班)?$/.exec(
      rest,
    )?.[1];
  if (number === undefined) return plain;
  const year = byYear?.[2]?.replace(/\D/g, '').slice(-2);
  const stage = byYear?.[1]?.charAt(0) ?? '';
  const of = grade ? String(({ '': 0, 初: 6, 高: 9 }[grade.before] ?? 0) + grade.number) : `${stage}'${year}`;
  return `${of}/${Number(classOrderKey(number))}`;
}

const FORMAL = '壹贰叁肆伍陆柒捌玖拾';

/** 七1班, 7(1)班, 七年1班: a grade that is told by a numeral alone. */
function gradeBeforeNumber(plain: string): GradeInName | undefined {
  const [, numeral = '', rest = ''] =
    /^([一二三四五六七八九1-9])年?((?:[第.．-]?\d{1,2}|[(（[【].*)班?)$/.exec(plain) ?? [];
  if (numeral === '' || /^[1-9]\d/.test(plain)) return undefined;
  const number = (ARABIC.includes(numeral) ? ARABIC : NUMERALS).indexOf(numeral) + 1;
  return { before: '', numeral, rest, number, last: undefined };
}

/** The grade that a class's name begins with: 七年级(1)班 → 七年级, 高一3班 → 高一. Empty where it names none. */
export function gradeOf(className: string): string {
  return /^(.*?\p{L})\s*[(（]?\d+[)）]?\s*班?$/u.exec(className)?.[1]?.trim() ?? '';
}

/**
 * The classes of the grade in which a name would make another one: before it is made, a person says that it is meant.
 * Empty where there is nothing to ask: the class is there, however it is written, or is the first of its grade.
 */
export function classesBesideNew(name: string, known: readonly string[]): string[] {
  const isThere = known.some((each) => each === name || classKey(each) === classKey(name));
  if (isThere) return [];
  return known.filter((each) => gradeKey(each) === gradeKey(name)).sort(compareClassNames);
}
