import { z } from 'zod';
import {
  date,
  homeVisitId,
  nothing,
  optionalLine,
  optionalProse,
  optionalTime,
  prose,
  staffId,
  studentId,
} from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';

/** What was seen and said, as 家访记录表 asks for it (papers.md). */
const told = {
  startsAt: optionalTime,
  /** Whom the visitors met, such as 母亲; empty where nobody says. */
  met: optionalLine(60),
  /** How the child is and what was spoken of: what makes the visit the follow-up of its week. */
  text: optionalProse(5000),
  /** The home: who lives there, and how. */
  home: optionalProse(5000),
  /** What the family was told and advised. */
  advised: optionalProse(5000),
  agreed: optionalProse(5000),
};

/** A visit of which nothing is told yet. */
export const VISIT_UNTOLD = { startsAt: '', met: '', text: '', home: '', advised: '', agreed: '' } as const;

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
  // What stands in a vault is read, whatever is asked today of what is written.
  startsAt: z.string(),
  met: z.string(),
  text: z.string(),
  home: z.string(),
  advised: z.string(),
  agreed: z.string(),
});
export type HomeVisit = z.infer<typeof homeVisit>;

/** Somebody who should have been visited and was not. */
export const unvisited = z.object({
  id: studentId,
  name: z.string(),
  className: z.string(),
  homeroomTeacher: z.string(),
  onLeave: z.boolean(),
  leftOn: date.nullable(),
  /** The levels and plans that speak for a visit, in words. */
  reasons: z.array(z.string()),
  /** The visit that still waits to be made. */
  planned: z.object({ homeVisitId, plannedOn: date }).nullable(),
});
export type Unvisited = z.infer<typeof unvisited>;

export const homeVisitRequests = {
  'homeVisits.list': inRoom(nothing, z.array(homeVisit)),
  /**
   * 应访未访: who should be visited in the period (both days included) and was not, with what speaks for it; `due` counts
   * all who should be.
   */
  'homeVisits.unvisited': inRoom(
    z.strictObject({ fromOn: date, untilOn: date }).refine(({ fromOn, untilOn }) => fromOn <= untilOn, {
      path: ['untilOn'],
      message: '截止日期不能早于开始日期',
    }),
    z.object({ due: z.int(), students: z.array(unvisited) }),
  ),
  /** Plans a visit to each of several students: all of them, or nobody. */
  'homeVisits.plan': inRoom(
    z.strictObject({
      studentIds: z.array(studentId).min(1, '请选择学生').max(200, '一次最多安排 200 名学生'),
      plannedOn: date,
      staffIds: z.array(staffId).max(30, '最多 30 位教师'),
    }),
    z.object({}),
  ),
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
        ...told,
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
  /** 家访记录表 of one visit: a PDF. Of one that is only planned, with room to fill in. */
  'homeVisits.layPaper': inRoom(z.strictObject({ homeVisitId, ...paperFor('homeVisit') }), laidPaper),
  'homeVisits.remove': inRoom(z.strictObject({ homeVisitId, reason: prose(500) }), z.object({})),
};
