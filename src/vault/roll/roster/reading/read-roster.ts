import { type LaidListKind, ROSTER_FIELDS, type RosterField } from '#shared/roster-terms.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { codesOf, NUMBER_KINDS } from '#shared/terms.ts';
import { isGarbled, personName, plainLine } from '#shared/written-text.ts';
import { FOOTER_WORDS, readAside } from './aside-rows.ts';
import { readBirthDate } from './birth-date.ts';
import { className, classNamedIn, gradeNamedIn } from './class-name.ts';
import { failedFormula, garbledRow, skip } from './faults.ts';
import { genderNamed } from './gender.ts';
import { dotNotices, readGuardians } from './guardians.ts';
import { cellOf, type RosterHeader, shownAt } from './header.ts';
import { byIdentity } from './identity-compared.ts';
import { besideNumber, heldNumber } from './identity-number.ts';
import { readListed } from './listed-parts.ts';
import { readAddress, readBoarding, readEthnicity, readRemark } from './own-fields.ts';
import type { Fault, RosterReading, RosterRow, SkippedRow, TakenRow } from './roster-reading.ts';
import { type Numbers, numbersIn, readNumbers } from './row-numbers.ts';
import { readScored } from './scored-parts.ts';
import { type Cell, formulaFault, isBlank, MOST_ROWS, type Sheet, type SheetRow, shownIn } from './sheet.ts';

/** What the contract takes (`particulars` in contract/students.ts). */
const LONGEST = { studentNumber: 40, name: 60, className: 40, homeroomTeacher: 20 } as const;

/** More blank rows than this in one run are told of together. */
const BLANK_ROWS_TOLD_SINGLY = 20;

/** After so many rows the reader lets others have a turn. */
const ROWS_AT_ONCE = 200;

/**
 * Reads the students below the header; yields how many rows it has come along, now and then, so that whoever
 * drives it can do something else between. `today` is the day of the import (ages are judged by it). `taken`
 * holds the numbers met so far: hand the same map to the next sheet of a file, and a student who stands on two
 * sheets is taken once. Nothing is dropped silently: each row is taken, or skipped with why;
 * only blank rows at the very end are passed over.
 */
export function readRoster(
  sheet: Sheet,
  header: RosterHeader,
  today: LocalDate,
  taken: Map<string, TakenRow> = new Map(),
  list: LaidListKind = 'roster',
): Generator<number, RosterReading> {
  return new SheetReader(sheet, header, today, taken, list).read();
}

const KINDS = codesOf(NUMBER_KINDS);

class SheetReader {
  private readonly rows: RosterRow[] = [];
  private readonly skipped: SkippedRow[] = [];
  private readonly sheet: Sheet;
  private readonly header: RosterHeader;
  private readonly today: LocalDate;
  private readonly list: LaidListKind;
  private readonly taken: Map<string, TakenRow>;
  /** The class of rows that name none: from the title, the sheet's name, or a title between the rows. */
  private titleClass: string;
  /** The row of the last student, or of that student's other guardian. */
  private lastRowNumber = 0;
  private readonly titleGrade: string;

  constructor(
    sheet: Sheet,
    header: RosterHeader,
    today: LocalDate,
    taken: Map<string, TakenRow>,
    list: LaidListKind,
  ) {
    this.list = list;
    this.sheet = sheet;
    this.header = header;
    this.today = today;
    this.taken = taken;
    const titles = sheet.rows
      .slice(0, header.firstHeaderRow - 1)
      .flatMap((row) => row.filter((cell) => !cell?.fromMerge).map(shownIn))
      .concat(sheet.name);
    this.titleClass = titles.map(classNamedIn).find(Boolean) ?? '';
    this.titleGrade = titles.map(gradeNamedIn).find(Boolean) ?? '';
  }

  *read(): Generator<number, RosterReading> {
    let blank: number[] = [];
    for (let row = this.header.headerRow; row < this.sheet.rows.length; row++) {
      if (row % ROWS_AT_ONCE === 0) yield row;
      const whole = this.sheet.rows[row] ?? [];
      const rowNumber = row + 1;
      if (isBlank(whole)) {
        blank.push(rowNumber);
        continue;
      }
      this.tellBlank(blank);
      blank = [];
      const notices: string[] = [];
      const cells = this.withoutNumbers(whole, notices);
      const read =
        this.readSecondGuardian(cells, rowNumber, notices) ?? this.readRow(cells, rowNumber, notices);
      if ('reason' in read) this.skipped.push({ rowNumber, ...read });
      else this.rows.push(read);
    }
    if (this.sheet.goesOn) {
      this.skipped.push({
        rowNumber: MOST_ROWS + 1,
        reason: 'beyondLimit',
        message: `一张表最多读 ${MOST_ROWS} 行，从这一行起没有读；请按年级分成几个文件再导入`,
      });
    }
    return { rows: this.rows, skipped: this.skipped };
  }

