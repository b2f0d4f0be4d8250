import type { Preview } from '#shared/contract/attachments.ts';
import { mediaTypeNamed } from '#vault/strongbox/attachments/media-types.ts';

/** What a file is by its own bytes: a name proves nothing, and only what is listed here is ever shown. */
export type ShownAs =
  | { kind: Exclude<Preview['kind'], 'text' | 'none'>; mediaType: string }
  | { kind: 'text'; text: string }
  | { kind: 'none' };

const IMAGES: readonly [string, (head: Buffer) => boolean][] = [
  ['image/png', (head) => starts(head, '\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (head) => starts(head, '\xff\xd8\xff')],
  ['image/gif', (head) => starts(head, 'GIF87a') || starts(head, 'GIF89a')],
  ['image/webp', (head) => starts(head, 'RIFF') && starts(head, 'WEBP', 8)],
];

const SOUNDS: readonly [string, (head: Buffer, named: string) => boolean][] = [
  ['audio/wav', (head) => starts(head, 'RIFF') && starts(head, 'WAVE', 8)],
  ['audio/ogg', (head) => starts(head, 'OggS')],
  ['audio/flac', (head) => starts(head, 'fLaC')],
  // The same box holds films; only the name tells them apart.
  ['audio/mp4', (head, named) => starts(head, 'ftyp', 4) && named === 'audio/mp4'],
  ['audio/aac', (head) => head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0],
  ['audio/mpeg', (head, named) => starts(head, 'ID3') || (isMpegFrame(head) && named === 'audio/mpeg')],
];

/**
 * How a file is shown.
 *
 * @param head its first bytes, at least 1,024 of them where there are so many.
 * @param isWhole nothing comes behind them.
 */
export function shownAs(head: Buffer, fileName: string, isWhole: boolean): ShownAs {
  const image = IMAGES.find(([, fits]) => fits(head));
  if (image) return { kind: 'image', mediaType: image[0] };
  if (head.subarray(0, 1_024).includes('%PDF-')) return { kind: 'pdf', mediaType: 'application/pdf' };
  const named = mediaTypeNamed(fileName);
  const sound = SOUNDS.find(([, fits]) => fits(head, named));
  if (sound) return { kind: 'audio', mediaType: sound[0] };
  const text = readableText(head, isWhole);
  return text === null ? { kind: 'none' } : { kind: 'text', text };
}

function starts(head: Buffer, mark: string, at = 0): boolean {
  return head.subarray(at, at + mark.length).equals(Buffer.from(mark, 'latin1'));
}

/** An MPEG audio frame of layer III. */
function isMpegFrame(head: Buffer): boolean {
  return head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2;
}

// Tab, line feed and carriage return are of a text; what else lies below the space is of something else.
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that no text has
const NOT_OF_A_TEXT = /[\u0000-\u0008\u000b\u000e-\u001f\ufffe\uffff]/;

/** As UTF-8, or UTF-16 with its mark, or what Chinese Windows writes; null where it is no text. */
function readableText(head: Buffer, isWhole: boolean): string | null {
  const marked = starts(head, '\xff\xfe') ? 'utf-16le' : starts(head, '\xfe\xff') ? 'utf-16be' : null;
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      // A character may be cut where more comes behind.
      const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: !isWhole });
      if (!NOT_OF_A_TEXT.test(text)) return text;
    } catch {
      // Not in this one.
    }
  }
  return null;
}
