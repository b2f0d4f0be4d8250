import { recordDelivery, recordReceipt, voidLetter } from '#vault/rooms/letters/became.ts';
import { issueLetters, issuingProgress, previewLetters, stopIssuing } from '#vault/rooms/letters/issue.ts';
import { kindVersions, letterKinds, putKindAside, writeKind } from '#vault/rooms/letters/kinds.ts';
import { layLetters } from '#vault/rooms/letters/lay-letters.ts';
import { layRegister, saveRegister } from '#vault/rooms/letters/leaving-register.ts';
import { openWords } from '#vault/rooms/letters/open-words.ts';
import { previewKind } from '#vault/rooms/letters/preview-kind.ts';
import { readLetter } from '#vault/rooms/letters/read-letter.ts';
import { listLetters } from '#vault/rooms/letters/register.ts';
import { saveLettersInWord } from '#vault/rooms/letters/save-word.ts';
import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { letterOffers } from './offers.ts';

export const lettersHandlers: RoomHandlers<'letters'> = {
  'letters.kinds': ({ access }) => access.read(letterKinds),
  'letters.writeKind': ({ access }, input) => access.write((writer) => writeKind(writer, input)),
  'letters.openWords': openWords,
  'letters.putKindAside': ({ access }, input) => done(access.write((writer) => putKindAside(writer, input))),
  'letters.kindVersions': ({ access }, input) => access.read((reader) => kindVersions(reader, input)),
  'letters.list': ({ access }) => access.read(listLetters),
  'letters.saveRegister': saveRegister,
  'letters.layRegister': layRegister,
  'letters.offers': ({ access }, input) => access.write((writer) => letterOffers(writer, input)),
  'letters.preview': ({ access }, input) => access.write((writer) => previewLetters(writer, input)),
  'letters.previewKind': ({ access }, input) => access.read((reader) => previewKind(reader, input)),
  'letters.issue': issueLetters,
  'letters.issuing': issuingProgress,
  'letters.stopIssuing': (room) => done(stopIssuing(room)),
  'letters.read': ({ access }, input) => access.write((writer) => readLetter(writer, input)),
  'letters.layPaper': layLetters,
  'letters.saveWord': saveLettersInWord,
  'letters.void': ({ access }, input) => done(access.write((writer) => voidLetter(writer, input))),
  'letters.recordDelivery': ({ access }, input) =>
    done(access.write((writer) => recordDelivery(writer, input))),
  'letters.recordReceipt': ({ access }, input) =>
    done(access.write((writer) => recordReceipt(writer, input))),
};