  /**
   * Father and mother in two rows: the second has the pupil's cells merged with those above, empty, or the same. Its
   * guardians are those of the student above.
   */
  private readSecondGuardian(cells: SheetRow, rowNumber: number, told: readonly string[]): Fault | undefined {
    if (this.list !== 'roster') return undefined;
    const student = this.rows.at(-1);
    const above = this.sheet.rows[rowNumber - 2];
    if (!student || !above || rowNumber - this.lastRowNumber !== 1) return undefined;
    const own = this.header.columns.filter(({ column, field, person }) => {
      const isWritten = shownIn(cells[column]) !== '' && !cells[column]?.fromMerge;
      return isWritten && (person !== undefined || IDENTIFYING.has(field));
    });
    if (!own.some(({ person }) => person !== undefined)) return undefined;
    if (FOOTER_WORDS.test(plainLine(cells.map(shownIn).find(Boolean) ?? ''))) return undefined;
    const numbers = numbersIn(cells, this.header.columns).filter(({ number }) => number.outcome !== 'absent');
    const name = personName(this.shown(cells, 'name'));
    const isMerged = numbers.length > 0 && numbers.every(({ cell }) => cell?.fromMerge === true);
    const isSame =
      numbers.length > 0 &&
      numbers.every(({ kind, number }) => number.outcome === 'read' && number.number === student[kind]) &&
      name === student.name;
    const isBare = numbers.length === 0 && name === '';
    if (!isSame && !isBare && !(isMerged && (name === '' || name === student.name))) return undefined;
    const { guardians, notices } = readGuardians(cells, this.header.columns);
    const more = guardians.filter(
      (next) => !student.guardians.some((each) => each.name === next.name && each.phone === next.phone),
    );
    // The row says nothing new: it is the same row twice, and told as that.
    if (more.length === 0) return undefined;
    student.guardians.push(...more);
    student.notices.push(...told, ...notices);
    this.lastRowNumber = rowNumber;
    const message = `这一行是第 ${student.rowNumber} 行学生的另一位监护人，已一起读入`;
    return { ...skip('anotherGuardian', message), name: student.name };
  }

  private tellBlank(blank: readonly number[]): void {
    const [first] = blank;
    if (first === undefined) return;
    if (blank.length > BLANK_ROWS_TOLD_SINGLY) {
      const message = `从这一行起连续 ${blank.length} 行是空行`;
      this.skipped.push({ rowNumber: first, reason: 'empty', message });
      return;
    }
    for (const rowNumber of blank) this.skipped.push({ rowNumber, reason: 'empty', message: '这一行是空行' });
  }

  private readRow(cells: SheetRow, rowNumber: number, told: readonly string[]): RosterRow | Fault {
    const nameCell = this.cell(cells, 'name');
    const name = personName(shownIn(nameCell));
    const named = name === '' ? {} : { name: name.slice(0, LONGEST.name) };
    const noNumber = numbersIn(cells, this.header.columns).every(({ number }) => number.outcome === 'absent');

    const { columns } = this.header;
    const aside = readAside(cells, { columns, list: this.list, noNumber, noName: name === '' });
    if (aside?.className) this.titleClass = aside.className;
    if (aside) return aside;

    const notices = [...told];
    const isRoster = this.list === 'roster';
    const found = readNumbers(cells, columns, name, notices);
    // Another list than a roster names a student by name and class as well.
    const isByName = !isRoster && 'reason' in found && found.reason === 'noStudentNumber' && name !== '';
    const numbers: Numbers | Fault = isByName ? {} : found;
    if ('reason' in numbers) return numbers.reason === 'garbled' ? numbers : { ...numbers, ...named };
    const fault = failedFormula(nameCell, '姓名');
    if (fault) return fault;
    if (isGarbled(name)) return garbledRow();
    if (!/\p{L}/u.test(name) && (isRoster || name !== '')) {
      return skip('noName', `${writtenNumbers(numbers)} 没有姓名，请补上后再导入`);
    }
    const read = this.readClass(cells);
    const ofClass = !isRoster && typeof read !== 'string' && read.reason === 'noClass' ? '' : read;
    if (typeof ofClass !== 'string') return { ...ofClass, ...named };
    const tooLong =
      KINDS.some((kind) => (numbers[kind]?.length ?? 0) > LONGEST.studentNumber) ||
      name.length > LONGEST.name ||
      ofClass.length > LONGEST.className;
    if (tooLong) {
      return { ...skip('tooLong', '学号、姓名或班级太长，不像一名学生，请核对后再导入'), ...named };
    }
    const duplicate = isRoster ? this.readDuplicate(numbers, notices) : undefined;
    if (duplicate) return { ...duplicate, ...named };
    const row = this.takeRow(cells, rowNumber, numbers, name, ofClass);
    row.notices.unshift(...notices);
    for (const kind of KINDS) {
      const number = numbers[kind];
      if (number) this.taken.set(`${kind}/${number}`, { sheetName: this.sheet.name, rowNumber, row });
    }
    return row;
  }

