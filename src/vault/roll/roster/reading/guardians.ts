import type { RosterColumns } from './header.ts';
import { RELATED_PERSONS } from './headings.ts';
import { readPhones } from './phone-numbers.ts';
import type { RosterGuardian } from './roster-reading.ts';
import { type SheetRow, shownIn } from './sheet.ts';
import { isErrorText, isGarbled, personName, plainLine } from './written-text.ts';

const LONGEST_NAME = 60;
const LONGEST_RELATION = 20;

/** The guardians of one row, in the order of their columns; several names or numbers in a cell are several. */
export function readGuardians(
  row: SheetRow,
  columns: RosterColumns,
): { guardians: RosterGuardian[]; notices: string[] } {
  const notices: string[] = [];
  const persons = new Set(columns.flatMap(({ person }) => person ?? []));
  const guardians = [...persons].flatMap((person) => readGuardian(row, columns, person, notices));
  return { guardians: oneEach(guardians), notices };
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
    if (cell?.kind === 'error' || isErrorText(written)) {
      notices.push(`家长姓名的公式出错（${written}），未读入`);
      continue;
    }
    // 张伟 13800138000: a name and a number in one cell.
    const number = /[+\d][\d\s-]{6,}/.exec(written)?.[0];
    if (number) phoneReadings.push(readPhones({ kind: 'text', text: number }));
    const parts = (number ? written.replace(number, ' ') : written).split(/[/\\、，,;；|]/);
    for (const part of parts.map((each) => personName(each.replace(/\(\s*\)|[:：]\s*$/g, '')))) {
      if (!/\p{L}/u.test(part) || /^(无|暂无)$/.test(part)) continue;
      if (isGarbled(part) || part.length > LONGEST_NAME) {
        notices.push(`家长姓名“${part.slice(0, 20)}”没有认出来，未读入，请核对`);
      } else names.push(part);
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

function relationOf(written: string, person: string, notices: string[]): string | undefined {
  const relation = plainLine(written);
  if (relation === '') return RELATED_PERSONS.has(person) ? person : undefined;
  if (isErrorText(relation) || isGarbled(relation) || relation.length > LONGEST_RELATION) {
    notices.push(`与学生的关系“${relation.slice(0, 20)}”没有认出来，未读入`);
    return undefined;
  }
  return relation;
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
