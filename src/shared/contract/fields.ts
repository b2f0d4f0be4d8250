import { z } from 'zod';
import { type BornOn, isBirthMonth } from '../birth-date.ts';
import { isLocalDate, type LocalDate } from '../school-calendar.ts';
import { cleanText, phoneText } from '../written-text.ts';

/** A row's id: 32 hex digits and dashes as `crypto.randomUUID` makes them, branded by what it names. */
function id<Brand extends string>() {
  return z.uuid().brand<Brand>();
}

export const studentId = id<'student'>();
export type StudentId = z.infer<typeof studentId>;
export const staffId = id<'staff'>();
export type StaffId = z.infer<typeof staffId>;
export const sessionId = id<'session'>();
export type SessionId = z.infer<typeof sessionId>;
export const letterId = id<'letter'>();
export type LetterId = z.infer<typeof letterId>;
export const followUpId = id<'followUp'>();
export type FollowUpId = z.infer<typeof followUpId>;
export const trackingPeriodId = id<'trackingPeriod'>();
export type TrackingPeriodId = z.infer<typeof trackingPeriodId>;
export const homeVisitId = id<'homeVisit'>();
export type HomeVisitId = z.infer<typeof homeVisitId>;
export const activityId = id<'activity'>();
export type ActivityId = z.infer<typeof activityId>;
export const summaryId = id<'summary'>();
export type SummaryId = z.infer<typeof summaryId>;
export const rosterImportId = id<'rosterImport'>();
export type RosterImportId = z.infer<typeof rosterImportId>;
/** A class of one school year. */
export const schoolClassId = id<'schoolClass'>();
export type SchoolClassId = z.infer<typeof schoolClassId>;
export const rollOverId = id<'rollOver'>();
export type RollOverId = z.infer<typeof rollOverId>;
/** When the counselling room is open. */
export const openingTimeId = id<'openingTime'>();
export type OpeningTimeId = z.infer<typeof openingTimeId>;
/** A hospital, a hotline or another one of the directory. */
export const institutionId = id<'institution'>();
export type InstitutionId = z.infer<typeof institutionId>;
/** A guardian as known from one day to another. */
export const guardianId = id<'guardian'>();
export type GuardianId = z.infer<typeof guardianId>;
/** A student's leaving of the school. */
export const departureId = id<'departure'>();
export type DepartureId = z.infer<typeof departureId>;
/** A risk factor or a warning signal that was observed. */
export const observationId = id<'observation'>();
export type ObservationId = z.infer<typeof observationId>;
/** What a hospital said, as the guardian has told or shown it. */
export const diagnosisId = id<'diagnosis'>();
export type DiagnosisId = z.infer<typeof diagnosisId>;
export const screeningId = id<'screening'>();
export type ScreeningId = z.infer<typeof screeningId>;
/** A talk with a guardian. */
export const contactId = id<'contact'>();
export type ContactId = z.infer<typeof contactId>;
export const handOverId = id<'handOver'>();
export type HandOverId = z.infer<typeof handOverId>;
/** Two files of one student that became one. */
export const mergeId = id<'merge'>();
export type MergeId = z.infer<typeof mergeId>;
export const destructionId = id<'destruction'>();
export type DestructionId = z.infer<typeof destructionId>;
export const attachmentId = id<'attachment'>();
export type AttachmentId = z.infer<typeof attachmentId>;
/** A level, a concern, a state of care, a circumstance, a leave: something with a beginning, an end and a reason. */
export const periodId = id<'period'>();
export type PeriodId = z.infer<typeof periodId>;

/** A local calendar date, `YYYY-MM-DD`, between 1900 and 2199. */
export const date = z.custom<LocalDate>(
  (value) => typeof value === 'string' && isLocalDate(value) && value >= '1900-01-01' && value < '2200-01-01',
  '请填写日期，例如 2026-09-01',
);
/** When somebody was born: a `date`, or the month alone, `YYYY-MM`, where nobody knows the day. */
export const birthDate = z.custom<BornOn>(
  (value) => typeof value === 'string' && date.safeParse(isBirthMonth(value) ? `${value}-01` : value).success,
  '请填写日期，例如 2013-11-05；只知道年月的，写 2013-11',
);
/** A school year, named by the year it begins in. */
export const schoolYear = z.int('请填写年份').min(2000).max(2198);

/** UTC milliseconds. */
export const instant = z.int();

/** Cleaned as all text that comes in is (written-text.ts), wherever it was typed or copied from. */
function bounded(most: number) {
  return z
    .string()
    .overwrite(cleanText)
    .trim()
    .max(most, `最多 ${most} 个字，请删减`)
    .refine((value) => value.isWellFormed(), '含有损坏的字符，请重新输入这一段');
}

/** One line that must be filled in. */
export const line = (most = 60) =>
  bounded(most)
    .min(1, '请填写')
    .refine((value) => !/[\r\n\t]/.test(value), '这里只能写一行，请去掉换行或制表符');
/** One line that may stay empty. */
export const optionalLine = (most = 60) =>
  bounded(most).refine((value) => !/[\r\n\t]/.test(value), '这里只能写一行，请去掉换行或制表符');
/** Text of several paragraphs that must be filled in. */
export const prose = (most = 20_000) => bounded(most).min(1, '请填写');
/** Text of several paragraphs that may stay empty. */
export const optionalProse = (most = 20_000) => bounded(most);

/** A time of the day, `HH:mm`; empty where it is not known. */
export const optionalTime = z.union([
  z.literal(''),
  z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写时间，例如 14:30'),
]);

/** A number of things, entered by hand. */
export const count = z.int('请填写整数').min(0, '不能小于 0').max(1_000_000, '数字过大，请核对');

/**
 * A phone number as a school writes it: digits, spaces, dashes, an extension; or nothing. Full-width digits and any
 * kind of dash are taken, and kept plain.
 */
export const optionalPhone = z
  .string()
  .overwrite(phoneText)
  .max(30, '最多 30 个字，请删减')
  .refine(
    (value) => value === '' || /^\+?[\d\s\-()转#*]{3,30}$/.test(value),
    '电话只能含数字、空格和短横，请核对',
  );

/** Nothing goes in. */
export const nothing = z.strictObject({});

/** What became of a file that the person was asked to choose a place for. */
export const saved = z.discriminatedUnion('saved', [
  z.object({ saved: z.literal(false) }),
  z.object({ saved: z.literal(true), fileName: z.string(), pages: z.int().optional() }),
]);
export type Saved = z.infer<typeof saved>;

/** Something that lasts, as it is put right. `endedOn`: the first day on which it no longer held; null while it lasts. */
export const spanPutRight = { fromOn: date, endedOn: date.nullable(), endReason: optionalProse(2000) };

/** Something that lasts, and never was so. */
export const takingBack = z.strictObject({ periodId, reason: prose(500) });
