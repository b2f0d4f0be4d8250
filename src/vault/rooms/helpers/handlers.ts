import { done, looked, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { attend, carryOn, helperRoster, notThere, removeHelper, writeHelper } from './helpers.ts';
import { layHelpers } from './lay-roster.ts';

export const helpersHandlers: RoomHandlers<'helpers'> = {
  'helpers.list': ({ access }, { schoolYear }) =>
    looked(access, { action: 'helperPost.listed', subject: '' }, (reader) =>
      helperRoster(reader, schoolYear),
    ),
  'helpers.write': ({ access }, input) => ({
    postId: access.write((writer) => writeHelper(writer, input)),
  }),
  'helpers.remove': ({ access }, input) => done(access.write((writer) => removeHelper(writer, input))),
  'helpers.carryOn': ({ access }, input) => access.write((writer) => carryOn(writer, input)),
  'helpers.attend': ({ access }, input) => done(access.write((writer) => attend(writer, input))),
  'helpers.absent': ({ access }, input) => done(access.write((writer) => notThere(writer, input))),
  'helpers.layRoster': layHelpers,
};
