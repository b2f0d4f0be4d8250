import { type Cell, shownIn } from './sheet.ts';
import { hasLostDigits, isErrorText, plainLine } from './written-text.ts';

/** A number as it is dialled, digits only, and whose it is where the cell says so: 13800138000（父）. */
export interface DialledNumber {
  phone: string;
  relation?: string;
}

export interface PhoneNumbers {
  numbers: DialledNumber[];
  notices: string[];
}

const RELATIONS: readonly [written: RegExp, relation: string][] = [
  [/爷|祖父/, '爷爷'],
  [/奶|祖母/, '奶奶'],
  [/外公|姥爷|外祖父/, '外公'],
  [/外婆|姥姥|外祖母/, '外婆'],
  [/父|爸/, '父亲'],
  [/母|妈/, '母亲'],
];

/**
 * Reads a cell of a phone column. One cell may hold several numbers (13800138000/13900139000). What is no
 * Chinese mobile or landline number is kept out, with a notice that shows what stood there.
 */
export function readPhones(cell: Cell | undefined): PhoneNumbers {
  const none = { numbers: [], notices: [] };
  if (!cell) return none;
  // A number cell keeps all its digits, also where the column is too narrow and shows 1.38E+10.
  const text =
    cell.kind === 'number' && !cell.isDate && Number.isSafeInteger(cell.value)
      ? String(cell.value)
      : plainLine(shownIn(cell));
  if (/^[-/—无]?$/.test(text)) return none;
  if (cell.kind === 'error' || isErrorText(text)) {
    return { numbers: [], notices: [`电话的公式出错（${text}），未读入`] };
  }
  if (hasLostDigits(text)) {
    return {
      numbers: [],
      notices: [`电话成了“${text}”，后面的数字丢了，未读入；请在名册里把该列设为文本后重填`],
    };
  }
  const whole = dialled(text);
  if (whole) return { numbers: [whole], notices: [] };

  let parts = text.split(/[/\\、,，;；|或和]+/);
  if (parts.length === 1) parts = text.split(' ');
  const read = parts
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ part, number: dialled(part) }));
  return {
    numbers: read.flatMap(({ number }) => number ?? []),
    notices: read
      .filter(({ number }) => !number)
      .map(({ part }) => `电话“${part.slice(0, 30)}”不像电话号码，未读入，请核对`),
  };
}

/** The one number that `text` holds, or undefined when it holds none or more. */
function dialled(text: string): DialledNumber | undefined {
  const label = /^\(?([\p{Script=Han}]{1,4})\)?[:\s]*(?=[\d+(])|[\s(]*([\p{Script=Han}]{1,4})\)?$/u.exec(
    text,
  );
  const word = label?.[1] ?? label?.[2];
  const bare = label ? text.replace(label[0], '') : text;
  const digits = bare.replace(/[\s\-—–.()]/g, '').replace(/^(\+|00)?86(?=1\d{10}$|0\d{9,11}$)/, '');
  if (!/^(1[3-9]\d{9}|0\d{9,11}|[2-9]\d{6,7}|400\d{7})$/.test(digits)) return undefined;
  const relation = word && RELATIONS.find(([written]) => written.test(word))?.[1];
  return relation ? { phone: digits, relation } : { phone: digits };
}
