import { type LocalDate, type SchoolWeek, writtenDate, writtenWeek } from '#shared/school-calendar.ts';
import { TEACHER_COLUMNS, type TeacherColumn } from '#shared/teacher-workbook.ts';
import { FOLLOW_UP_CHANNELS } from '#shared/terms.ts';
import { type FilledAs, fillInWorkbook, urgentWay } from '../fill-in/fill-in-workbook.ts';

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

/** The fill-in workbook of one homeroom teacher as the bytes of an .xlsx: a row for each student and week. */
export function teacherWorkbook(facts: TeacherWorkbookFacts): Promise<Uint8Array> {
  const { schoolName, roomPhone, teacher, period, classNames } = facts;
  return fillInWorkbook({
    schoolName,
    sheetName: '每周情况',
    title: `${schoolName}　学生每周情况（班主任填写）`,
    said: `${period.name}：${writtenDate(period.from)}至${writtenDate(period.until)}　班级：${classNames.join('、')}`,
    teacher,
    how: `只填浅黄色的格子，一行是一名学生的一周：哪天、怎样了解的、看到和听到了什么。请写看得见、听得到的（作息、上课、来往、说过的话），不写猜测和诊断；没有异常就写“未见异常”，还没到或没有联系上的周空着。听到轻生、自伤的话，或发现人不见了，不要等这张表，${urgentWay(roomPhone)}。这张表有学生姓名，填好直接交回，不要转发，也不要发到群里。`,
    createdOn: period.from,
    columns: COLUMNS.map((column) => ({
      heading: TEACHER_COLUMNS[column],
      width: WIDTHS[column],
      ...(column === 'key' ? { isKey: true as const } : {}),
    })),
    rows: facts.rows.map((row) => {
      const texts: Partial<Record<TeacherColumn, string>> = { ...row, week: writtenWeek(row.week) };
      return COLUMNS.map((column) => ({ text: texts[column] ?? '', filled: filledAs(column, row.week) }));
    }),
  });
}

function filledAs(column: TeacherColumn, week: SchoolWeek): FilledAs | null {
  switch (column) {
    case 'occurredOn':
      return { is: 'day', of: week, word: '哪一天' };
    case 'channel':
      return { is: 'oneOf', words: Object.values(FOLLOW_UP_CHANNELS) };
    case 'text':
      return { is: 'text' };
    default:
      return null;
  }
}
