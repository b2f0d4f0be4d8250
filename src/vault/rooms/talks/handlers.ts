import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { homeroomTeacherOn, readTalk, removeTalk, writeTalk } from './talks.ts';

export const talksHandlers: RoomHandlers<'talks'> = {
  'talks.read': ({ access }, input) => access.write((writer) => readTalk(writer, input)),
  'talks.homeroomTeacher': ({ access }, input) => access.read((reader) => homeroomTeacherOn(reader, input)),
  'talks.write': ({ access }, input) => ({ talkId: access.write((writer) => writeTalk(writer, input)) }),
  'talks.remove': ({ access }, input) => done(access.write((writer) => removeTalk(writer, input))),
};
