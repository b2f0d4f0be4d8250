import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { listActivities, removeActivity, writeActivity } from './activities.ts';

export const activitiesHandlers: RoomHandlers<'activities'> = {
  'activities.list': ({ access }) => access.read(listActivities),
  'activities.write': ({ access }, input) => ({
    activityId: access.write((writer) => writeActivity(writer, input)),
  }),
  'activities.remove': ({ access }, input) => done(access.write((writer) => removeActivity(writer, input))),
};
