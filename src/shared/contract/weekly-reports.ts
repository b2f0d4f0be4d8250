import { z } from 'zod';
import { ABSENCES } from '../observation-log.ts';
import { weekOf } from '../school-calendar.ts';
import { ALERT_LEVELS, codesOf } from '../terms.ts';
import {
  DUE_DAYS,
  isUnusual,
  REMARK_KINDS,
  REMARK_SOURCES,
  WEEK_STATES,
  WEEKLY_CHANGES,
} from '../weekly-reports.ts';
import {
  date,
  line,
  nothing,
  observationId,
  optionalProse,
  prose,
  schoolClassId,
  studentId,
} from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';

export const weeklyReportId = z.uuid().brand<'weeklyReport'>();
export type WeeklyReportId = z.infer<typeof weeklyReportId>;
/** What a report said of one student. */
export const weeklyReportEntryId = z.uuid().brand<'weeklyReportEntry'>();
export type WeeklyReportEntryId = z.infer<typeof weeklyReportEntryId>;

/** More classes than any school has. */
const MOST_CLASSES = 500;
const classIds = z.array(schoolClassId).min(1, '请选择班级').max(MOST_CLASSES);
const monday = date.refine((day) => weekOf(day).from === day, '请写这一周的周一');

const remarkText = {
  kind: z.enum(codesOf(REMARK_KINDS)),
  studentId,
  change: z.enum(codesOf(WEEKLY_CHANGES)).nullable(),
  absence: z.enum(codesOf(ABSENCES)).nullable(),
  /** On which day of the week; null where nobody said. */
  seenOn: date.nullable(),
  source: z.enum(codesOf(REMARK_SOURCES)),
  text: optionalProse(2000),
};

/** A line of a report as it is handed in. A listed student of whom nothing was said has no change and no words. */
export const remarkInput = z
  .strictObject({ id: weeklyReportEntryId.nullable(), ...remarkText })
  .superRefine(({ kind, change, absence, seenOn, text }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (kind === 'noticed' && text === '') refuse('text', '请写下看到、听到的');
    if (kind === 'change' && change === null && text !== '') refuse('change', '请选择有没有变化');
    if (kind === 'change' && change === 'worse' && text === '') refuse('text', '请写下哪里加重了');
    if (kind === 'absent' && absence === null) refuse('absence', '请选择哪一种');
    if (kind === 'absent' && seenOn === null) refuse('seenOn', '请写下是哪一天');
    if (kind !== 'change' && change !== null) refuse('change', '这里不选变化');
    if (kind !== 'absent' && absence !== null) refuse('absence', '这里不选到校异常');
  });
export type RemarkInput = z.infer<typeof remarkInput>;

/** True for a line that says something. */
export const isSaid = ({ kind, change }: Pick<RemarkInput, 'kind' | 'change'>): boolean =>
  kind !== 'change' || change !== null;

const reportText = {
  classId: schoolClassId,
  weekFrom: monday,
  toldOn: date,
  toldBy: line(60),
  /** 零报告: 本周没有异常. */
  isAllWell: z.boolean(),
  note: optionalProse(2000),
};

/** A line of a report, as one reads it. */
export const remark = z.object({
  id: weeklyReportEntryId,
  ...remarkText,
  name: z.string(),
  studentNumber: z.string(),
  /** The entry of 观察日志 that was made of it; null where there is none. */
  observationId: observationId.nullable(),
  hasLeft: z.boolean(),
});
export type Remark = z.infer<typeof remark>;

export const weeklyReport = z.object({
  id: weeklyReportId,
  ...reportText,
  toldBy: z.string(),
  className: z.string(),
  remarks: z.array(remark),
});
export type WeeklyReport = z.infer<typeof weeklyReport>;

/** What reports said of a student, as the own file shows it. */
export const weeklyReportEntry = z.object({
  id: weeklyReportEntryId,
  ...remarkText,
  reportId: weeklyReportId,
  className: z.string(),
  weekFrom: date,
  occurredOn: date,
  toldBy: z.string(),
  observationId: observationId.nullable(),
});
export type WeeklyReportEntry = z.infer<typeof weeklyReportEntry>;

/** How many children a report speaks of. */
export const remarkCounts = z.object({ noticed: z.int(), better: z.int(), worse: z.int(), absent: z.int() });
export type RemarkCounts = z.infer<typeof remarkCounts>;

const weekState = z.enum(codesOf(WEEK_STATES));

export const reportCell = z.object({
  state: weekState,
  reportId: weeklyReportId.nullable(),
  counts: remarkCounts,
});
export type ReportCell = z.infer<typeof reportCell>;

