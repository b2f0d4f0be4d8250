import { intervalsToday, setInterval } from '#vault/rooms/obligations/intervals.ts';
import { ladderToday, setRule } from '#vault/rooms/obligations/ladder.ts';
import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { putOff, takeUp } from './put-offs.ts';

export const obligationsHandlers: RoomHandlers<'obligations'> = {
  'obligations.rules': ({ access }) => access.read(ladderToday),
  'obligations.setRule': ({ access }, input) => done(access.write((writer) => setRule(writer, input))),
  'obligations.intervals': ({ access }) => access.read(intervalsToday),
  'obligations.setInterval': ({ access }, input) =>
    done(access.write((writer) => setInterval(writer, input))),
  'obligations.putOff': ({ access }, input) => done(access.write((writer) => putOff(writer, input))),
  'obligations.takeUp': ({ access }, input) => done(access.write((writer) => takeUp(writer, input))),
};
