import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Activity } from '#shared/contract/activities.ts';
import type { ActivityId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { refuseWithAttachments } from '#vault/rooms/attachments/attachment-kind.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { activities } from './tables.ts';

/** All activities, newest first. */
export function listActivities(reader: Reader): Activity[] {
  return reader.db
    .select()
    .from(activities)
    .where(isNull(activities.removedAt))
    .orderBy(desc(activities.occurredOn), desc(activities.recordedAt))
    .all();
}

/** Records an activity, or corrects one. @throws Refusal `dateInFuture`, `noActivity`. */
export function writeActivity(writer: Writer, wanted: InputOf<'activities.write'>): ActivityId {
  const { activityId, ...columns } = wanted;
  refuseImpossibleDay(writer, 'occurredOn', wanted.occurredOn);
  const before = activityId ? existingActivity(writer, activityId) : null;
  const recorded = { recordedAt: writer.now, recordedBy: writer.person };
  const { id } = before
    ? writer.db
        .update(activities)
        .set(columns)
        .where(eq(activities.id, before.id))
        .returning({ id: activities.id })
        .get()
    : writer.db
        .insert(activities)
        .values({ ...columns, ...recorded })
        .returning({ id: activities.id })
        .get();
  writer.record({ action: 'activity.written', subject: wanted.title, detail: { old: before, new: columns } });
  return id;
}

/** Hides an activity; it stays in the vault with the reason. @throws Refusal `noActivity`, `hasAttachments`. */
export function removeActivity(writer: Writer, wanted: InputOf<'activities.remove'>): void {
  const before = existingActivity(writer, wanted.activityId);
  refuseWithAttachments(writer, before.id, '活动');
  writer.db
    .update(activities)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: wanted.reason })
    .where(eq(activities.id, before.id))
    .run();
  writer.record({
    action: 'activity.removed',
    subject: before.title,
    detail: { old: before, reason: wanted.reason },
  });
}

function existingActivity(reader: Reader, id: ActivityId) {
  const row = reader.db
    .select()
    .from(activities)
    .where(and(eq(activities.id, id), isNull(activities.removedAt)))
    .get();
  if (!row) throw new Refusal('noActivity', '找不到这项活动，可能已被删除。请返回列表查看。');
  return row;
}
