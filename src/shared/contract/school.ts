import { z } from 'zod';
import { codesOf, NUMBER_KINDS } from '../terms.ts';
import { date, line, nothing, optionalPhone, schoolYear, staffId } from './fields.ts';
import { inRoom } from './request.ts';

export const staffMember = z.object({ id: staffId, name: z.string(), phone: z.string() });
export type StaffMember = z.infer<typeof staffMember>;

/** Which of a child's two numbers. */
export const numberKind = z.enum(codesOf(NUMBER_KINDS));

const particulars = {
  schoolName: line(40),
  counsellorName: line(20),
  roomPhone: optionalPhone,
};

export const schoolRequests = {
  'school.particulars': inRoom(
    nothing,
    z.object({
      schoolName: z.string(),
      counsellorName: z.string(),
      roomPhone: z.string(),
      today: date,
      /** By which number the school tells its students apart; it may not be settled yet. */
      identifiedBy: numberKind,
      /** Who unlocked the vault. */
      person: z.string(),
      versions: z.object({ app: z.string(), sqlite: z.string() }),
    }),
  ),
  'school.changeParticulars': inRoom(z.strictObject(particulars), z.object({})),
  /** From now on the school goes by this number: the two change places in every student. */
  'school.identifyBy': inRoom(z.strictObject({ kind: numberKind }), z.object({})),
  'school.staff': inRoom(nothing, z.array(staffMember)),
  'school.addStaff': inRoom(z.strictObject({ name: line(20), phone: optionalPhone }), staffMember),
  'school.changeStaff': inRoom(z.strictObject({ staffId, name: line(20), phone: optionalPhone }), nothing),
  /**
   * Names a class's homeroom teacher from a date on; the one before ends on that date. Without a school year the
   * newest class of that name is meant.
   */
  'school.appointHomeroomTeacher': inRoom(
    z.strictObject({
      className: line(40),
      teacherName: line(20),
      fromOn: date,
      schoolYear: schoolYear.optional(),
    }),
    z.object({}),
  ),
  'school.classes': inRoom(
    nothing,
    z.array(z.object({ name: z.string(), homeroomTeacher: z.string(), students: z.int() })),
  ),
};
