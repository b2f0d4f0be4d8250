import { createHash } from 'node:crypto';
import { textChoice } from '#shared/contract/roster.ts';
import type { Room } from '#vault/strongbox/room.ts';
import type { TextChoice } from './reading/read-sheets.ts';

/** No line of headings is longer. */
const LONGEST_LINE = 4096;

/**
 * Texts are of one kind that begin with the same line, byte for byte: written by the same program, in the same
 * encoding, with the same headings. Of the line itself nothing is kept.
 */
function kindOf(bytes: Uint8Array): string {
  const beginning = bytes.subarray(0, LONGEST_LINE);
  const end = beginning.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  const first = end < 0 ? beginning : beginning.subarray(0, end);
  return `roster.text/${createHash('sha256').update(first).digest('hex')}`;
}

/** The separator and the encoding that a person chose for the last file of this kind; undefined where none was. */
export function keptTextChoice({ access }: Room, bytes: Uint8Array): TextChoice | undefined {
  const content = access.jot((_drafts, preferences) => preferences.all()[kindOf(bytes)]);
  return content === undefined ? undefined : textChoice.safeParse(JSON.parse(content)).data;
}

/** Keeps how a person wants files of this kind read. */
export function keepTextChoice({ access }: Room, bytes: Uint8Array, choice: TextChoice): void {
  access.jot((_drafts, preferences) => preferences.keep(kindOf(bytes), JSON.stringify(choice)));
}
