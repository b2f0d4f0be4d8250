import { isLocalDate } from '#shared/school-calendar.ts';
import { otherKind } from '#shared/student-numbers.ts';
import { NUMBER_KINDS, type NumberKind } from '#shared/terms.ts';
import type { KnownStudent } from './known-school.ts';
import type { RosterRow } from './reading/roster-reading.ts';

/** The numbers of a row as the school uses them: by `own` it tells its students apart, `other` stands beside it. */
export interface RowNumbers {
  own: string;
  other: string;
}

export function numbersOf(row: RosterRow, kind: NumberKind): RowNumbers {
  return { own: row[kind] ?? '', other: row[otherKind(kind)] ?? '' };
}

/** Every student by each number that he has; a student's own number goes before the other one of somebody else. */
export function byEitherNumber(students: readonly KnownStudent[]): ReadonlyMap<string, KnownStudent> {
  return new Map(
    [
      ...students.map((student) => [student.otherNumber, student] as const),
      ...students.map((student) => [student.studentNumber, student] as const),
    ].filter(([number]) => number !== ''),
  );
}

/** Whom a row names by its numbers: one student, nobody yet, or two things at once, in Chinese. */
export type Named =
  | { who: 'known'; student: KnownStudent; notices: string[] }
  | { who: 'nobody' }
  | { who: 'contradiction'; message: string };

/**
 * Either number says who it is (decision 23). Where they name two children, or the one by which the school goes is
 * another than on record, nothing is decided here; another 学籍号 beside the right number is told, and not taken.
 */
export function whoIsIt(
  { own, other }: RowNumbers,
  students: ReadonlyMap<string, KnownStudent>,
  kind: NumberKind,
): Named {
  const [ownWord, otherWord] = [NUMBER_KINDS[kind], NUMBER_KINDS[otherKind(kind)]];
  const [byOwn, byOther] = [students.get(own), students.get(other)];
  if (byOwn && byOther && byOwn !== byOther) {
    return {
      who: 'contradiction',
      message: `${ownWord} ${own} 在册上是“${byOwn.name}”，${otherWord} ${other} 在册上却是“${byOther.name}”，资料未改动。请核对这两个号。`,
    };
  }
  const student = byOwn ?? byOther;
  if (!student) return { who: 'nobody' };
  const has = [student.studentNumber, student.otherNumber];
  if (own !== '' && !has.includes(own)) {
    return {
      who: 'contradiction',
      message: `${otherWord} ${other} 在册上是“${student.name}”，${ownWord}却是 ${student.studentNumber}，资料未改动。请核对；${ownWord}确实变了的，请先在学生档案里更正。`,
    };
  }
  const notices =
    other !== '' && student.otherNumber !== '' && !has.includes(other)
      ? [
          `${otherWord}写的是 ${other}，册上是 ${student.otherNumber}，没有改动，请核对；确实变了的，请在基本信息里更正`,
        ]
      : [];
  return { who: 'known', student, notices };
}

/** The number by which the first roster of a school tells its students apart where nobody said: `usual`, if it has it. */
export function likelyKind(rows: readonly RosterRow[], usual: NumberKind): NumberKind {
  return rows.some((row) => row[usual]) || !rows.some((row) => row[otherKind(usual)])
    ? usual
    : otherKind(usual);
}

/** Another name under the same number: the same child when the birth date says so, or only the way of writing changed. */
export function isSameChild(row: RosterRow, { name, bornOn }: KnownStudent): boolean {
  if (row.bornOn !== undefined && row.bornOn === bornOn && isLocalDate(bornOn)) return true;
  const bare = (text: string) => text.replace(/[\s·]/g, '').toLowerCase();
  return bare(row.name) === bare(name);
}

/** Why a row is not that of the student whose number it has, in Chinese. */
export function nameOfAnother(row: RosterRow, { name }: KnownStudent, kind: NumberKind): string {
  const { own, other } = numbersOf(row, kind);
  const [word, number] = own ? [NUMBER_KINDS[kind], own] : [NUMBER_KINDS[otherKind(kind)], other];
  return `${word} ${number} 在册上是“${name}”，与本行姓名不同，资料未改动。请核对${word}；如果是改了名，请在学生档案里更正。`;
}
