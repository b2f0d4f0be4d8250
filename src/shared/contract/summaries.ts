import { z } from 'zod';
import { SUMMARY_FIGURES, type SummaryFigure } from '../summary-figures.ts';
import { SUMMARY_GAPS } from '../summary-gaps.ts';
import { codesOf } from '../terms.ts';
import { countedRecord } from './counted-records.ts';
import { exportPassword } from './exports.ts';
import { count, date, line, nothing, prose, saved, studentId, summaryId } from './fields.ts';
import { inRoom } from './request.ts';

const FIGURE_CODES = SUMMARY_FIGURES.map((figure) => figure.code);
export const summaryFigure = z.custom<SummaryFigure>((value) => FIGURE_CODES.some((code) => code === value));

/** All periods include both of their ends. `activitiesFromOn`–`activitiesUntilOn` is the window of sections 三 and 四. */
const span = {
  title: line(40),
  fromOn: date,
  untilOn: date,
  activitiesFromOn: date,
  activitiesUntilOn: date,
};

export const summaryLine = z.object({ id: summaryId, ...span });
export type SummaryLine = z.infer<typeof summaryLine>;

export const summary = summaryLine.extend({
  figures: z.array(
    z.object({
      figure: summaryFigure,
      /** What the records say. */
      counted: z.int(),
      /** A value put in by hand, which then stands on the sheet. */
      override: z.object({ value: z.int(), reason: z.string() }).nullable(),
    }),
  ),
  /** Whose records count in no figure, for want of another record. */
  gaps: z.array(
    z.object({
      gap: z.enum(codesOf(SUMMARY_GAPS)),
      students: z.array(z.object({ id: studentId, name: z.string(), className: z.string() })),
    }),
  ),
});
export type Summary = z.infer<typeof summary>;

export const summaryRequests = {
  'summaries.list': inRoom(nothing, z.array(summaryLine)),
  'summaries.add': inRoom(
    z
      .strictObject(span)
      .refine((wanted) => wanted.fromOn <= wanted.untilOn, {
        path: ['untilOn'],
        message: '截止日期不能早于开始日期',
      })
      .refine((wanted) => wanted.activitiesFromOn <= wanted.activitiesUntilOn, {
        path: ['activitiesUntilOn'],
        message: '截止日期不能早于开始日期',
      }),
    z.object({ summaryId }),
  ),
  'summaries.rename': inRoom(z.strictObject({ summaryId, title: span.title }), z.object({})),
  /** Hides a summary, with the reason; one that holds figures corrected by hand stays. */
  'summaries.remove': inRoom(z.strictObject({ summaryId, reason: prose(500) }), z.object({})),
  'summaries.read': inRoom(z.strictObject({ summaryId }), summary),
  'summaries.records': inRoom(z.strictObject({ summaryId, figure: summaryFigure }), z.array(countedRecord)),
  /** Puts a value by hand over a counted figure; null takes it away again. */
  'summaries.override': inRoom(
    z.strictObject({ summaryId, figure: summaryFigure, value: count.nullable(), reason: prose(500) }),
    z.object({}),
  ),
  /** `withReasons`: why figures were corrected goes along; it may name a child. */
  'summaries.save': inRoom(
    z.strictObject({ summaryId, password: exportPassword.optional(), withReasons: z.boolean() }),
    saved,
  ),
};
