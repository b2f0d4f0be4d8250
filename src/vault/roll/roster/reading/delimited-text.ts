import type { TextEncoding, TextSeparator } from '#shared/roster-terms.ts';
import { findHeader } from './header.ts';
import { BLANK_ROW, type Cell, LAST_ROW, MOST_COLUMNS, MOST_ROWS, type SheetRow, textCell } from './sheet.ts';

/** Text of a .csv or .txt, and how its letters are coded. */
export interface DecodedText {
  text: string;
  encoding: TextEncoding;
}

/** Reads the letters, in the encoding that is given or guessed; undefined when it is no text at all. */
export function decodeText(bytes: Uint8Array, chosen?: TextEncoding): DecodedText | undefined {
  const decoded = (encoding: TextEncoding) => ({ text: new TextDecoder(encoding).decode(bytes), encoding });
  const encoding = chosen ?? markedEncoding(bytes) ?? likelyUtf16(bytes);
  if (encoding) return decoded(encoding);
  // No text of a school holds a zero byte; a picture, a program or a cut-off workbook does.
  if (bytes.includes(0)) return undefined;
  // What Chinese Excel calls CSV is GBK; GB18030 holds all of it, and the rare characters.
  return decoded(isMostlyUtf8(bytes) ? 'utf-8' : 'gb18030');
}

function markedEncoding([first, second, third]: Uint8Array): TextEncoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * UTF-16 without its mark: read in one of its two orders it is letters and line ends all through. Zero bytes alone do
 * not tell: 一 has one on the other side of the pair than a comma.
 */
function likelyUtf16(bytes: Uint8Array): TextEncoding | undefined {
  if (!bytes.includes(0)) return undefined;
  const beginning = bytes.subarray(0, 4096);
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => {
    const text = new TextDecoder(encoding).decode(beginning);
    const readable = text.match(/[\p{Script=Han}\p{P}\p{ASCII}\uff00-\uffef]/gu)?.length ?? 0;
    return /[\t\n\r,;|]/.test(text) && !text.includes('\0') && readable >= text.length * 0.9;
  });
}

/**
 * A character that was cut off, or a cell pasted from elsewhere, does not make the whole file another encoding: text
 * in GB18030 is hardly ever well-formed UTF-8, and damaged UTF-8 mostly is.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const faults = text.split('\ufffd').length - 1;
  const letters = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return faults === 0 || faults * 4 < letters || /学号|姓名/.test(text);
}

export interface DelimitedRows {
  rows: SheetRow[];
  goesOn: boolean;
  isWider: boolean;
  separator: TextSeparator;
  /** Rows in which a quotation mark has no partner, counted from 1. */
  strayQuotes: ReadonlySet<number>;
}

/**
 * The rows of a delimited text (RFC 4180), with the separator that is given, declared or guessed. Every cell is text,
 * as it stands in the file: 001 stays 001. A quoted cell may hold line ends, and is one row all the same, as in
 * Excel; a quotation mark that nothing closes is left out, and its row is told.
 */
export function parseDelimited(written: string, chosen?: TextSeparator): DelimitedRows {
  const declared = /^"?sep=(.)"?\r?\n/.exec(written);
  const text = declared ? written.slice(declared[0].length) : written;
  const named = SEPARATORS.find((separator) => separator === declared?.[1]);
  return cut(text, chosen ?? named ?? likelySeparator(text));
}

const SEPARATORS: readonly TextSeparator[] = [',', '\t', ';', '|', '，', '；', ' '];

