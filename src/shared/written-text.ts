import { withoutRadicals } from './radicals.ts';

/**
 * The one way in which text is cleaned that comes in, typed, pasted or read from a file: what looks the same is the
 * same afterwards, and nothing is lost that a person can see. Cleaning twice is cleaning once.
 */

// Blanks that Unicode counts among letters or signs: the fillers of Hangul and the empty Braille cell.
const BLANK_LETTERS = /[\u115f\u1160\u3164\uffa0\u2800]/g;
// Format characters that are seen: Arabic and other number signs, which stand before their digits.
const SEEN = String.raw`\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}`;
// In these scripts a joiner changes how the letters beside it look.
const JOINING = String.raw`\p{Script=Arabic}\p{Script=Mongolian}\p{Script=Syriac}\p{Script=Devanagari}`;
/**
 * An emoji, whose inner joiners and selectors are part of it; a joiner within a word that needs it; or what nobody
 * sees: left behind by web pages, input methods and copied papers.
 */
const UNSEEN = new RegExp(
  String.raw`(?<kept>\p{RGI_Emoji}|(?<=[${JOINING}])[\u200c\u200d\u180b-\u180f]+(?=[${JOINING}]))|[[\p{Cf}\p{DI}]--[${SEEN}]]|[\p{Cc}--[\t\n]]|\p{Noncharacter_Code_Point}`,
  'gv',
);
/** Word's soft break, the page break, and the line and paragraph separators of web pages and PDFs. */
const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
// Nearly all that is written here, of which nothing is to be cleaned: asked first, since a roster has a hundred thousand cells.
const CLEAN = /^[\n\t\u0020-\u007e\u3001-\u301f\u4e00-\u9fff\uff01-\uff5e]*$/;
const DOTS = '·•・‧∙⋅･●᛫ꞏ⸱⸳⦁◦˙°᠂⚫⬤∘ᐧ𐄁';
const DOTS_IN_NAME = new RegExp(String.raw`\s*(?:[${DOTS}]\s*)+`, 'gu');
const STOPS_IN_NAME = /(?<=\p{Script=Han})\s*[.﹒]\s*(?=\p{Script=Han})/gu;

/**
 * Text of several lines. Every kind of line break is one line feed, radicals are letters, letters are composed
 * (NFC), and invisible characters are gone. Width, spaces and punctuation stay as they are written.
 */
export function cleanText(text: string): string {
  if (CLEAN.test(text)) return text;
  const cleaned = withoutRadicals(text.replace(BREAKS, '\n').replace(BLANK_LETTERS, ' '))
    .replace(UNSEEN, (found, ...rest) => (rest.at(-1)?.kept === undefined ? '' : found))
    .normalize('NFC');
  // Where something invisible stood between them, two signs may now be one emoji.
  return cleaned === text ? cleaned : cleanText(cleaned);
}

/** As `cleanText`, in one line: breaks, tabs and runs of blanks are one space each. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim();
}

/** As `cleanLine`, with full-width letters, digits and signs made half-width: numbers, phones, classes, names. */
export function plainLine(text: string): string {
  return cleanLine(text).replace(/[\uff01-\uff5e]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

/** As `plainLine`, and without any space. */
export function spaceless(text: string): string {
  return plainLine(text).replaceAll(' ', '');
}

/**
 * A person's name: 张 三 is 张三; the dot of 阿依古丽·买买提 is always ·, however it was typed; Mary Ann keeps her
 * space. Rare characters stay as they are (forms.md, Paper).
 */
export function personName(text: string): string {
  return plainLine(text)
    .replace(STOPS_IN_NAME, '·')
    .replace(DOTS_IN_NAME, '·')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');
}

/** A name without its dots: however the dot was typed, or not at all, it is the same name. */
export function undotted(name: string): string {
  return name.replace(STOPS_IN_NAME, '').replace(DOTS_IN_NAME, '');
}

/** A sign between two characters of a name that is no dot but may have been meant as one: 卡哈尔-买买提. */
export function doubtfulDot(name: string): string | undefined {
  return /(?<=\p{Script=Han})[-‐-―−_|¦。｡~^*/\\,，、:;+=]+(?=\p{Script=Han})/u.exec(name)?.[0];
}

/** A phone number as it is kept: full-width digits and all kinds of dashes plain, nothing invisible within. */
export function phoneText(text: string): string {
  return plainLine(text).replace(/[‐-―−﹘﹣ー]/g, '-');
}

/** What Excel shows for a failed formula, also when a CSV carries it as text. */
export function isErrorText(text: string): boolean {
  return /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/i.test(text.trim());
}

/** 1.38E+10: Excel wrote the number shortened, and the other digits are lost. */
export function hasLostDigits(text: string): boolean {
  return /^[+-]?\d(?:\.\d+)?e\+?\d+$/i.test(text.trim());
}

/** U+FFFD stands where a file's encoding could not be read. */
export function isGarbled(text: string): boolean {
  return text.includes('\ufffd');
}
