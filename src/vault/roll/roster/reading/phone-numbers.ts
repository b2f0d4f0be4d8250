import { cleanText, hasLostDigits, phoneText } from '#shared/written-text.ts';
import { type Cell, shownIn } from './sheet.ts';

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
  [/爷|(?<!外)祖父/, '爷爷'],
  [/奶|(?<!外)祖母/, '奶奶'],
  [/外公|姥爷|外祖父/, '外公'],
  [/外婆|姥姥|外祖母/, '外婆'],
  [/父|爸/, '父亲'],
  [/母|妈/, '母亲'],
];

const DIALLED = /^(1[3-9]\d{9}|0\d{9,11}|[2-9]\d{6,7}|400\d{7})$/;
const COUNTRY = /^(?:00)?86(?=1\d{10}$|0\d{9,11}$)/;
/** What parts one number from the next; a line break does too. */
const BETWEEN = /[/\\、,;|&~\n。]+|(?<=\d)\s*\+\s*(?=\d)|[或和及]|(?<=\d)\s*转\s*(?=\d)/;

/**
 * Reads a cell of a phone column. One cell may hold several numbers (13800138000/13900139000). What is no
 * Chinese mobile or landline number is kept out, with a notice that shows what stood there.
 */
export function readPhones(cell: Cell | undefined): PhoneNumbers {
  if (!cell) return { numbers: [], notices: [] };
  const text = writtenIn(cell);
  if (/^[-/无]?$/.test(text) || /^暂?无$/.test(text)) return { numbers: [], notices: [] };
  if (hasLostDigits(text)) {
    return {
      numbers: [],
      notices: [`电话成了“${text}”，后面的数字丢了，未读入；请在表里把该列设为文本后重填`],
    };
  }
  const reading: PhoneNumbers = { numbers: [], notices: [] };
  for (const part of text.split(BETWEEN).map((each) => each.trim())) {
    const numbers = numbersIn(part);
    const last = reading.numbers.at(-1);
    const relation = relationNamed(part);
    if (numbers) reading.numbers.push(...numbers);
    // 13800138000/父: whose the number before is.
    else if (relation && !/\d/.test(part) && last && !last.relation) last.relation = relation;
    else if (part !== '' && !/^\D*(无|没有)$/.test(part))
      reading.notices.push(`电话“${part.slice(0, 30)}”不像电话号码，未读入，请核对`);
  }
  return reading;
}

/** Each line by itself, plain; a number cell keeps all its digits, also where it shows 1.38E+10. */
function writtenIn(cell: Cell): string {
  const shown = cleanText(shownIn(cell)).split('\n').map(phoneText).filter(Boolean).join('\n');
  if (cell.kind !== 'number' || cell.isDate || !Number.isSafeInteger(cell.value)) return shown;
  return numbersIn(shown) ? shown : String(cell.value);
}

/** The numbers of a part, each with the word before it or behind it; undefined when there are none but whole ones. */
function numbersIn(part: string): DialledNumber[] | undefined {
  const pieces = part.match(/[\p{L}:]+|[^\p{L}:]+/gu) ?? [];
  const labelsLead = /^[(\s]*\p{L}/u.test(part);
  const numbers: DialledNumber[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (!/\d/.test(piece)) continue;
    const phones = phonesIn(piece);
    if (!phones) return undefined;
    const label = pieces[labelsLead ? at - 1 : at + 1] ?? '';
    const relation = relationNamed(label);
    numbers.push(...phones.map((phone) => (relation ? { phone, relation } : { phone })));
  }
  return numbers.length > 0 ? numbers : undefined;
}

/** Digits in groups, as people write them, put together to whole numbers; undefined when any would be left over. */
function phonesIn(piece: string): string[] | undefined {
  if (/[^\d\s\-().+·]/.test(piece)) return undefined;
  const groups = piece.match(/\d+/g) ?? [];
  const partition = (from: number): string[] | undefined => {
    if (from === groups.length) return [];
    for (let to = groups.length; to > from; to--) {
      const phone = groups.slice(from, to).join('').replace(COUNTRY, '');
      const rest = DIALLED.test(phone) ? partition(to) : undefined;
      if (rest) return [phone, ...rest];
    }
    return undefined;
  };
  // More groups than two numbers of a landline and two mobiles can have are no phones.
  if (groups.length > 12) return undefined;
  const [run = ''] = groups;
  if (groups.length === 1 && /^(1[3-9]\d{9}){2,3}$/.test(run)) return run.match(/\d{11}/g) ?? undefined;
  return partition(0);
}

function relationNamed(word: string): string | undefined {
  return RELATIONS.find(([written]) => written.test(word))?.[1];
}