function cut(text: string, separator: TextSeparator, mostRows = MOST_ROWS): DelimitedRows {
  const rows: SheetRow[] = [];
  const strayQuotes = new Set<number>();
  let row: (Cell | undefined)[] = [];
  let usual = 0;
  let written = 0;
  let isWider = false;
  const endField = (field: string): void => {
    // Words that stand apart by blanks have no empty ones between them.
    if (separator === ' ' && field === '') return;
    if (row.length < MOST_COLUMNS) row.push(field === '' ? undefined : textCell(unwrapped(field)));
    else isWider ||= field.trim() !== '';
  };
  const endRow = (): void => {
    const isWritten = row.some(Boolean);
    if (isWritten) written += 1;
    usual ||= row.length;
    rows.push(isWritten ? row : BLANK_ROW);
    row = [];
  };
  const isSeparator = (letter: string) =>
    letter === separator || (separator === ' ' && (letter === '\t' || letter === '\u3000'));
  let at = 0;
  while (at < text.length) {
    if (written >= mostRows || rows.length >= LAST_ROW) {
      return { rows, goesOn: /\S/.test(text.slice(at)), isWider, separator, strayQuotes };
    }
    const quoted = text.charAt(at) === '"' ? quotedField(text, at, separator, usual) : undefined;
    let field = quoted?.field ?? '';
    if (quoted) at = quoted.end;
    while (at < text.length && !isSeparator(text.charAt(at)) && !/[\r\n]/.test(text.charAt(at))) {
      if (text.charAt(at) === '"') strayQuotes.add(rows.length + 1);
      else field += text.charAt(at);
      at += 1;
    }
    const isProtected =
      !quoted && field.startsWith('=') && text.slice(at - field.length - 2, at).includes('="');
    if (isProtected) strayQuotes.delete(rows.length + 1);
    endField(isProtected ? field.slice(1) : field);
    const end = text.charAt(at);
    at += end === '\r' && text.charAt(at + 1) === '\n' ? 2 : 1;
    if (end === '\r' || end === '\n') endRow();
    else if (at === text.length + 1) break;
    else if (at === text.length) endField('');
  }
  if (row.length > 0) endRow();
  return { rows, goesOn: false, isWider, separator, strayQuotes };
}

/**
 * The cell that a quotation mark begins, when another one closes it where a cell can end. None closes it where the
 * cell would swallow whole rows: a line within that has as many separators as a row of the table.
 */
function quotedField(
  text: string,
  from: number,
  separator: TextSeparator,
  usual: number,
): { field: string; end: number } | undefined {
  let at = from + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at < 0) return undefined;
    if (text.charAt(at + 1) !== '"') break;
    at += 2;
  }
  const after = text.slice(at + 1).match(/^[ \t]*/)?.[0].length ?? 0;
  const next = text.charAt(at + 1 + (separator === '\t' ? 0 : after));
  if (next !== '' && next !== separator && next !== '\r' && next !== '\n') return undefined;
  const field = text.slice(from + 1, at).replaceAll('""', '"');
  const swallows = field
    .split(/\r\n?|\n/)
    .slice(1)
    .some((line) => usual > 2 && line.split(separator).length >= usual);
  return swallows ? undefined : { field, end: at + 1 };
}

/**
 * The separator under which most headings of a roster are found; where there are none, the one under which most of
 * the first lines have one and the same number of cells.
 */
function likelySeparator(text: string): TextSeparator {
  const beginning = text.slice(0, 20_000);
  const scored = SEPARATORS.map((separator) => {
    const { rows } = cut(beginning, separator, 40);
    const header = findHeader({
      name: '',
      hidden: false,
      rows,
      goesOn: false,
      isWider: false,
      from1904: false,
      merges: [],
    });
    // A separator by which another one is left at the edge of cells stands inside of them only by chance.
    const widths = rows.filter((row) => row.length > 1 && !row.some(isTorn)).map((row) => row.length);
    const even = Math.max(
      0,
      ...widths.map((width) => widths.filter((each) => each === width).length * 100 + width),
    );
    // Words apart by blanks stand in any sentence: they are cells where several lines have equally many.
    const isSentence = separator === ' ' && even < 2 * 100 + 3;
    return { separator, headings: header.found ? header.columns.length : 0, even: isSentence ? 0 : even };
  });
  return scored.reduce((best, each) =>
    each.headings > best.headings || (each.headings === best.headings && each.even > best.even) ? each : best,
  ).separator;
}

function isTorn(cell: Cell | undefined): boolean {
  return cell?.kind === 'text' && /^\s*[,;|，；]|[,;|，；]\s*$/.test(cell.text);
}

/** `="001"` is how programs keep Excel from eating the zeros of a number; what is meant is 001. */
function unwrapped(field: string): string {
  return /^="([^"]*)"$/.exec(field)?.[1] ?? field;
}
