import { done, looked, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { earlierSessions, sessionOffers } from './earlier-sessions.ts';
import { laySession } from './lay-session.ts';
import {
  addAddendum,
  countUnsigned,
  listSessions,
  readSession,
  removeSession,
  signSession,
  voidSession,
  writeSession,
} from './sessions.ts';

export const sessionsHandlers: RoomHandlers<'sessions'> = {
  'sessions.unsigned': ({ access }) => ({ sessions: access.read(countUnsigned) }),
  'sessions.list': ({ access }) => looked(access, { action: 'session.listed', subject: '' }, listSessions),
  'sessions.earlier': ({ access }, input) => access.write((writer) => earlierSessions(writer, input)),
  'sessions.offers': ({ access }) => access.read(sessionOffers),
  'sessions.layPaper': laySession,
  'sessions.read': ({ access }, { sessionId }) => access.write((writer) => readSession(writer, sessionId)),
  'sessions.write': ({ access }, { sessionId, text }) => ({
    sessionId: access.write((writer) => writeSession(writer, sessionId, text)),
  }),
  'sessions.sign': ({ access }, { sessionId }) =>
    done(access.write((writer) => signSession(writer, sessionId))),
  'sessions.addAddendum': ({ access }, input) => done(access.write((writer) => addAddendum(writer, input))),
  'sessions.void': ({ access }, input) => done(access.write((writer) => voidSession(writer, input))),
  'sessions.remove': ({ access }, input) => done(access.write((writer) => removeSession(writer, input))),
};
