import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { removeDisclosure, writeDisclosure } from './disclosures.ts';
import { layDisclosure } from './lay-disclosure.ts';

export const disclosuresHandlers: RoomHandlers<'disclosures'> = {
  'disclosures.write': ({ access }, input) => ({
    disclosureId: access.write((writer) => writeDisclosure(writer, input)),
  }),
  'disclosures.remove': ({ access }, input) =>
    done(access.write((writer) => removeDisclosure(writer, input))),
  'disclosures.layPaper': layDisclosure,
};
