import type ExcelJS from 'exceljs';
import {
  type LocalDate,
  type SchoolWeek,
  writtenDate,
  writtenPhone,
  writtenWeek,
} from '#shared/school-calendar.ts';
import {
  FILLED_IN_BY,
  LONGEST_REPORT,
  TEACHER_COLUMNS,
  type TeacherColumn,
} from '#shared/teacher-workbook.ts';
import { FOLLOW_UP_CHANNELS } from '#shared/terms.ts';
import { newWorkbook } from '../lists/list-sheet.ts';

/** What a homeroom teacher gets: names, classes and weeks, and nothing of why (rules of the data, 14). */
export interface TeacherWorkbookFacts {
  schoolName: string;
  /** Of the counselling room. */
  roomPhone: string;
  teacher: string;
  /** Both days are included. */
  period: { name: string; from: LocalDate; until: LocalDate };
  classNames: readonly string[];
  rows: readonly { className: string; name: string; week: SchoolWeek; key: string }[];
}

const COLUMNS = Object.keys(TEACHER_COLUMNS) as TeacherColumn[];
const WIDTHS: Readonly<Record<TeacherColumn, number>> = {
  className: 15,
  name: 12,
  week: 20,
  occurredOn: 14,
  channel: 14,
  text: 64,
  key: 12,
};
const FILLED_IN: ReadonlySet<TeacherColumn> = new Set<TeacherColumn>(['occurredOn', 'channel', 'text']);

const THIN = { style: 'thin', color: { argb: 'FF7F7F7F' } } as const;
const BORDERS = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const SONG = { name: '宋体', family: 1, charset: 134, size: 12 };
const GREY = fill('FFEDEDED');
const OPEN = fill('FFFFFBE6');

const NAME_ROW = 3;
const HOW_ROW = 4;
const HEADING_ROW = 5;
/** The last column that is seen. */
const LAST = COLUMNS.indexOf('key');

function fill(argb: string): ExcelJS.Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

/**
 * The fill-in workbook of one homeroom teacher as the bytes of an .xlsx. What is to be filled in is open, with
 * drop-downs and the week's own days; everything else is protected, against slips and without a password. Each row
 * carries its key in a hidden column, so that it is found again after sorting and after rows were deleted. Every text
 * is a text cell: a name that looks like a formula stays a name.
 */
