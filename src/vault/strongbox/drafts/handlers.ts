import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';

export const draftsHandlers: RoomHandlers<'drafts'> = {
  'drafts.keep': ({ access }, { key, content }) => access.jot((drafts) => drafts.keep(key, content)),
  'drafts.find': ({ access }, { key }) => access.jot((drafts) => drafts.find(key)),
  'drafts.ofStudent': ({ access }, { studentId }) => access.jot((drafts) => drafts.naming(studentId)),
  'drafts.discard': ({ access }, { key }) => done(access.jot((drafts) => drafts.discard(key))),
};
