import { doubtfulDot, isGarbled, personName, plainLine } from '#shared/written-text.ts';
import type { RosterColumns } from './header.ts';
import { RELATED_PERSONS } from './headings.ts';
import { readPhones } from './phone-numbers.ts';
import type { RosterGuardian } from './roster-reading.ts';
import { type SheetRow, shownIn } from './sheet.ts';

const LONGEST_NAME = 60;
const LONGEST_RELATION = 20;

/** The guardians of one row, in the order of their columns; several names or numbers in a cell are several. */
export function readGuardians(
  row: SheetRow,
  columns: RosterColumns,
): { guardians: RosterGuardian[]; notices: string[] } {
  const notices: string[] = [];
  const persons = new Set(columns.flatMap(({ person }) => person ?? []));
  const guardians = oneEach([...persons].flatMap((person) => readGuardian(row, columns, person, notices)));
  // A roster without any column for their names has numbers only: nothing is missing in its rows.
  const areNamed = columns.some(({ field }) => field === 'guardianName');
  return { guardians, notices: areNamed ? [...notices, ...halvesIn(guardians)] : notices };
}

function readGuardian(
  row: SheetRow,
  columns: RosterColumns,
  person: string,
  notices: string[],
): RosterGuardian[] {
  const own = columns.filter((column) => column.person === person);
  const cellsOf = (field: string) =>
    own.filter((column) => column.field === field).map(({ column }) => row[column]);

  const phoneReadings = cellsOf('guardianPhone').map(readPhones);
  const names: string[] = [];
  for (const cell of cellsOf('guardianName')) {
    const written = plainLine(shownIn(cell));
    // 张伟 13800138000: a name and a number in one cell.
    const number = /[+\d][\d\s-]{6,}/.exec(written)?.[0];
    if (number) phoneReadings.push(readPhones({ kind: 'text', text: number }));
    const parts = (number ? written.replace(number, ' ') : written).split(/[/\\、，,;；|]/);
    for (const part of parts.map((each) => personName(each.replace(/\(\s*\)|[:：]\s*$/g, '')))) {
      if (!/\p{L}/u.test(part) || /^(无|暂无)$/.test(part)) continue;
      if (isGarbled(part) || part.length > LONGEST_NAME) {
        notices.push(`家长姓名“${part.slice(0, 20)}”没有认出来，未读入，请核对`);
      } else names.push(part);
      notices.push(...dotNotices('家长姓名', part));
    }
  }
  notices.push(...phoneReadings.flatMap((reading) => reading.notices));
  const numbers = phoneReadings.flatMap((reading) => reading.numbers);
  const relation = relationOf(cellsOf('guardianRelation').map(shownIn).join(' '), person, notices);

  return Array.from({ length: Math.max(names.length, numbers.length) }, (_, n): RosterGuardian => {
    const name = names[n];
    const number = numbers[n];
    // The relation that the row states is that of the first; a second number is another contact's.
    const related = number?.relation ?? (n === 0 || RELATED_PERSONS.has(person) ? relation : undefined);
    return {
      ...(name ? { name } : {}),
      ...(related ? { relation: related } : {}),
      ...(number ? { phone: number.phone } : {}),
    };
  });
}

/** What is to be said of a name in which a sign may have been meant as a dot. */
export function dotNotices(what: string, name: string): string[] {
  const sign = doubtfulDot(name);
  return sign ? [`${what}“${name.slice(0, 20)}”里的“${sign}”可能是间隔号“·”，请核对`] : [];
}

function relationOf(written: string, person: string, notices: string[]): string | undefined {
  const relation = plainLine(written);
  if (relation === '') return RELATED_PERSONS.has(person) ? person : undefined;
  if (isGarbled(relation) || relation.length > LONGEST_RELATION) {
    notices.push(`与学生的关系“${relation.slice(0, 20)}”没有认出来，未读入`);
    return undefined;
  }
  return relation;
}

/** A half of a guardian, or one guardian twice, is worth a look: the columns may be matched amiss. */
function halvesIn(guardians: readonly RosterGuardian[]): string[] {
  const notices: string[] = [];
  for (const [place, { name, relation, phone }] of guardians.entries()) {
    const who = relation ? `${relation}` : '一位监护人';
    if (!name && phone) notices.push(`${who}只有电话 ${phone}，没有姓名，请核对`);
    if (name && guardians.findIndex((each) => each.name === name) < place) {
      notices.push(`两位监护人都叫“${name}”，请核对是不是同一个人`);
    }
  }
  return notices;
}

/** 监护人 张伟（父亲） and 父亲电话 are one person in two groups of columns: put together, nobody twice. */
function oneEach(guardians: readonly RosterGuardian[]): RosterGuardian[] {
  const persons: RosterGuardian[] = [];
  for (const next of guardians) {
    const same = persons.find(
      (known) =>
        (known.relation !== undefined &&
          known.relation === next.relation &&
          fits(known.name, next.name) &&
          fits(known.phone, next.phone)) ||
        (known.name !== undefined &&
          known.name === next.name &&
          fits(known.relation, next.relation) &&
          fits(known.phone, next.phone)) ||
        (known.phone !== undefined && known.phone === next.phone && fits(known.name, next.name)),
    );
    if (same) Object.assign(same, { ...next, ...same });
    else persons.push({ ...next });
  }
  return persons;
}

function fits(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}
