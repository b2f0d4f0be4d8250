import { done, looked, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import {
  addAddendum,
  listSessions,
  readSession,
  removeSession,
  signSession,
  writeSession,
} from './sessions.ts';

export const sessionsHandlers: RoomHandlers<'sessions'> = {
  'sessions.list': ({ access }) => looked(access, { action: 'session.listed', subject: '' }, listSessions),
  'sessions.read': ({ access }, { sessionId }) => access.write((writer) => readSession(writer, sessionId)),
  'sessions.write': ({ access }, { sessionId, text }) => ({
    sessionId: access.write((writer) => writeSession(writer, sessionId, text)),
  }),
  'sessions.sign': ({ access }, { sessionId }) =>
    done(access.write((writer) => signSession(writer, sessionId))),
  'sessions.addAddendum': ({ access }, input) => done(access.write((writer) => addAddendum(writer, input))),
  'sessions.remove': ({ access }, input) => done(access.write((writer) => removeSession(writer, input))),
};
