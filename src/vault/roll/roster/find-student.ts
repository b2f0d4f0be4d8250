import { classKey } from '#shared/class-names.ts';
import { otherKind } from '#shared/student-numbers.ts';
import { NUMBER_KINDS, type NumberKind } from '#shared/terms.ts';
import type { KnownStudent } from './known-school.ts';
import type { RosterRow } from './reading/roster-reading.ts';
import { byEitherNumber, isSameChild, nameOfAnother, numbersOf, whoIsIt } from './who-is-it.ts';

/**
 * Whom a row of a list names. Who is meant is never guessed: a number and the name must agree, or name and class be those
 * of one student alone.
 */
export class StudentFinder {
  readonly #known: readonly KnownStudent[];
  readonly #byNumber: ReadonlyMap<string, KnownStudent>;
  readonly #byName: ReadonlyMap<string, KnownStudent[]>;
  readonly #kind: NumberKind;

  constructor(known: readonly KnownStudent[], kind: NumberKind) {
    this.#known = known;
    this.#kind = kind;
    this.#byNumber = byEitherNumber(this.#known);
    this.#byName = Map.groupBy(this.#known, ({ name }) => name);
  }

  /** The one student, or why none can be told, in Chinese. */
  whoIs(row: RosterRow): { student?: KnownStudent; message?: string } {
    const { own, other } = numbersOf(row, this.#kind);
    if (own === '' && other === '') return this.#byNameAndClass(row);
    const named = whoIsIt({ own, other }, this.#byNumber, this.#kind);
    if (named.who === 'contradiction') return { message: named.message };
    if (named.who === 'nobody') {
      const number = [NUMBER_KINDS[this.#kind], NUMBER_KINDS[otherKind(this.#kind)]];
      const written = own ? `${number[0]} ${own}` : `${number[1]} ${other}`;
      return { message: `册上没有${written} 的学生。请核对号码；新来的学生请先在“学生”里新增或导入名册。` };
    }
    const { student } = named;
    if (row.name !== '' && row.name !== student.name && !isSameChild(row, student)) {
      return { message: nameOfAnother(row, student, this.#kind) };
    }
    return { student };
  }

  #byNameAndClass({ name, className }: RosterRow): { student?: KnownStudent; message?: string } {
    const number = NUMBER_KINDS[this.#kind];
    const namesakes = this.#byName.get(name) ?? [];
    const here = namesakes.filter(({ leftOn }) => leftOn === null);
    if (namesakes.length === 0) {
      return { message: `册上没有叫“${name}”的学生。请核对姓名；新来的学生请先在“学生”里新增或导入名册。` };
    }
    // Whoever has left is named, and told as archived by the rule for everybody.
    const [left] = namesakes;
    if (here.length === 0 && namesakes.length === 1 && left) return { student: left };
    if (className === '')
      return {
        message: `没有${number}，也没有班级，不能确定是哪一名“${name}”。请在表里补上${number}或班级。`,
      };
    const inClass = here.filter(
      ({ membership }) => membership !== null && classKey(membership.className) === classKey(className),
    );
    const [only] = inClass;
    if (inClass.length === 1 && only) return { student: only };
    if (inClass.length > 1) {
      return {
        message: `${className}有 ${inClass.length} 名“${name}”，不能确定是哪一名。请在表里写上${number}。`,
      };
    }
    const elsewhere = here.map(({ membership }) => membership?.className ?? '没有班级').join('、');
    return {
      message: `册上的“${name}”在${elsewhere}，与表里的${className}不同。请核对班级，或在表里写上学号。`,
    };
  }
}
