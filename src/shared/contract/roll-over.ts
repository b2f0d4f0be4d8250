import { z } from 'zod';
import { codesOf, ROLL_OVER_FATES } from '../terms.ts';
import {
  date,
  instant,
  line,
  nothing,
  optionalLine,
  rollOverId,
  schoolClassId,
  schoolYear,
  studentId,
} from './fields.ts';
import { inRoom } from './request.ts';

export const rollOverFate = z.enum(codesOf(ROLL_OVER_FATES));

/** A student in the preview or the report of a roll-over; the classes are those before and after. */
export const rolledStudent = z.object({
  studentId,
  studentNumber: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
});
export type RolledStudent = z.infer<typeof rolledStudent>;

/** A class that is to roll over, what was guessed for it, and who is in it. */
export const rollingClass = z.object({
  classId: schoolClassId,
  /** Older than the year before, when it stayed behind at an earlier roll-over. */
  schoolYear: z.int(),
  name: z.string(),
  homeroomTeacher: z.string(),
  fate: z.enum(['moves', 'graduates']),
  /** Empty when the class graduates, or when nothing can be guessed from its name. */
  toClass: z.string(),
  students: z.array(
    z.object({ studentId, studentNumber: z.string(), name: z.string(), onLeave: z.boolean() }),
  ),
});
export type RollingClass = z.infer<typeof rollingClass>;

export const rollOverLine = z.object({
  id: rollOverId,
  intoSchoolYear: z.int(),
  fromOn: date,
  recordedAt: instant,
  recordedBy: z.string(),
  undoneAt: instant.nullable(),
  moved: z.int(),
  repeated: z.int(),
  graduated: z.int(),
});
export type RollOverLine = z.infer<typeof rollOverLine>;

export const rollOverPreview = z.object({
  intoSchoolYear: z.int(),
  /** The first day of that year, from which on the new classes count. */
  fromOn: date,
  /** The years into which the school can roll over now. */
  choices: z.array(z.object({ schoolYear: z.int(), fromOn: date })),
  /** The school has rolled over into this year already. */
  standing: rollOverLine.nullable(),
  classes: z.array(rollingClass),
  /** Classes that the new year has already, with the teachers they have. */
  known: z.array(z.object({ name: z.string(), homeroomTeacher: z.string() })),
  /** Students in a class of that year already, by a roster or by hand: they are left as they are. */
  there: z.array(rolledStudent),
});
export type RollOverPreview = z.infer<typeof rollOverPreview>;

/** What shall become of each class, and of the students for whom something else was decided. */
export const rollOverPlan = z.strictObject({
  intoSchoolYear: schoolYear,
  classes: z
    .array(
      z.strictObject({
        classId: schoolClassId,
        fate: z.enum(['moves', 'graduates', 'stays']),
        toClass: optionalLine(40),
      }),
    )
    .max(1000),
  students: z.array(z.strictObject({ studentId, fate: rollOverFate, toClass: optionalLine(40) })).max(20_000),
  /** Who shall be homeroom teacher of a class of the new year; a teacher it has already stays. */
  teachers: z.array(z.strictObject({ className: line(40), teacherName: optionalLine(20) })).max(1000),
});
export type RollOverPlan = z.infer<typeof rollOverPlan>;

export const rollOverReport = z.object({
  intoSchoolYear: z.int(),
  fromOn: date,
  moved: z.int(),
  graduated: z.int(),
  /** The classes of the new year with whom they were given. */
  classes: z.array(
    z.object({
      name: z.string(),
      fromClasses: z.array(z.string()),
      homeroomTeacher: z.string(),
      students: z.int(),
    }),
  ),
  graduatedClasses: z.array(z.object({ name: z.string(), students: z.int() })),
  repeated: z.array(rolledStudent),
  onLeave: z.array(rolledStudent),
  stayed: z.array(rolledStudent),
  there: z.array(rolledStudent),
});
export type RollOverReport = z.infer<typeof rollOverReport>;

export const rollOverRequests = {
  /** What rolling over would mean; writes nothing. Null lets the vault choose the year that is due. */
  'rollOver.preview': inRoom(z.strictObject({ intoSchoolYear: schoolYear.nullable() }), rollOverPreview),
  /** 升级: the whole school, in one step. */
  'rollOver.apply': inRoom(rollOverPlan, z.object({ rollOverId, report: rollOverReport })),
  'rollOver.list': inRoom(nothing, z.array(rollOverLine)),
  'rollOver.report': inRoom(z.strictObject({ rollOverId }), rollOverReport),
  /** Takes a roll-over back, as long as none of its students has changed class or left since. */
  'rollOver.undo': inRoom(z.strictObject({ rollOverId }), z.object({ students: z.int() })),
};
