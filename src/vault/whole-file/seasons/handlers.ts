import {
  removeSeason,
  removeTask,
  stopSeason,
  tickTask,
  writeSeason,
  writeTask,
} from '#vault/rooms/seasons/seasons.ts';
import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { seasonCalendar } from './calendar.ts';
import { laySeasons } from './lay-calendar.ts';

export const seasonsHandlers: RoomHandlers<'seasons'> = {
  'seasons.read': ({ access }, { schoolYear }) => access.read((reader) => seasonCalendar(reader, schoolYear)),
  'seasons.write': ({ access }, input) => ({
    seasonId: access.write((writer) => writeSeason(writer, input)),
  }),
  'seasons.stop': ({ access }, input) => done(access.write((writer) => stopSeason(writer, input))),
  'seasons.remove': ({ access }, input) => done(access.write((writer) => removeSeason(writer, input))),
  'seasons.writeTask': ({ access }, input) => done(access.write((writer) => writeTask(writer, input))),
  'seasons.tickTask': ({ access }, input) => done(access.write((writer) => tickTask(writer, input))),
  'seasons.removeTask': ({ access }, input) => done(access.write((writer) => removeTask(writer, input))),
  'seasons.layCalendar': laySeasons,
};
