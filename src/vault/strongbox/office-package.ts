import { crc32, inflateRawSync } from 'node:zlib';

/**
 * An .xlsx or a .docx is a zip. A small one can unpack to fill any memory, and its directory can lie about sizes, so
 * we unpack it ourselves within a budget and hand the library that reads it a plain package of our own making:
 * stored parts, true sizes, and nothing in it that nobody reads (macros, pictures, controls).
 */

/** 20,000 rows of 30 columns unpack to about 30 MB. */
const MOST_UNPACKED_BYTES = 120 * 1024 * 1024;
const MOST_PARTS = 5_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END = 0x06064b50;
const ZIP64_FIELD = 1;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

export interface PackagePart {
  name: string;
  bytes: Uint8Array;
}

export type OfficeTrouble = 'damaged' | 'encrypted' | 'tooLarge';

/**
 * The parts of a package that `isNeeded` by their names. Never unpacks more than 120 MB, whatever the zip declares.
 */
export function readOfficeParts(
  bytes: Uint8Array,
  isNeeded: (name: string) => boolean,
): PackagePart[] | OfficeTrouble {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return 'damaged';
  const directory = directoryAt(view, end);
  if (!directory) return 'damaged';
  const { count } = directory;
  if (count > MOST_PARTS) return 'tooLarge';
  let { at } = directory;
  let budget = MOST_UNPACKED_BYTES;
  const parts: PackagePart[] = [];
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return 'damaged';
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const checksum = view.getUint32(at + 16, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = partName(bytes.subarray(at + 46, at + 46 + nameLength));
    const places = placesOf(view, at, nameLength);
    if (!places) return 'damaged';
    const { packed, declared, local } = places;
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);

    if (!isNeeded(name)) continue;
    if (flags & ENCRYPTED_FLAG) return 'encrypted';
    if (declared > budget) return 'tooLarge';
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_HEADER) return 'damaged';
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const content = bytes.subarray(from, from + packed);
    if (content.length < packed) return 'damaged';
    const unpacked = unpack(content, method, budget);
    if (!(unpacked instanceof Uint8Array)) return unpacked;
    if (unpacked.length > budget) return 'tooLarge';
    // What a bad download or a bad stick has changed must not be read as if somebody had written it.
    if (crc32(unpacked) !== checksum) return 'damaged';
    budget -= unpacked.length;
    parts.push({ name, bytes: unpacked });
  }
  return parts;
}

function unpack(content: Uint8Array, method: number, budget: number): Uint8Array | 'damaged' | 'tooLarge' {
  if (method === STORED) return content;
  if (method !== DEFLATED) return 'damaged';
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, budget) });
  } catch (failure) {
    const outgrown = failure instanceof Error && 'code' in failure && failure.code === 'ERR_BUFFER_TOO_LARGE';
    return outgrown ? 'tooLarge' : 'damaged';
  }
}

/** Where the end-of-directory record begins: searched from the back, since a comment may follow it. */
function endOfDirectory(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

/** Where a zip is too long for 32 bits, or says so without being it, the true numbers stand elsewhere (ZIP64). */
const SEE_ELSEWHERE = 0xffffffff;

/** How many parts there are, and where their directory begins; undefined when the zip does not hold what it says. */
function directoryAt(view: DataView, end: number): { count: number; at: number } | undefined {
  const count = view.getUint16(end + 10, true);
  const at = view.getUint32(end + 16, true);
  if (count !== 0xffff && at !== SEE_ELSEWHERE) return { count, at };
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR) return { count, at };
  const wide = Number(view.getBigUint64(locator + 8, true));
  if (wide + 56 > view.byteLength || view.getUint32(wide, true) !== ZIP64_END) return undefined;
  return {
    count: Number(view.getBigUint64(wide + 32, true)),
    at: Number(view.getBigUint64(wide + 48, true)),
  };
}

/** Sizes of a part and where it lies; those that did not fit stand one after the other in the extra field 1. */
function placesOf(
  view: DataView,
  entry: number,
  nameLength: number,
): { packed: number; declared: number; local: number } | undefined {
  const places = {
    declared: view.getUint32(entry + 24, true),
    packed: view.getUint32(entry + 20, true),
    local: view.getUint32(entry + 42, true),
  };
  if (!Object.values(places).includes(SEE_ELSEWHERE)) return places;
  let at = entry + 46 + nameLength;
  const after = at + view.getUint16(entry + 30, true);
  while (at + 4 <= after && view.getUint16(at, true) !== ZIP64_FIELD) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  for (const what of ['declared', 'packed', 'local'] as const) {
    if (places[what] !== SEE_ELSEWHERE) continue;
    if (at + 8 > Math.min(after, view.byteLength)) return undefined;
    places[what] = Number(view.getBigUint64(at, true));
    at += 8;
  }
  return places;
}

/** The parts have ASCII names; some Windows programs write them with backslashes. */
function partName(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 500))
    .replaceAll('\\', '/')
    .replace(/^\//, '');
}

/** A zip of stored parts. Checksums are left at zero: those who read such packages do not look at them. */
export function packStored(parts: readonly PackagePart[]): Uint8Array {
  const names = parts.map((part) => Uint8Array.from(part.name, (letter) => letter.charCodeAt(0)));
  const headers = names.reduce((sum, name) => sum + 30 + 46 + 2 * name.length, 22);
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.length, headers));
  const view = new DataView(packed.buffer);
  let at = 0;
  const places = parts.map((part, n) => {
    const place = at;
    const name = names[n] ?? new Uint8Array();
    view.setUint32(at, LOCAL_HEADER, true);
    view.setUint32(at + 18, part.bytes.length, true);
    view.setUint32(at + 22, part.bytes.length, true);
    view.setUint16(at + 26, name.length, true);
    packed.set(name, at + 30);
    packed.set(part.bytes, at + 30 + name.length);
    at += 30 + name.length + part.bytes.length;
    return place;
  });
  const directory = at;
  for (const [n, part] of parts.entries()) {
    const name = names[n] ?? new Uint8Array();
    view.setUint32(at, DIRECTORY_ENTRY, true);
    view.setUint32(at + 20, part.bytes.length, true);
    view.setUint32(at + 24, part.bytes.length, true);
    view.setUint16(at + 28, name.length, true);
    view.setUint32(at + 42, places[n] ?? 0, true);
    packed.set(name, at + 46);
    at += 46 + name.length;
  }
  view.setUint32(at, END_OF_DIRECTORY, true);
  view.setUint16(at + 8, parts.length, true);
  view.setUint16(at + 10, parts.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return packed;
}