/** A class on the board, with a cell for each week. */
export const boardClass = z.object({
  classId: schoolClassId,
  className: z.string(),
  homeroomTeacher: z.string(),
  weeks: z.array(reportCell),
});
export type BoardClass = z.infer<typeof boardClass>;

const term = z.object({ name: z.string(), fromOn: date, untilOn: date, isUsual: z.boolean() });
const week = z.object({ from: date, until: date, number: z.int(), dueOn: date.nullable() });
export type BoardWeek = z.infer<typeof week>;

export const weeklyBoard = z.object({
  /** The latest first. */
  terms: z.array(term),
  term,
  weeks: z.array(week),
  /** In the order of the grades. */
  classes: z.array(boardClass),
  isAsked: z.boolean(),
});
export type WeeklyBoard = z.infer<typeof weeklyBoard>;

/** Which reports are late, as the workbench says it; null where none is. */
export const lateWeeklyReports = z
  .object({
    week: z.object({ from: date, until: date, number: z.int() }),
    classes: z.int(),
    earlier: z.int(),
  })
  .nullable();

const rule = z.strictObject({
  isAsked: z.boolean(),
  /** Days after the week's Monday. */
  dueAfter: z.int().refine((days) => DUE_DAYS.has(days), '请选择哪一天'),
});
export type WeeklyRuleText = z.infer<typeof rule>;

export const weeklyReportRequests = {
  /** Classes by weeks of the term that a day lies in, or of the last one; null for today. */
  'weeklyReports.board': inRoom(z.strictObject({ on: date.nullable() }), weeklyBoard),
  'weeklyReports.read': inRoom(z.strictObject({ reportId: weeklyReportId }), weeklyReport),
  /** What a report of a class and week begins with: who tells it, who is listed, and whom it may speak of. */
  'weeklyReports.begin': inRoom(
    z.strictObject({ classId: schoolClassId, weekFrom: monday }),
    z.object({
      className: z.string(),
      homeroomTeacher: z.string(),
      listed: z.array(z.object({ studentId, name: z.string(), level: z.enum(codesOf(ALERT_LEVELS)) })),
      studentIds: z.array(studentId),
    }),
  ),
  /** Writes a report down, or corrects one. */
  'weeklyReports.write': inRoom(
    z
      .strictObject({
        reportId: weeklyReportId.nullable(),
        ...reportText,
        remarks: z.array(remarkInput).max(100, '最多 100 条'),
      })
      .superRefine(({ isAllWell, remarks, note }, context) => {
        const refuse = (message: string) =>
          context.addIssue({ code: 'custom', path: ['isAllWell'], message });
        const said = remarks.filter(isSaid);
        if (isAllWell && said.some(isUnusual)) refuse('写了异常的情况，请去掉“本周没有异常”前的勾');
        const tellsSomething =
          said.some((each) => isUnusual(each) || each.change === 'better') || note !== '';
        if (!isAllWell && !tellsSomething) refuse('请写上情况，或勾选“本周没有异常”');
      }),
    z.object({ reportId: weeklyReportId }),
  ),
  /** 零报告 of several classes at once, each told by its homeroom teacher; of a class that has told already, nothing. */
  'weeklyReports.writeZeros': inRoom(
    z.strictObject({ classIds, weekFrom: monday, toldOn: date }),
    z.object({ reportIds: z.array(weeklyReportId) }),
  ),
  /** Hides reports with what they said of students; they stay in the vault with the reason. */
  'weeklyReports.remove': inRoom(
    z.strictObject({ reportIds: z.array(weeklyReportId).min(1).max(MOST_CLASSES), reason: prose(500) }),
    z.object({}),
  ),
  /** Makes an entry of 观察日志 of a line, where the judgement stands. */
  'weeklyReports.carry': inRoom(
    z.strictObject({ entryId: weeklyReportEntryId }),
    z.object({ observationId }),
  ),
  'weeklyReports.rule': inRoom(nothing, rule),
  'weeklyReports.setRule': inRoom(rule, z.object({})),
  /** 班级周报 of a week, a page a class; of a class that has told nothing, one to be filled in by hand: a PDF. */
  'weeklyReports.laySheets': inRoom(
    z.strictObject({ weekFrom: monday, classIds, ...paperFor('weeklyReport') }),
    laidPaper,
  ),
  /** 年级汇总 of a week; for whoever is outside the room without a child's name: a PDF. */
  'weeklyReports.laySummary': inRoom(
    z.strictObject({
      weekFrom: monday,
      /** The classes of a grade; null for the whole school. */
      grade: z.string().max(40).nullable(),
      ...paperFor('weeklyReport.summary'),
    }),
    laidPaper,
  ),
};
