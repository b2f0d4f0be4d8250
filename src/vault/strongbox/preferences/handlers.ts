import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { keepPreference } from './keep-preference.ts';

export const preferencesHandlers: RoomHandlers<'preferences'> = {
  'preferences.read': ({ access }) => access.jot((_drafts, preferences) => preferences.all()),
  'preferences.keep': ({ access }, { name, content }) => done(keepPreference(access, name, content)),
};
