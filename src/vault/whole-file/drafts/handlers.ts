import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { begunDrafts, giveUpDraft } from './begun.ts';

export const draftsHandlers: RoomHandlers<'drafts'> = {
  'drafts.keep': ({ access }, { key, content }) => access.jot((drafts) => drafts.keep(key, content)),
  'drafts.find': ({ access }, { key }) => access.jot((drafts) => drafts.find(key)),
  'drafts.begun': ({ access }, { studentId }) => begunDrafts(access, studentId),
  'drafts.discard': ({ access }, { key }) => done(access.jot((drafts) => drafts.discard(key))),
  'drafts.giveUp': ({ access }, { key }) => done(access.write((writer) => giveUpDraft(writer, key))),
};
