import { z } from 'zod';
import { WEEKDAYS, type Weekday } from '../opening-hours.ts';
import { date, line, nothing, openingTimeId, prose, schoolClassId, schoolYear } from './fields.ts';
import { inRoom } from './request.ts';

export const schoolYearLine = z.object({
  schoolYear: z.int(),
  fromOn: date,
  untilOn: date,
  /** A person set these dates; otherwise they are the usual ones. */
  isSet: z.boolean(),
  isRunning: z.boolean(),
});
export type SchoolYearLine = z.infer<typeof schoolYearLine>;

export const spanKind = z.enum(['term', 'holiday']);
export type SpanKind = z.infer<typeof spanKind>;

/** A term or a holiday; both days included. */
export const schoolSpan = z.object({
  id: z.uuid(),
  kind: spanKind,
  name: z.string(),
  fromOn: date,
  untilOn: date,
});
export type SchoolSpan = z.infer<typeof schoolSpan>;

/** A class of one school year; `students` are those in it today, on the year's first day, or on its last. */
export const classLine = z.object({
  id: schoolClassId,
  name: z.string(),
  homeroomTeacher: z.string(),
  students: z.int(),
});
export type ClassLine = z.infer<typeof classLine>;

const weekday = z.custom<Weekday>((value) => WEEKDAYS.some((each) => each === value));
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写时间，例如 12:30');

/** When the counselling room is open; both days included. */
const openingTimeText = {
  weekdays: z.array(weekday).min(1, '请选择星期').max(7),
  startsAt: time,
  endsAt: time,
  fromOn: date,
  untilOn: date.nullable(),
};
export const openingTime = z.object({ id: openingTimeId, ...openingTimeText });
export type OpeningTimeLine = z.infer<typeof openingTime>;

export const schoolYearRequests = {
  /** The hours of the counselling room, the latest first. */
  'schoolYears.openingTimes': inRoom(nothing, z.array(openingTime)),
  'schoolYears.writeOpeningTime': inRoom(
    z.strictObject({ openingTimeId: openingTimeId.nullable(), ...openingTimeText }),
    z.object({}),
  ),
  'schoolYears.removeOpeningTime': inRoom(
    z.strictObject({ openingTimeId, reason: prose(500) }),
    z.object({}),
  ),
  'schoolYears.list': inRoom(nothing, z.array(schoolYearLine)),
  'schoolYears.read': inRoom(
    z.strictObject({ schoolYear }),
    schoolYearLine.extend({ spans: z.array(schoolSpan), classes: z.array(classLine) }),
  ),
  'schoolYears.change': inRoom(z.strictObject({ schoolYear, fromOn: date, untilOn: date }), z.object({})),
  /** Adds a term or a holiday, or changes the one that is named. */
  'schoolYears.writeSpan': inRoom(
    z.strictObject({
      spanId: z.uuid().nullable(),
      schoolYear,
      kind: spanKind,
      name: line(20),
      fromOn: date,
      untilOn: date,
    }),
    z.object({}),
  ),
  'schoolYears.removeSpan': inRoom(
    z.strictObject({ spanId: z.uuid(), schoolYear, reason: prose(500) }),
    z.object({}),
  ),
  'schoolYears.addClass': inRoom(z.strictObject({ schoolYear, className: line(40) }), z.object({})),
  /** Corrects a class's name in its one school year. Issued letters keep what they say. */
  'schoolYears.renameClass': inRoom(
    z.strictObject({ classId: schoolClassId, className: line(40), reason: prose(500) }),
    z.object({}),
  ),
};
