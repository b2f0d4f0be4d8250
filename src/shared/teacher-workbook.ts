/*
 * The fill-in workbook of a homeroom teacher: the words by which it is written, and found again when it comes back.
 * It says nothing of levels, reasons or diagnoses (rules of the data, 14).
 */

/** Its columns, in their order. */
export const TEACHER_COLUMNS = {
  className: '班级',
  name: '姓名',
  week: '周次',
  occurredOn: '观察日期',
  channel: '方式',
  text: '看到、听到的情况',
  key: '行号（请勿改动）',
} as const;
export type TeacherColumn = keyof typeof TEACHER_COLUMNS;

/** Stands before the cell with the name of whoever fills it in. */
export const FILLED_IN_BY = '填写人';

/** Longer than anybody writes of a week. */
export const LONGEST_REPORT = 2000;

/** The columns of the workbook of a class's weeks, in their order; it names nobody before it is filled in. */
export const WEEK_COLUMNS = {
  className: '班级',
  week: '周次',
  name: '姓名',
  what: '哪一类',
  seenOn: '哪一天',
  source: '谁反映',
  text: '看到、听到的情况',
  key: '行号（请勿改动）',
} as const;
export type WeekColumn = keyof typeof WEEK_COLUMNS;

/** Stands in the first row of each week, where it is said that nothing happened. */
export const WHOLE_CLASS = '全班';
export const NOTHING_HAPPENED = '本周没有异常';
/** So many children one can write of in a week. */
export const LINES_A_WEEK = 8;

/** The columns of the workbook of 三类重点排查, in their order; it names nobody before it is filled in. */
export const FOCUS_COLUMNS = {
  className: '班级',
  focus: '哪一类',
  answer: '有没有这样的学生',
  name: '姓名',
  text: '看到、听到的情况',
  key: '行号（请勿改动）',
} as const;
export type FocusColumn = keyof typeof FOCUS_COLUMNS;

/** What is chosen in the first row of each group; nothing chosen is no answer. */
export const SOMEBODY = '有';
export const NOBODY = '无';
/** So many children one can write of in a group. */
export const LINES_A_GROUP = 10;
