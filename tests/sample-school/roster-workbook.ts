import ExcelJS from 'exceljs';
import type { LocalDate } from '#shared/school-calendar.ts';
import { GENDERS } from '#shared/terms.ts';
import type { SampleSchool, SampleStudent } from './sample-facts.ts';

/** A row that the import must not take. Row numbers are those a person sees; `name` is empty where none stands. */
export interface ExpectedSkip {
  rowNumber: number;
  /** The code of `SkipReason`. */
  reason: 'duplicate' | 'empty' | 'footer';
  name: string;
}

type RosterCell = string | number | Date;
interface LaidRow {
  cells: RosterCell[];
  skip?: Omit<ExpectedSkip, 'rowNumber'>;
}

export const ROSTER_HEADINGS = [
  '学号',
  '姓名',
  '性别',
  '班级',
  '班主任',
  '监护人姓名',
  '关系',
  '联系电话',
  '出生日期',
] as const;

/** Row 1 is the title, row 2 the headings. */
const ROWS_ABOVE = 2;

/** The school's roster as a school office keeps it, with the slips that such rosters have: .xlsx. */
export async function writeRosterXlsx(school: SampleSchool): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  // A fixed day: the same school gives the same workbook.
  workbook.created = workbook.modified = asExcelDate(school.today);
  const sheet = workbook.addWorksheet('学生名册');
  sheet.addRow([`${school.schoolName}${school.schoolYear}学年学生名册`]);
  sheet.mergeCells(1, 1, 1, ROSTER_HEADINGS.length);
  sheet.addRow([...ROSTER_HEADINGS]);
  for (const { cells } of layRows(school)) {
    const row = sheet.addRow(cells);
    for (const [n, cell] of cells.entries()) {
      if (cell instanceof Date) row.getCell(n + 1).numFmt = 'yyyy"年"m"月"d"日"';
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The rows of `writeRosterXlsx` that the import must skip, in order. */
export function expectedSkips(school: SampleSchool): ExpectedSkip[] {
  return layRows(school).flatMap(({ skip }, n) => (skip ? [{ rowNumber: n + 1 + ROWS_ABOVE, ...skip }] : []));
}

function layRows(school: SampleSchool): LaidRow[] {
  const rows: LaidRow[] = [];
  let className = school.classes[0]?.name;
  for (const [position, student] of school.students.entries()) {
    if (student.className !== className) {
      // The office leaves a blank row between two classes.
      rows.push({ cells: [], skip: { reason: 'empty', name: '' } });
      className = student.className;
    }
    const cells = cellsOf(school, student, position);
    rows.push({ cells });
    // The eleventh student was entered twice.
    if (position === 10) rows.push({ cells, skip: { reason: 'duplicate', name: student.name } });
  }
  rows.push({
    cells: ['合计', `${school.students.length}人`],
    skip: { reason: 'footer', name: '' },
  });
  rows.push({ cells: ['填表人：教务处'], skip: { reason: 'footer', name: '' } });
  return rows;
}

function cellsOf(school: SampleSchool, student: SampleStudent, position: number): RosterCell[] {
  const teacher = school.classes.find((each) => each.name === student.className)?.homeroomTeacher.name ?? '';
  return [
    student.number,
    typedName(student.name),
    GENDERS[student.gender],
    student.className,
    teacher,
    student.guardian.name,
    student.guardian.relation,
    typedPhone(student.guardian.phone, position),
    typedDate(student.bornOn, position),
  ];
}

/** Names of two characters are spread to the width of three, as on paper. */
function typedName(name: string): string {
  const letters = [...name];
  return letters.length === 2 ? letters.join('　') : name;
}

function typedPhone(phone: string, position: number): RosterCell {
  const groups = /^(\d{3})(\d{4})(\d{4})$/.exec(phone)?.slice(1) ?? [phone];
  return [phone, Number(phone), groups.join(' '), groups.join('-'), `+86 ${phone}`][position % 5] ?? phone;
}

/** The shapes in which dates of birth are found: text of five kinds, a number, a date cell. */
function typedDate(date: LocalDate, position: number): RosterCell {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const shapes: readonly RosterCell[] = [
    asExcelDate(date),
    date,
    `${year}/${month}/${day}`,
    `${year}.${month}.${day}`,
    `${year}年${month}月${day}日`,
    date.replaceAll('-', ''),
    Number(date.replaceAll('-', '')),
  ];
  return shapes[position % shapes.length] ?? date;
}

function asExcelDate(date: LocalDate): Date {
  return new Date(`${date}T00:00:00Z`);
}