  /**
   * The same student a second time. Two rows that share one number and differ in the other are two children of whom one
   * has a wrong number: neither keeps the shared 学籍号, and both are told.
   */
  private readDuplicate(numbers: Numbers, notices: string[]): Fault | undefined {
    for (const kind of KINDS) {
      const number = numbers[kind];
      const first = number && this.taken.get(`${kind}/${number}`);
      if (!first) continue;
      const where = first.sheetName === this.sheet.name ? '' : `“${first.sheetName}”的`;
      const what = `${NUMBER_KINDS[kind]} ${number} 与${where}第 ${first.rowNumber} 行`;
      const isShared =
        kind === 'registrationNumber' &&
        numbers.studentNumber !== undefined &&
        first.row.studentNumber !== undefined;
      if (!isShared) {
        const message = `${what}重复，已取先出现的一行；如果是两位学生，请改正${NUMBER_KINDS[kind]}`;
        return skip('duplicate', message);
      }
      notices.push(`${what}相同，学号却不同，学籍号没有读入，请核对`);
      if (first.row.registrationNumber) {
        first.row.notices.push(
          `${NUMBER_KINDS[kind]} ${number} 另有一行也写着，学号却不同，学籍号没有读入，请核对`,
        );
        delete first.row.registrationNumber;
      }
      delete numbers[kind];
    }
    return undefined;
  }

  private readClass(cells: SheetRow): string | Fault {
    const cell = this.cell(cells, 'className');
    if (cell?.kind === 'number' && cell.isDate) {
      return skip('noClass', `班级被 Excel 变成了日期（${cell.shown}），请把班级一列设为文本，重填后再导入`);
    }
    const shown = shownIn(cell);
    const grade = this.shown(cells, 'grade');
    const fault = failedFormula(cell, '班级') ?? failedFormula(this.cell(cells, 'grade'), '年级');
    if (fault) return fault;
    if (isGarbled(shown)) {
      return skip('garbled', '班级有认不出的字（乱码），请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入');
    }
    const written = className(shown, grade || (/^\D?\d{1,2}\D?班?$/.test(shown) ? this.titleGrade : ''));
    const name = written || this.titleClass;
    return name || skip('noClass', '没有班级，请在表里补上班级（或在表的标题里写明班级）后再导入');
  }

  private takeRow(
    cells: SheetRow,
    rowNumber: number,
    numbers: Numbers,
    name: string,
    ofClass: string,
  ): RosterRow {
    this.lastRowNumber = rowNumber;
    const notices: string[] = [...dotNotices('姓名', name)];
    if (this.sheet.strayQuotes?.has(rowNumber)) {
      notices.push('这一行的引号不成对，后面的内容可能错位，请核对');
    }
    if (this.sheet.hiddenRows?.has(rowNumber)) notices.push('这一行在表里是隐藏的（如被筛选掉），也读入了');
    const written = this.withoutFaults(cells, notices);
    if (/[?？\ue000-\uf8ff]/u.test(name)) {
      notices.push(`姓名“${name}”里可能有没显示出来的生僻字，请核对`);
    }
    const writtenGender = this.shown(written, 'gender');
    const gender = genderNamed(writtenGender);
    if (!gender) notices.push(`性别“${writtenGender.slice(0, 20)}”没有认出来，记为未填`);
    const birth = readBirthDate(this.cell(written, 'bornOn'), this.sheet.from1904, this.today);
    if (birth.notice) notices.push(birth.notice);
    const identity = byIdentity(this.cell(written, 'identityNumber'), { gender, ...birth }, this.today);
    notices.push(...identity.notices);
    const bornOn = identity.bornOn ?? birth.bornOn;
    const homeroomTeacher = this.readHomeroomTeacher(written, notices);
    const own = this.readOwn(written, notices);
    const { guardians, notices: guardianNotices } = readGuardians(written, this.header.columns);
    return {
      rowNumber,
      ...numbers,
      name,
      gender: identity.gender ?? gender ?? 'unknown',
      className: ofClass,
      ...(homeroomTeacher ? { homeroomTeacher } : {}),
      guardians,
      ...(bornOn ? { bornOn } : {}),
      ...own,
      ...(this.list === 'watchlist'
        ? { listed: readListed(written, this.header.columns, this.sheet, notices) }
        : {}),
      ...(this.list === 'screenings'
        ? { scored: readScored(written, this.header.columns, this.sheet, notices) }
        : {}),
      notices: [...notices, ...guardianNotices],
    };
  }

