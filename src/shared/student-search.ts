import { pinyin } from 'pinyin-pro';
import { classKey } from './class-names.ts';
import { plainLine, undotted } from './written-text.ts';

/** What a student is found by. */
export interface Findable {
  name: string;
  studentNumber: string;
  /** The 学籍号 beside the 学号, or the other way round; empty where it is not known. */
  otherNumber: string;
  className: string;
}

/**
 * How well a query names a student, the smaller the better. Between them stand the ways in which one remembers a
 * child: the name itself, how it sounds, the number, the class. Fits of one ten are alike: 陶宇 and 陶宇航 by ty.
 */
const FIT = {
  same: 0,
  spelt: 10,
  begins: 20,
  initials: 30,
  soundsBegin: 31,
  holds: 40,
  soundsHold: 50,
  number: 60,
  className: 70,
} as const;
/** A query of this fit or better means this child, and not a class or a part of a number. */
export const MEANS_THE_NAME = FIT.soundsBegin;

/** What a query found, and what sets it apart from others that it fits alike. */
export interface Ranked {
  fit: number;
  hasLeft: boolean;
  /** On the watchlist, or opened lately: more likely to be meant. */
  isLikely: boolean;
}

/** Sorts what a query found: by how it fits; of those that it fits alike, whoever is at the school, then the likely. */
export function byLikelihood(one: Ranked, other: Ranked): number {
  return (
    Math.floor(one.fit / 10) - Math.floor(other.fit / 10) ||
    Number(one.hasLeft) - Number(other.hasLeft) ||
    Number(other.isLikely) - Number(one.isLikely) ||
    one.fit - other.fit
  );
}

/** How well a query names a student, the smaller the better; null when it does not. */
export type Fit = (student: Findable) => number | null;

/**
 * How well `query` names each student: by name, 学号, 学籍号, class, pinyin or its initials. Every word must fit; an empty
 * query names everyone.
 */
export function fitFor(query: string): Fit {
  const words = wordsOf(query);
  const letters = words.join('');
  // zhang san is one name in two words.
  const together = words.length > 1 && /^[a-z]+$/.test(letters);
  const fits = words.map(fitForWord);
  return (student) => {
    const asOne = together ? fitOfSounds(student.name, letters) : null;
    if (asOne !== null) return asOne;
    let worst = 0;
    for (const fitOf of fits) {
      const fit = fitOf(student);
      if (fit === null) return null;
      worst = Math.max(worst, fit);
    }
    return worst;
  };
}

function wordsOf(query: string): string[] {
  // While a Chinese word is being typed, the input method parts the syllables by apostrophes.
  return undotted(plainLine(query))
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll('ü', 'v')
    .split(/\s+/)
    .filter(Boolean);
}

/** Where a word of a query stands in what a student is found by: [from, to) of its UTF-16 units. */
export interface Hit {
  in: keyof Findable;
  from: number;
  to: number;
  /** The syllables that the word spells, where it was found by its sound: qin yu hang. */
  sounds?: string;
}

/** Where the words of `query` stand, from the left, none over another: for showing why a student was found. */
export function hitsOf(student: Findable, query: string): Hit[] {
  const words = wordsOf(query);
  const letters = words.join('');
  const together = words.length > 1 && /^[a-z]+$/.test(letters) && hitOfSounds(student.name, letters);
  if (together) return [together];
  const hits = words
    .flatMap((word) => hitOfWord(student, word) ?? [])
    .sort((one, other) => one.from - other.from);
  return hits.filter(
    (hit, at) => !hits.slice(0, at).some((before) => before.in === hit.in && before.to > hit.from),
  );
}

function hitOfWord(student: Findable, word: string): Hit | null {
  const heard = /^[a-z]+$/.test(word) ? hitOfSounds(student.name, word) : null;
  return (
    hitIn(student, 'name', word) ??
    heard ??
    hitIn(student, 'studentNumber', word) ??
    hitIn(student, 'otherNumber', word) ??
    hitOfClass(student, word)
  );
}

/** The dot of a name is looked past: 丽买 is in 阿依古丽·买买提. */
function hitIn(student: Findable, field: keyof Findable, word: string): Hit | null {
  const text = student[field].toLowerCase();
  const kept = Array.from({ length: text.length }, (_, at) => at).filter((at) => text[at] !== '·');
  const from = kept
    .map((at) => text[at])
    .join('')
    .indexOf(word);
  const [first, last] = [kept[from], kept[from + word.length - 1]];
  return first === undefined || last === undefined ? null : { in: field, from: first, to: last + 1 };
}

/** 七年级1班 means the whole of 七年级(1)班. */
function hitOfClass(student: Findable, word: string): Hit | null {
  const exact = hitIn(student, 'className', word);
  if (exact || !isClass(student.className, word)) return exact;
  return { in: 'className', from: 0, to: student.className.length };
}