export async function teacherWorkbook(facts: TeacherWorkbookFacts): Promise<Uint8Array> {
  const workbook = await newWorkbook(new Date(`${facts.period.from}T00:00:00Z`));
  const sheet = workbook.addWorksheet('每周情况', {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEADING_ROW}:${HEADING_ROW}`,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
    views: [{ state: 'frozen', ySplit: HEADING_ROW, showGridLines: false }],
  });
  COLUMNS.forEach((column, at) => {
    Object.assign(sheet.getColumn(at + 1), { width: WIDTHS[column], hidden: column === 'key' });
  });
  layHead(sheet, facts);
  layHeadings(sheet);
  facts.rows.forEach((row, at) => {
    layRow(sheet, HEADING_ROW + 1 + at, row);
  });
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    sort: true,
    autoFilter: true,
    deleteRows: true,
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function layHead(sheet: ExcelJS.Worksheet, facts: TeacherWorkbookFacts): void {
  const { schoolName, roomPhone, teacher, period, classNames } = facts;
  const line = (row: number, text: string, font: Partial<ExcelJS.Font>, height: number) => {
    sheet.mergeCells(row, 1, row, LAST);
    const cell = sheet.getCell(row, 1);
    cell.value = text;
    cell.font = { ...SONG, ...font };
    cell.alignment = { vertical: 'middle', wrapText: true };
    sheet.getRow(row).height = height;
  };
  line(1, `${schoolName}　学生每周情况（班主任填写）`, { size: 16, bold: true }, 32);
  line(
    2,
    `${period.name}：${writtenDate(period.from)}至${writtenDate(period.until)}　班级：${classNames.join('、')}`,
    {},
    22,
  );
  sheet.getCell(NAME_ROW, 1).value = FILLED_IN_BY;
  sheet.getCell(NAME_ROW, 1).font = SONG;
  const name = sheet.getCell(NAME_ROW, 2);
  sheet.mergeCells(NAME_ROW, 2, NAME_ROW, 3);
  Object.assign(name, { value: teacher, font: SONG, border: BORDERS, fill: OPEN });
  name.protection = { locked: false };
  name.alignment = { vertical: 'middle' };
  sheet.getRow(NAME_ROW).height = 24;
  const urgent = roomPhone === '' ? '立即告诉心理辅导室' : `立即打电话 ${writtenPhone(roomPhone)}`;
  line(
    HOW_ROW,
    `只填浅黄色的格子，一行是一名学生的一周：哪天、怎样了解的、看到和听到了什么。请写看得见、听得到的（作息、上课、来往、说过的话），不写猜测和诊断；没有异常就写“未见异常”，还没到或没有联系上的周空着。听到轻生、自伤的话，或发现人不见了，不要等这张表，${urgent}。这张表有学生姓名，填好直接交回，不要转发，也不要发到群里。`,
    { size: 11 },
    64,
  );
}

function layHeadings(sheet: ExcelJS.Worksheet): void {
  COLUMNS.forEach((column, at) => {
    const cell = sheet.getCell(HEADING_ROW, at + 1);
    cell.value = TEACHER_COLUMNS[column];
    cell.font = { ...SONG, bold: true };
    cell.border = BORDERS;
    cell.fill = GREY;
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
  });
  sheet.getRow(HEADING_ROW).height = 24;
}

function layRow(sheet: ExcelJS.Worksheet, at: number, row: TeacherWorkbookFacts['rows'][number]): void {
  const { className, name, week, key } = row;
  const texts: Partial<Record<TeacherColumn, string>> = { className, name, week: writtenWeek(week), key };
  COLUMNS.forEach((column, index) => {
    const cell = sheet.getCell(at, index + 1);
    const isOpen = FILLED_IN.has(column);
    cell.value = texts[column] ?? null;
    cell.font = SONG;
    cell.border = BORDERS;
    cell.fill = isOpen ? OPEN : GREY;
    cell.protection = { locked: !isOpen };
    cell.alignment = { vertical: 'middle', wrapText: column !== 'key', horizontal: 'left' };
    if (column === 'occurredOn') cell.numFmt = 'yyyy-mm-dd';
    if (column === 'text') cell.numFmt = '@';
    const rule = ruleOf(column, week);
    if (rule) cell.dataValidation = rule;
  });
  sheet.getRow(at).height = 34;
}

function ruleOf(column: TeacherColumn, week: SchoolWeek): ExcelJS.DataValidation | undefined {
  const told = { allowBlank: true, showErrorMessage: true, showInputMessage: true, errorStyle: 'stop' };
  switch (column) {
    case 'occurredOn':
      return {
        ...told,
        type: 'date',
        operator: 'between',
        formulae: [atMidnight(week.from), atMidnight(week.until)],
        errorTitle: '日期不在这一周',
        error: `请填写${writtenWeek(week)}里的一天，写成 ${week.from} 这样。`,
        promptTitle: '哪一天',
        prompt: `${writtenWeek(week)}里的一天`,
      };
    case 'channel':
      return {
        ...told,
        showInputMessage: false,
        type: 'list',
        formulae: [`"${Object.values(FOLLOW_UP_CHANNELS).join(',')}"`],
        errorTitle: '请从列表里选',
        error: `请选：${Object.values(FOLLOW_UP_CHANNELS).join('、')}。`,
      };
    case 'text':
      return {
        ...told,
        showInputMessage: false,
        type: 'textLength',
        operator: 'lessThanOrEqual',
        formulae: [LONGEST_REPORT],
        errorTitle: '太长了',
        error: `最多 ${LONGEST_REPORT} 个字。更多的请当面或打电话告诉心理辅导室。`,
      };
    default:
      return undefined;
  }
}

/** A day as the library counts it, in UTC. */
function atMidnight(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
