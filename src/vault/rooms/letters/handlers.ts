import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import {
  issueLetter,
  listLetters,
  previewLetter,
  recordReceipt,
  saveLetters,
  voidLetter,
} from './letters.ts';

export const lettersHandlers: RoomHandlers<'letters'> = {
  'letters.list': ({ access }) => access.read(listLetters),
  'letters.preview': ({ access }, input) => access.write((writer) => previewLetter(writer, input)),
  'letters.issue': issueLetter,
  'letters.save': saveLetters,
  'letters.void': ({ access }, input) => done(access.write((writer) => voidLetter(writer, input))),
  'letters.recordReceipt': ({ access }, input) =>
    done(access.write((writer) => recordReceipt(writer, input))),
};
