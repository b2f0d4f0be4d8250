import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { removeScreening, writeScreening } from './screenings.ts';

export const screeningsHandlers: RoomHandlers<'screenings'> = {
  'screenings.write': ({ access }, input) => ({
    screeningId: access.write((writer) => writeScreening(writer, input)),
  }),
  'screenings.remove': ({ access }, input) => done(access.write((writer) => removeScreening(writer, input))),
};
