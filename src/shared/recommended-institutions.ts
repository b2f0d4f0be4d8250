import type { Institution } from './contract/institutions.ts';
import { writtenPhone } from './school-calendar.ts';

/** What is said where guardians are named one institution alone. */
export const ONE_ALONE = '只写一家容易被看成指定，请至少写两家';

/** An institution as guardians are told of it, in one line: 市第七人民医院（儿童心理科） 0571-88880000 城东路1号. */
export function writtenInstitution({
  name,
  department,
  phone,
  address,
}: Pick<Institution, 'name' | 'department' | 'phone' | 'address'>): string {
  const full = department ? `${name}（${department}）` : name;
  return [full, writtenPhone(phone), address].filter(Boolean).join(' ');
}

/** The institutions that a text names: one a line, or several in a line with 、 or ； between them. */
export function institutionsIn(text: string): string[] {
  return text
    .split(/[\n、；;]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** A text with institutions added to it, each in a line of its own; one that stands there already is not added. */
export function withInstitutions(text: string, added: readonly string[]): string {
  const standing = text.split('\n').filter((each) => each.trim() !== '');
  return [...standing, ...added.filter((each) => !standing.includes(each))].join('\n');
}
