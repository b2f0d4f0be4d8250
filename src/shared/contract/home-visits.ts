import { z } from 'zod';
import {
  date,
  homeVisitId,
  nothing,
  optionalLine,
  optionalProse,
  prose,
  staffId,
  studentId,
} from './fields.ts';
import { inRoom } from './request.ts';

/**
 * A visit that is planned (`plannedOn`), has taken place (`occurredOn`), or both.
 * A plan marks the student as to be visited (forms.md 附件3, 应该家访学生).
 */
export const homeVisit = z.object({
  id: homeVisitId,
  studentId,
  studentName: z.string(),
  className: z.string(),
  plannedOn: date.nullable(),
  occurredOn: date.nullable(),
  staff: z.array(z.object({ id: staffId, name: z.string() })),
  /** Whom the visitors met, such as 母亲; empty where nobody says. */
  met: z.string(),
  text: z.string(),
});
export type HomeVisit = z.infer<typeof homeVisit>;

export const homeVisitRequests = {
  'homeVisits.list': inRoom(nothing, z.array(homeVisit)),
  /** One visit, which somebody opens. */
  'homeVisits.read': inRoom(z.strictObject({ homeVisitId }), homeVisit),
  'homeVisits.write': inRoom(
    z
      .strictObject({
        homeVisitId: homeVisitId.nullable(),
        studentId,
        plannedOn: date.nullable(),
        occurredOn: date.nullable(),
        staffIds: z.array(staffId).max(30, '最多 30 位教师'),
        met: optionalLine(60),
        text: optionalProse(5000),
      })
      .refine((visit) => visit.plannedOn !== null || visit.occurredOn !== null, {
        path: ['occurredOn'],
        message: '请填写家访日期或计划日期',
      })
      .refine((visit) => visit.occurredOn === null || visit.staffIds.length > 0, {
        path: ['staffIds'],
        message: '请选择参与家访的教师',
      }),
    z.object({ homeVisitId }),
  ),
  'homeVisits.remove': inRoom(z.strictObject({ homeVisitId, reason: prose(500) }), z.object({})),
};
