import { pinyin } from 'pinyin-pro';

/** What a student is found by. */
export interface Findable {
  name: string;
  studentNumber: string;
  className: string;
}

/**
 * How well a query names a student, the smaller the better. Between them stand the ways in which one remembers a
 * child: the name itself, how it sounds, the number, the class.
 */
const FIT = {
  same: 0,
  soundsSame: 1,
  begins: 2,
  soundsBegin: 3,
  holds: 4,
  soundsHold: 5,
  number: 6,
  className: 7,
} as const;
/** A query of this fit or better means this child, and not a class or a part of a number. */
export const MEANS_THE_NAME = FIT.soundsBegin;

/** How well a query names a student, the smaller the better; null when it does not. */
export type Fit = (student: Findable) => number | null;

/**
 * How well `query` names each student: by name, 学号, class, pinyin or its initials. Every word must fit; an empty
 * query names everyone.
 */
export function fitFor(query: string): Fit {
  const words = wordsOf(query);
  const letters = words.join('');
  // zhang san is one name in two words.
  const together = words.length > 1 && /^[a-z]+$/.test(letters);
  return (student) => {
    const asOne = together ? fitOfSounds(student.name, letters) : null;
    if (asOne !== null) return asOne;
    let worst = 0;
    for (const word of words) {
      const fit = fitOfWord(student, word);
      if (fit === null) return null;
      worst = Math.max(worst, fit);
    }
    return worst;
  };
}

function wordsOf(query: string): string[] {
  // While a Chinese word is being typed, the input method parts the syllables by apostrophes.
  return query
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll('ü', 'v')
    .split(/\s+/)
    .filter(Boolean);
}

function fitOfWord({ name, studentNumber, className }: Findable, word: string): number | null {
  const lowerName = name.toLowerCase();
  if (lowerName === word || studentNumber.toLowerCase() === word) return FIT.same;
  if (lowerName.startsWith(word)) return FIT.begins;
  if (lowerName.includes(word)) return FIT.holds;
  const fit = /^[a-z]+$/.test(word) ? fitOfSounds(name, word) : null;
  if (fit !== null) return fit;
  if (studentNumber.toLowerCase().includes(word)) return FIT.number;
  if (className.normalize('NFKC').toLowerCase().includes(word)) return FIT.className;
  return null;
}

/** Whether letters spell a name, or a part of it: each character by its syllable, or by how that begins. */
function fitOfSounds(name: string, letters: string): number | null {
  const sounds = soundsOf(name);
  const ends = endsOf(sounds, 0, letters);
  if (ends.includes(sounds.length)) return FIT.soundsSame;
  if (ends.length > 0) return FIT.soundsBegin;
  for (let first = 1; first < sounds.length; first += 1) {
    if (endsOf(sounds, first, letters).length > 0) return FIT.soundsHold;
  }
  return null;
}

/** Up to which character a name that is spelt from `first` on may go by these letters. */
function endsOf(sounds: readonly string[][], first: number, letters: string): number[] {
  if (letters === '') return [first];
  return (sounds[first] ?? []).flatMap((sound) => {
    const most = sharedLength(sound, letters);
    return Array.from({ length: most }, (_, index) =>
      endsOf(sounds, first + 1, letters.slice(index + 1)),
    ).flat();
  });
}

function sharedLength(sound: string, letters: string): number {
  let length = 0;
  while (length < sound.length && sound[length] === letters[length]) length += 1;
  return length;
}

const known = new Map<string, string[][]>();

/**
 * The readings of each character of a name, without tones: 单于 → [[shan, dan], [yu]]. Which one a family uses,
 * only the family knows; so all of them find the child.
 */
function soundsOf(name: string): string[][] {
  const before = known.get(name);
  if (before) return before;
  const asSurname = spelt(name, { surname: 'head' });
  const characters = [...name];
  const sounds = characters
    .map((character, index) => {
      const readings = [asSurname[index] ?? '', ...spelt(character, { multiple: true })];
      return [...new Set(readings.map((reading) => reading.replace(/[^a-z]/g, '')).filter(Boolean))];
    })
    .filter((readings) => readings.length > 0);
  known.set(name, sounds);
  return sounds;
}

function spelt(text: string, how: { surname: 'head' } | { multiple: true }): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', ...how }).map((reading) =>
    reading.toLowerCase().replaceAll('ü', 'v'),
  );
}
