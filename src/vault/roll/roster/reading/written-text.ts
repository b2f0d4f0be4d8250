/** How a value looks once the accidents of typing are taken away: width, spaces, invisible characters. */

// Left behind by web pages and input methods; nobody sees them, and no two texts with them are equal.
const INVISIBLE = /\p{Cf}|\p{Cc}|\ufe0f/gu;
const DOTS_BETWEEN = /(?<=\p{Script=Han})\s*[·•・‧∙⋅･．.●]\s*(?=\p{Script=Han})/gu;

/** One line in NFC, full-width letters, digits and signs made half-width, no invisible characters. */
export function plainLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .normalize('NFC')
    .trim();
}

/** As `plainLine`, and without any space. */
export function spaceless(text: string): string {
  return plainLine(text).replaceAll(' ', '');
}

/**
 * A person's name: 张 三 is 张三; the dot of 阿依古丽·买买提 is always ·; Mary Ann keeps her space. Rare
 * characters stay as they are (forms.md, Paper).
 */
export function personName(text: string): string {
  return plainLine(text)
    .replace(DOTS_BETWEEN, '·')
    .replace(/\s*·\s*/g, '·')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');
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
