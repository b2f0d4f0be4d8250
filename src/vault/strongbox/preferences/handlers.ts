import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';

export const preferencesHandlers: RoomHandlers<'preferences'> = {
  'preferences.read': ({ access }) => access.jot((_drafts, preferences) => preferences.all()),
  'preferences.keep': ({ access }, { name, content }) =>
    done(access.jot((_drafts, preferences) => preferences.keep(name, content))),
};
