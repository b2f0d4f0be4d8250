import type { RoomHandlers } from '#vault/strongbox/handlers.ts';
import { findInRoom, readIndexOn, studentsAsFound } from './search.ts';

export const searchHandlers: RoomHandlers<'search'> = {
  'search.find': findInRoom,
  'search.readOn': readIndexOn,
  'search.students': studentsAsFound,
};
