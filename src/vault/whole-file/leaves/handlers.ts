import { removeLeaveStep, writeLeaveStep } from '#vault/rooms/leaves/leave-steps.ts';
import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { layLeaveContacts } from './lay-leave-contacts.ts';
import { layReturnInterviews } from './lay-return-interviews.ts';

export const leavesHandlers: RoomHandlers<'leaves'> = {
  'leaves.writeStep': ({ access }, input) => done(access.write((writer) => writeLeaveStep(writer, input))),
  'leaves.removeStep': ({ access }, input) => done(access.write((writer) => removeLeaveStep(writer, input))),
  'leaves.layContacts': layLeaveContacts,
  'leaves.layInterviews': layReturnInterviews,
};
