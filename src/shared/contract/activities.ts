import { z } from 'zod';
import { activityId, count, date, line, nothing, prose } from './fields.ts';
import { inRoom } from './request.ts';
import { activityKind } from './students.ts';

/**
 * Something held or sent. `quantity` is lesson hours for lessons, resources for pushes, and 1 for lectures;
 * `guardians` is how many guardians came or were reached (forms.md 附件3, sections 三 and 四).
 */
const activityText = {
  kind: activityKind,
  occurredOn: date,
  title: line(100),
  quantity: count.min(1, '至少为 1'),
  guardians: count,
};

export const activity = z.object({ id: activityId, ...activityText, title: z.string() });
export type Activity = z.infer<typeof activity>;

export const activityRequests = {
  'activities.list': inRoom(nothing, z.array(activity)),
  'activities.write': inRoom(
    z
      .strictObject({ activityId: activityId.nullable(), ...activityText })
      .refine((held) => held.quantity === 1 || held.kind === 'lesson' || held.kind === 'guardianPush', {
        path: ['quantity'],
        message: '讲座按场次记录，一场记一条',
      })
      .refine(
        (held) => held.guardians === 0 || held.kind === 'guardianLecture' || held.kind === 'guardianPush',
        { path: ['guardians'], message: '面向学生的活动没有家长参与数' },
      ),
    z.object({ activityId }),
  ),
  'activities.remove': inRoom(z.strictObject({ activityId, reason: prose(500) }), z.object({})),
};