function hitOfSounds(name: string, letters: string): Hit | null {
  const sounds = soundsOf(name);
  for (let first = 0; first < sounds.length; first += 1) {
    const way = wayThrough(sounds, first, letters);
    const last = sounds[first + (way?.length ?? 0) - 1];
    const from = sounds[first]?.from;
    if (way && last && from !== undefined) return { in: 'name', from, to: last.to, sounds: way.join(' ') };
  }
  return null;
}

/** The readings by which letters spell the characters from `first` on; the longest syllables that do. */
function wayThrough(sounds: readonly Sounds[], first: number, letters: string): string[] | null {
  if (letters === '') return [];
  for (const reading of sounds[first]?.readings ?? []) {
    for (let length = sharedLength(reading, letters); length > 0; length -= 1) {
      const rest = wayThrough(sounds, first + 1, letters.slice(length));
      if (rest) return [reading, ...rest];
    }
  }
  return null;
}

function fitForWord(word: string): Fit {
  const isSpelt = /^[a-z]+$/.test(word);
  // A school has few classes beside its students.
  const fitsClass = workedOutOnce((className) => isClass(className, word));
  return ({ name, studentNumber, otherNumber, className }) => {
    const asTyped = typed(name);
    const number = studentNumber.toLowerCase();
    const other = otherNumber.toLowerCase();
    if (asTyped === word || number === word || other === word) return FIT.same;
    if (asTyped.startsWith(word)) return FIT.begins;
    if (asTyped.includes(word)) return FIT.holds;
    const fit = isSpelt ? fitOfSounds(name, word) : null;
    if (fit !== null) return fit;
    if (number.includes(word) || other.includes(word)) return FIT.number;
    return fitsClass(className) ? FIT.className : null;
  };
}

/** 七年级(1)班 goes by 七年级1班, 七1班 and 1班, with brackets of any kind or without. */
function isClass(className: string, word: string): boolean {
  const bare = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[()[\]【】〔〕\s]/g, '');
  const looked = bare(word);
  return (looked !== '' && bare(className).includes(looked)) || classKey(className) === classKey(word);
}

/** Whether letters spell a name, or a part of it: each character by its syllable, or by how that begins. */
function fitOfSounds(name: string, letters: string): number | null {
  const sounds = soundsOf(name);
  if (spells(sounds, letters)) return FIT.spelt;
  const ends = endsOf(sounds, 0, letters);
  if (ends.includes(sounds.length)) return FIT.initials;
  if (ends.length > 0) return FIT.soundsBegin;
  for (let first = 1; first < sounds.length; first += 1) {
    if (endsOf(sounds, first, letters).length > 0) return FIT.soundsHold;
  }
  return null;
}

/** Whether letters are the syllables of a whole name, each to its end. */
function spells([first, ...rest]: readonly Sounds[], letters: string): boolean {
  if (!first) return letters === '';
  return first.readings.some(
    (reading) => letters.startsWith(reading) && spells(rest, letters.slice(reading.length)),
  );
}

/** Up to which character a name that is spelt from `first` on may go by these letters. */
function endsOf(sounds: readonly Sounds[], first: number, letters: string): number[] {
  if (letters === '') return [first];
  return (sounds[first]?.readings ?? []).flatMap((sound) => {
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

/** A character of a name, at [from, to) of its UTF-16 units, with its readings. */
interface Sounds {
  from: number;
  to: number;
  readings: string[];
}

/** The same of a text is worked out once. */
function workedOutOnce<Result>(of: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = of(text);
    known.set(text, result);
    return result;
  };
}

/** A name as one types it: without its dot, in small letters. */
const typed = workedOutOnce((name) => undotted(name).toLowerCase());

/**
 * The characters of a name with their readings, without tones: 单于 → shan or dan, yu. Which one a family uses,
 * only the family knows; so all of them find the child.
 */
const soundsOf = workedOutOnce((name): Sounds[] => {
  const asSurname = spelt(name, { surname: 'head' });
  let from = 0;
  return [...name]
    .map((character, index) => {
      const readings = [asSurname[index] ?? '', ...spelt(character, { multiple: true })];
      const plain = readings.map((reading) => reading.replace(/[^a-z]/g, '')).filter(Boolean);
      const to = from + character.length;
      const place = { from, to, readings: [...new Set(plain.flatMap(waysToSpell))] };
      from = to;
      return place;
    })
    .filter(({ readings }) => readings.length > 0);
});

/** ü is typed as v, as yu (so it stands in passports), or as u: 吕 is lv, lyu and lu. */
function waysToSpell(sound: string): string[] {
  const [, initial = '', rest = ''] = /^([ln])v(.*)$/.exec(sound) ?? [];
  return initial === '' ? [sound] : [sound, `${initial}yu${rest}`, `${initial}u${rest}`];
}

function spelt(text: string, how: { surname: 'head' } | { multiple: true }): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', ...how }).map((reading) =>
    reading.toLowerCase().replaceAll('ü', 'v'),
  );
}
