import { cleanLine } from '#shared/written-text.ts';

/**
 * How text is cut for the index, and how what is typed is cut for the question. Chinese is written without gaps:
 * each character is a word of the index, and a word that is typed is looked for as its characters in a row.
 * Letters and digits stay together and are found by how they begin (docs/decisions/0010-search.md).
 */

/** A character that is a word by itself. */
const CHARACTER = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`;
/** A mobile number as people write it down: 138 0013 8000. */
const PHONE = String.raw`(?<!\d)1\d{2}[ \-]\d{4}[ \-]\d{4}(?!\d)`;
// Letters without the characters are a difference of sets, which only the flag v knows.
const WORDS = new RegExp(`${CHARACTER}|${PHONE}|\\p{Nd}+|[[\\p{L}\\p{M}]--${CHARACTER}]+`, 'gv');

/** Whatever is neither plain ASCII nor an everyday Chinese character may have a plainer form. */
const MAY_BE_PLAINER = /[^\u0020-\u007e\u4e00-\u9fff，。、；：？！（）“”\n]/gu;

/**
 * The text with letters small, and full-width and compatibility forms plain. It is as long as before, so that a
 * place in one is the same place in the other.
 */
export function folded(text: string): string {
  return text
    .replace(MAY_BE_PLAINER, (character) => {
      const plain = character.normalize('NFKC').toLowerCase();
      return plain.length === character.length ? plain : character;
    })
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The words of a text, as the index keeps them. */
export function indexed(text: string): string {
  return cut(folded(text)).join(' ');
}

function cut(plain: string): string[] {
  return (plain.match(WORDS) ?? []).map((word) => word.replaceAll(/[ -]/g, ''));
}

/** What was typed, as questions to the index; every one of them must be answered. */
export interface Wanted {
  /** As typed. */
  word: string;
  /** For FTS5: the characters in a row; the last letters or digits may go on. */
  phrase: string;
  /** For the text: where the word stands in what `folded` gives. */
  pattern: RegExp;
}

/**
 * The words of a query that can be looked for in texts. Numbers with gaps, as phones are written, are one. A single
 * character stands in half of all records: by itself it names students only.
 */
export function wantedOf(query: string): Wanted[] {
  const plain = folded(cleanLine(query));
  const words = /^[\d\s-]{7,}$/.test(plain) ? [plain.replaceAll(/[\s-]/g, '')] : plain.split(/\s+/);
  const wanted = words.flatMap((word) => {
    const parts = cut(word);
    if (parts.length === 0) return [];
    // Nothing but letters, marks and digits is in the parts: no quote can end the phrase.
    const phrase = `"${parts.join(' ')}"${/[\p{Nd}a-z]$/u.test(word) ? ' *' : ''}`;
    return [{ word, phrase, pattern: patternOf(parts), length: parts.join('').length }];
  });
  return wanted.some(({ length }) => length > 1) ? wanted : [];
}

/** Between the parts may stand what the index leaves out; letters and digits are found by how they begin. */
function patternOf(parts: readonly string[]): RegExp {
  const begins = /^\p{Nd}/u.test(parts[0] ?? '')
    ? '(?<!\\p{Nd})'
    : /^[a-z]/.test(parts[0] ?? '')
      ? '(?<![a-z])'
      : '';
  const spelt = parts.map((part) => (/^\p{Nd}/u.test(part) ? [...part].join('[ \\-]?') : part));
  return new RegExp(begins + spelt.join('[^\\p{L}\\p{N}]*'), 'gu');
}
