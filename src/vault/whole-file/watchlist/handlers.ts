import {
  addCare,
  addConcern,
  addSituation,
  correctCare,
  correctConcern,
  correctSituation,
  endCare,
  endConcern,
  endSituation,
  removeCare,
  removeConcern,
  removeSituation,
} from '#vault/rooms/watchlist/assessed.ts';
import { correctLevel, liftLevel, removeLevel, setLevel } from '#vault/rooms/watchlist/levels.ts';
import { listWords } from '#vault/rooms/watchlist/list/level-meanings.ts';
import { previewList, takeList } from '#vault/rooms/watchlist/list/take-list.ts';
import { listUndoWeight, undoList } from '#vault/rooms/watchlist/list/undo-list.ts';
import { done, looked, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { layWatchlist, saveWatchlist } from './leaving-watchlist.ts';
import { watchlist } from './watchlist.ts';

export const watchlistHandlers: RoomHandlers<'watchlist'> = {
  'watchlist.list': ({ access }) => looked(access, { action: 'watchlist.viewed', subject: '' }, watchlist),
  'watchlist.save': saveWatchlist,
  'watchlist.layPaper': layWatchlist,
  'watchlist.setLevel': ({ access }, input) => done(access.write((writer) => setLevel(writer, input))),
  'watchlist.listWords': listWords,
  'watchlist.compareList': previewList,
  'watchlist.takeList': takeList,
  'watchlist.weighListUndo': ({ access }, { importId }) =>
    access.read((reader) => listUndoWeight(reader, importId)),
  'watchlist.undoList': ({ access }, { importId }) => access.write((writer) => undoList(writer, importId)),
  'watchlist.lift': ({ access }, input) => done(access.write((writer) => liftLevel(writer, input))),
  'watchlist.addConcern': ({ access }, input) => done(access.write((writer) => addConcern(writer, input))),
  'watchlist.endConcern': ({ access }, input) => done(access.write((writer) => endConcern(writer, input))),
  'watchlist.addCare': ({ access }, input) => done(access.write((writer) => addCare(writer, input))),
  'watchlist.endCare': ({ access }, input) => done(access.write((writer) => endCare(writer, input))),
  'watchlist.correctLevel': ({ access }, input) =>
    done(access.write((writer) => correctLevel(writer, input))),
  'watchlist.removeLevel': ({ access }, input) => done(access.write((writer) => removeLevel(writer, input))),
  'watchlist.correctConcern': ({ access }, input) =>
    done(access.write((writer) => correctConcern(writer, input))),
  'watchlist.removeConcern': ({ access }, input) =>
    done(access.write((writer) => removeConcern(writer, input))),
  'watchlist.correctCare': ({ access }, input) => done(access.write((writer) => correctCare(writer, input))),
  'watchlist.removeCare': ({ access }, input) => done(access.write((writer) => removeCare(writer, input))),
  'watchlist.addSituation': ({ access }, input) =>
    done(access.write((writer) => addSituation(writer, input))),
  'watchlist.endSituation': ({ access }, input) =>
    done(access.write((writer) => endSituation(writer, input))),
  'watchlist.correctSituation': ({ access }, input) =>
    done(access.write((writer) => correctSituation(writer, input))),
  'watchlist.removeSituation': ({ access }, input) =>
    done(access.write((writer) => removeSituation(writer, input))),
};
