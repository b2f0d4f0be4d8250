import { type Cell, MOST_COLUMNS, MOST_ROWS } from './sheet.ts';

/** Text of a .csv or .txt, whatever Chinese encoding it was saved in; undefined when it is no text at all. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const encoding = markedEncoding(bytes) ?? likelyUtf16(bytes);
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  // No text of a school holds a zero byte; a picture, a program or a cut-off workbook does.
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What Chinese Excel calls CSV is GBK; GB18030 holds all of it, and the rare characters.
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function markedEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without its mark: commas and line ends leave zero bytes, always in the same half of the pairs. */
function likelyUtf16(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const zeros: [number, number] = [0, 0];
  for (const [at, byte] of bytes.subarray(0, 4096).entries())
    if (byte === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  if (zeros[1] > 0 && zeros[0] === 0) return 'utf-16le';
  if (zeros[0] > 0 && zeros[1] === 0) return 'utf-16be';
  return undefined;
}

export interface DelimitedRows {
  rows: (Cell | undefined)[][];
  goesOn: boolean;
}

/**
 * The rows of a delimited text (RFC 4180, with comma, tab or semicolon). Every cell is text, as it stands
 * in the file: 001 stays 001. A quoted cell may hold line ends, and is one row all the same, as in Excel.
 */
export function parseDelimited(written: string): DelimitedRows {
  const declared = /^sep=(.)\r?\n/.exec(written);
  const text = declared ? written.slice(declared[0].length) : written;
  const separator = declared?.[1] ?? likelySeparator(text);
  const rows: (Cell | undefined)[][] = [];
  let row: (Cell | undefined)[] = [];
  let field = '';
  let quoted = false;
  const endField = (): void => {
    if (row.length < MOST_COLUMNS)
      row.push(field === '' ? undefined : { kind: 'text', text: unwrapped(field) });
    field = '';
  };
  const endRow = (): void => {
    endField();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at++) {
    if (rows.length >= MOST_ROWS) return { rows, goesOn: /\S/.test(text.slice(at)) };
    const letter = text.charAt(at);
    if (quoted) {
      if (letter !== '"') field += letter;
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && field === '') quoted = true;
    else if (letter === separator) endField();
    else if (letter === '\n') endRow();
    else if (letter === '\r') {
      if (text.charAt(at + 1) === '\n') at += 1;
      endRow();
    } else field += letter;
  }
  if (field !== '' || row.length > 0) endRow();
  return { rows, goesOn: false };
}

/** The separator that stands most often in the first lines. */
function likelySeparator(text: string): string {
  const beginning = text.slice(0, 5_000);
  const count = (separator: string): number => beginning.split(separator).length - 1;
  return [',', '\t', ';'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** `="001"` is how programs keep Excel from eating the zeros of a number; what is meant is 001. */
function unwrapped(field: string): string {
  return /^="([^"]*)"$/.exec(field)?.[1] ?? field;
}
