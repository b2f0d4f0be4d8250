/** 1980-01-01 00:00, the first moment that a ZIP knows, as it is written there: date and time of MS-DOS. */
const FIRST_MOMENT = 0x0021_0000;
const ENTRY = 0x0201_4b50;
const END = { signature: 0x0605_4b50, bytes: 22, directory: 16, entries: 10 };

/**
 * A ZIP whose files all say that they were changed at the first moment there is, instead of when this PC wrote them
 * (APPNOTE 4.3). Changes the bytes that it is given, and returns them.
 *
 * @throws RangeError when it is no ZIP, or one with a comment.
 */
export function withoutMoments<Bytes extends Uint8Array>(zip: Bytes): Bytes {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - END.bytes;
  if (view.getUint32(end, true) !== END.signature) throw new RangeError('no end of a ZIP directory');
  let at = view.getUint32(end + END.directory, true);
  for (let left = view.getUint16(end + END.entries, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError('no entry of a ZIP directory');
    view.setUint32(at + 12, FIRST_MOMENT, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, FIRST_MOMENT, true);
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    at += 46 + lengths.reduce((sum, length) => sum + length);
  }
  return zip;
}
