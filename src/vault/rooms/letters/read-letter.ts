import { letterFactsFrom } from '#documents/letters/letter-facts.ts';
import { writtenLetterNumber } from '#documents/letters/letter-number.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { letterValues } from '#shared/contract/letters.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { onScreen } from './issue.ts';
import { existingLetter } from './register.ts';

/** An issued letter to be read, or to be written once more. @throws Refusal `noLetter`. */
export function readLetter(writer: Writer, { letterId }: InputOf<'letters.read'>): OutputOf<'letters.read'> {
  const letter = existingLetter(writer, letterId);
  const facts = letterFactsFrom(letter.facts);
  writer.recordLook({ action: 'letter.viewed', subject: writtenLetterNumber(letter) });
  return {
    kind: letter.kind,
    studentId: letter.studentId,
    guardianName: facts.guardianName,
    body: facts.words.body,
    values: letterValues.parse(facts.values),
    ...onScreen(facts),
  };
}
