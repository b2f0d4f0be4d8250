import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { removeInterview, writeInterview } from './interviews.ts';
import { layInterview } from './lay-interview.ts';

export const interviewsHandlers: RoomHandlers<'interviews'> = {
  'interviews.write': ({ access }, input) => ({
    interviewId: access.write((writer) => writeInterview(writer, input)),
  }),
  'interviews.remove': ({ access }, input) => done(access.write((writer) => removeInterview(writer, input))),
  'interviews.layPaper': layInterview,
};
