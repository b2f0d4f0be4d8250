import { mayBeSameBirth } from '#shared/birth-date.ts';
import type { RosterVerdict } from '#shared/roster-terms.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { otherKind } from '#shared/student-numbers.ts';
import { NUMBER_KINDS, type NumberKind } from '#shared/terms.ts';
import type { KnownStudent } from './known-school.ts';
import type { RosterRow, TakenPlace } from './reading/roster-reading.ts';
import { changeOf, type StudentChange } from './student-changes.ts';
import { isSameChild, type Named, nameOfAnother, numbersOf } from './who-is-it.ts';

/** What a row means for the students in the vault, and what a person is told of it. */
export interface Judgement {
  verdict: RosterVerdict;
  message: string;
  notices: string[];
  change?: StudentChange;
}

/** @param names students who are not in the file by a number, by their names. */
export function judge(
  row: RosterRow,
  named: Named,
  names: ReadonlyMap<string, KnownStudent[]>,
  kind: NumberKind,
  schoolYear: number,
): Judgement {
  if (named.who === 'contradiction') {
    return { verdict: 'numberOfAnother', message: named.message, notices: [] };
  }
  if (named.who === 'nobody' && numbersOf(row, kind).own === '') return judgeWithoutOwn(row, kind);
  if (named.who === 'nobody' && row.twin) return judgeTwin(row.twin, kind);
  if (named.who === 'nobody') return judgeUnknown(row, names.get(row.name) ?? [], kind);
  const { student } = named;
  const { name } = row;
  if (student.name !== name && !isSameChild(row, student)) {
    return { verdict: 'numberOfAnother', message: nameOfAnother(row, student, kind), notices: [] };
  }
  if (student.leftOn !== null) {
    return {
      verdict: 'hasLeft',
      message: `该生登记为${writtenDate(student.leftOn)}离校，档案已归档，资料未改动。如已返校，请先在档案里办理返校。`,
      notices: [],
    };
  }
  const notices = [...named.notices];
  const change = changeOf(row, student, kind, schoolYear, notices);
  const isSame =
    Object.keys(change.particulars).length === 0 &&
    change.className === undefined &&
    change.remark === undefined &&
    change.guardians.length === 0;
  return isSame
    ? { verdict: 'same', message: '', notices }
    : { verdict: 'changed', message: '', notices, change };
}

/** A number beside the one that tells students apart, and nobody known by it: as a new student nobody could tell him. */
function judgeWithoutOwn(row: RosterRow, kind: NumberKind): Judgement {
  const { other } = numbersOf(row, kind);
  const [own, beside] = [NUMBER_KINDS[kind], NUMBER_KINDS[otherKind(kind)]];
  return {
    verdict: 'numberOfAnother',
    message: `没有${own}，册上也没有${beside} ${other}，没有读入。册上有这名学生的，请在基本信息里补上${beside}；是新学生的，请在名册里补上${own}后再导入；名册上的${beside}其实就是${own}的，请返回上一步把这一列读作${own}。`,
    notices: [],
  };
}

/** One child under two numbers of one file: which of them is right, a person must say. */
function judgeTwin({ sheetName, rowNumber }: TakenPlace, kind: NumberKind): Judgement {
  return {
    verdict: 'sameName',
    message: `与“${sheetName}”第 ${rowNumber} 行很可能是同一名学生，${NUMBER_KINDS[kind]}不同。如果是另一个人，请勾选作为新学生；如果是同一个人，请在名册里删去一行。`,
    notices: [],
  };
}

/** A number nobody has. Whoever bears the name, but is not in this file under another number, may be the same child. */
function judgeUnknown(row: RosterRow, namesakes: readonly KnownStudent[], kind: NumberKind): Judgement {
  const alike = namesakes.filter(
    // Those who have left are many, and names repeat: only a birth date makes one of them worth asking about.
    ({ leftOn, bornOn }) =>
      leftOn === null || (bornOn !== null && row.bornOn !== undefined && mayBeSameBirth(bornOn, row.bornOn)),
  );
  if (alike.length === 0) return { verdict: 'fresh', message: '', notices: [] };
  const who = alike
    .map(({ studentNumber, membership, leftOn }) =>
      [leftOn === null ? (membership?.className ?? '') : '已离校', `${NUMBER_KINDS[kind]} ${studentNumber}`]
        .filter(Boolean)
        .join('，'),
    )
    .join('；');
  return {
    verdict: 'sameName',
    message: `册上已有同名学生（${who}）。如果是另一个人，请勾选作为新学生；如果是同一个人，请在档案里更正${NUMBER_KINDS[kind]}后再导入。`,
    notices: [],
  };
}

/** One student by the one number here and by the other there. */
export function secondRow(first: string): Judgement {
  return {
    verdict: 'numberOfAnother',
    message: `与${first}是同一名学生，已按那一行处理，这一行没有读入。请核对两行的号码。`,
    notices: [],
  };
}
