/** A name may be this long in UTF-8: file systems take 255, and what is being written bears a longer one. */
const LONGEST_BYTES = 180;
const LONGEST_ENDING = 16;

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are taken out
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
// Marks that are not seen, or turn the direction of reading: “gpj.exe” would read “exe.jpg”.
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const NOT_IN_A_NAME = /[<>:"|?*]/g;
/** Names that mean a device to Windows, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i;

/**
 * The name of a file as it is kept and offered again: a plain name, never a path, which every file system takes
 * and which reads as what it is.
 *
 * @param given a name or a whole path, of any system.
 */
export function plainName(given: string): string {
  const last =
    given.toWellFormed().normalize('NFC').replace(CONTROL, '').replace(UNSEEN, '').split(/[\\/]/).at(-1) ??
    '';
  const name = trimmed(last.replace(NOT_IN_A_NAME, '-'));
  return shortened(DEVICE.test(name) ? `_${name}` : name) || '附件';
}

/** A name of more is taken by no system; some take fewer. */
const LONGEST = 255;

/**
 * What keeps a name from being a file's, on Windows above all, which takes some of the rest for something else:
 * `CON` for a device, `a:b` for a hidden part of the file `a`, `名单.` for `名单`.
 *
 * @returns null for a name that is one.
 */
export function nameTroubleOf(name: string): 'notAName' | 'tooLong' | null {
  if (name.length > LONGEST) return 'tooLong';
  const holds = [NOT_IN_A_NAME, CONTROL, DEVICE, /[. ]$/].some((marks) => name.search(marks) >= 0);
  return holds ? 'notAName' : null;
}

/** Windows drops dots and spaces at the end of a name; `..` goes with them. */
function trimmed(name: string): string {
  return name.trim().replace(/[. ]+$/, '');
}

/** A name that every file system takes, with its ending. */
export function shortened(name: string): string {
  const at = name.lastIndexOf('.');
  const ending = at > 0 && name.length - at <= LONGEST_ENDING ? name.slice(at) : '';
  let stem = [...name.slice(0, name.length - ending.length)];
  while (Buffer.byteLength(stem.join('') + ending) > LONGEST_BYTES) stem = stem.slice(0, -1);
  return trimmed(stem.join('') + ending);
}

/** The ending of a plain name in small letters, without the dot; empty when it has none. */
export function endingOf(name: string): string {
  const at = name.lastIndexOf('.');
  return at > 0 && name.length - at <= LONGEST_ENDING ? name.slice(at + 1).toLowerCase() : '';
}
