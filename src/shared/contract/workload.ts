import { z } from 'zod';
import { WEEK_VERDICTS } from '../opening-hours.ts';
import { daysBetween, type LocalDate } from '../school-calendar.ts';
import { codesOf } from '../terms.ts';
import { NOT_COUNTED, WORK_KINDS, type WorkKind } from '../work-kinds.ts';
import { countedRecord } from './counted-records.ts';
import { exportPassword } from './exports.ts';
import { date, nothing, saved, schoolYear } from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';

/** Eleven years are more than any school keeps. */
const MOST_DAYS = 4018;

const period = { fromOn: date, untilOn: date };
const isPeriod = ({ fromOn, untilOn }: { fromOn: LocalDate; untilOn: LocalDate }) => fromOn <= untilOn;
const backwards = { path: ['untilOn'], message: '截止日期不能早于开始日期' };
const isShortEnough = ({ fromOn, untilOn }: { fromOn: LocalDate; untilOn: LocalDate }) =>
  daysBetween(fromOn, untilOn) <= MOST_DAYS;
const tooLong = { path: ['untilOn'], message: '最多统计十一年，请缩短时间' };

const KINDS = WORK_KINDS.map(({ kind }) => kind);
const workKind = z.custom<WorkKind>((value) => KINDS.some((kind) => kind === value));
const group = z.object({
  times: z.int(),
  attendances: z.int(),
  persons: z.int(),
  minutes: z.int(),
  amount: z.int(),
  guardians: z.int(),
});

/** A stretch that a long period is shown by: a month, or a school year where there are many. Both days included. */
const stretch = z.object({ word: z.string(), fromOn: date, untilOn: date });

const classLine = z.object({
  /** The school year of the class; null for whoever was in none. */
  schoolYear: z.int().nullable(),
  grade: z.string(),
  /** Empty on the line that sums up a grade. */
  className: z.string(),
  word: z.string(),
  kinds: z.array(z.object({ kind: workKind, group })),
});
export type WorkClassLine = z.infer<typeof classLine>;

export const workload = z.object({
  /** As asked for, but never later than today. */
  ...period,
  stretches: z.array(stretch),
  kinds: z.array(z.object({ kind: workKind, all: group, stretches: z.array(group) })),
  /** Sessions by what they were about, the commonest first; a session of several problems stands under each. */
  problems: z.array(z.object({ problem: z.string(), group })),
  /** By the class of each student on the day of the record; each grade with its classes beneath it. */
  classes: z.array(classLine),
  weeks: z.array(
    z.object({
      from: date,
      until: date,
      minutes: z.int(),
      verdict: z.enum(codesOf(WEEK_VERDICTS)),
      sessionMinutes: z.int(),
    }),
  ),
  /** Opening hours are on record for a day of the period at least. */
  knowsHours: z.boolean(),
  /** School years of the period of which neither terms nor holidays are on record. */
  yearsWithoutCalendar: z.array(z.int()),
  /** Sessions that are not signed yet, and are counted nowhere. */
  unsigned: z.int(),
  /** Signed ones of which nobody wrote how long they took: not among the hours. */
  withoutMinutes: z.int(),
});
export type Workload = z.infer<typeof workload>;

/** Which records of a kind: all, those of a stretch of days, of a problem, of a grade or a class. */
const part = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('all') }),
  z.strictObject({ by: z.literal('days'), ...period }),
  z.strictObject({ by: z.literal('problem'), problem: z.string().max(40) }),
  z.strictObject({
    by: z.literal('class'),
    schoolYear: schoolYear.nullable(),
    grade: z.string().max(60),
    /** Empty for the whole grade. */
    className: z.string().max(60),
  }),
]);
export type WorkPart = z.infer<typeof part>;

export const workloadRequests = {
  /** Periods that are asked for: terms, school years, months; the running term first. */
  'workload.periods': inRoom(nothing, z.array(z.object({ word: z.string(), ...period }))),
  'workload.read': inRoom(
    z.strictObject(period).refine(isPeriod, backwards).refine(isShortEnough, tooLong),
    workload,
  ),
  'workload.records': inRoom(
    z
      .strictObject({
        ...period,
        kind: z.union([workKind, z.enum(codesOf(NOT_COUNTED))]),
        part,
      })
      .refine(isPeriod, backwards)
      .refine(isShortEnough, tooLong),
    z.array(countedRecord),
  ),
  /** 工作量统计 as a workbook: groups of one or two are kept back (small-groups.ts). */
  'workload.save': inRoom(
    z
      .strictObject({ ...period, password: exportPassword.optional() })
      .refine(isPeriod, backwards)
      .refine(isShortEnough, tooLong),
    saved,
  ),
  /** The same as a paper. */
  'workload.layPaper': inRoom(
    z
      .strictObject({ ...period, ...paperFor('workload') })
      .refine(isPeriod, backwards)
      .refine(isShortEnough, tooLong),
    laidPaper,
  ),
};