  /** What a roster may say of the child besides: each part is absent where it does not. */
  private readOwn(cells: SheetRow, notices: string[]) {
    const heading = this.header.columns.find(({ field }) => field === 'boarding')?.heading ?? '';
    const said = {
      address: readAddress(this.shown(cells, 'address'), notices),
      registeredAddress: readAddress(this.shown(cells, 'registeredAddress'), notices),
      ethnicity: readEthnicity(this.shown(cells, 'ethnicity'), notices),
      boarding: readBoarding(this.shown(cells, 'boarding'), heading, notices),
      remark: readRemark(this.shown(cells, 'remark'), notices),
    };
    return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as {
      [Part in keyof typeof said]?: NonNullable<(typeof said)[Part]>;
    };
  }

  private readHomeroomTeacher(cells: SheetRow, notices: string[]): string {
    const name = personName(this.shown(cells, 'homeroomTeacher'));
    if (isGarbled(name) || name.length > LONGEST.homeroomTeacher) {
      notices.push(`班主任“${name.slice(0, 20)}”没有认出来，未读入`);
      return '';
    }
    return /\p{L}/u.test(name) ? name : '';
  }

  /** The row with no word left of identity numbers that stand where another thing belongs: each is told. */
  private withoutNumbers(cells: SheetRow, notices: string[]): SheetRow {
    const whole = [...cells];
    for (const { column, field } of this.header.columns) {
      const cell = cells[column];
      // Instead of a student number it keeps the row from being read.
      if (field === 'identityNumber' || isNumberKind(field) || !heldNumber(cell)) continue;
      whole[column] = besideNumber(cell);
      if (cell.fromMerge) continue;
      notices.push(`${FAULTY[field] ?? ROSTER_FIELDS[field]}里有身份证号，没有读入，也不保存`);
    }
    return whole;
  }

  /** The row without the cells whose formula failed: each is told, and none is read. */
  private withoutFaults(cells: SheetRow, notices: string[]): SheetRow {
    const whole = [...cells];
    for (const { column, field } of this.header.columns) {
      const fault = isNumberKind(field) ? undefined : formulaFault(cells[column]);
      if (!fault) continue;
      notices.push(
        `${FAULTY[field] ?? ROSTER_FIELDS[field]}的${fault}${fault.includes('出错') ? '，未读入' : ''}`,
      );
      whole[column] = undefined;
    }
    return whole;
  }

  private cell(cells: SheetRow, field: RosterField): Cell | undefined {
    return cellOf(cells, this.header.columns, field);
  }

  private shown(cells: SheetRow, field: RosterField): string {
    return shownAt(cells, this.header.columns, field);
  }
}

/** As they are called in a notice, where several columns bear the same name. */
const FAULTY: Partial<Record<RosterField, string>> = {
  guardianName: '家长姓名',
  guardianRelation: '家长的关系',
  identityNumber: '身份证号',
  registeredAddress: '户籍地址',
  responsibleTeacher: '责任教师',
};
/** Columns that stand once for a student, however many guardians there are. */
const IDENTIFYING: ReadonlySet<RosterField> = new Set([...KINDS, 'name']);
const isNumberKind = (field: RosterField): boolean => Object.hasOwn(NUMBER_KINDS, field);

function writtenNumbers(numbers: Numbers): string {
  const kind = KINDS.find((each) => numbers[each]) ?? 'studentNumber';
  return `${NUMBER_KINDS[kind]} ${(numbers[kind] ?? '').slice(0, LONGEST.studentNumber)}`;
}
