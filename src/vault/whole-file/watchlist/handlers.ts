import { addCare, addConcern, endCare, endConcern } from '#vault/rooms/watchlist/concerns-and-care.ts';
import { liftLevel, setLevel } from '#vault/rooms/watchlist/levels.ts';
import { done, looked, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { saveWatchlist } from './save-watchlist.ts';
import { watchlist } from './watchlist.ts';

export const watchlistHandlers: RoomHandlers<'watchlist'> = {
  'watchlist.list': ({ access }) => looked(access, { action: 'watchlist.viewed', subject: '' }, watchlist),
  'watchlist.save': saveWatchlist,
  'watchlist.setLevel': ({ access }, input) => done(access.write((writer) => setLevel(writer, input))),
  'watchlist.lift': ({ access }, input) => done(access.write((writer) => liftLevel(writer, input))),
  'watchlist.addConcern': ({ access }, input) => done(access.write((writer) => addConcern(writer, input))),
  'watchlist.endConcern': ({ access }, input) => done(access.write((writer) => endConcern(writer, input))),
  'watchlist.addCare': ({ access }, input) => done(access.write((writer) => addCare(writer, input))),
  'watchlist.endCare': ({ access }, input) => done(access.write((writer) => endCare(writer, input))),
};
