import { fieldsOf, type LaidListKind, ROSTER_FIELDS, type RosterField } from '#shared/roster-terms.ts';
import { codesOf } from '#shared/terms.ts';

const OF_GUARDIAN: ReadonlySet<RosterField> = new Set(['guardianName', 'guardianRelation', 'guardianPhone']);
const PERSONS = ['', '父亲', '母亲', '2', '3', '爷爷', '奶奶', '外公', '外婆'];
const NOT_READ = '';

export interface Meaning {
  field: RosterField | null;
  person: string;
}

const written = ({ field, person }: Meaning) => (field === null ? NOT_READ : `${field}/${person}`);

function wordOf(field: RosterField, person: string): string {
  if (!OF_GUARDIAN.has(field)) return ROSTER_FIELDS[field];
  const whose = /^\d$/.test(person) ? `监护人${person}` : person || '监护人';
  return `${whose}${ROSTER_FIELDS[field]}`;
}

/** What a column may hold, as a Select wants it; with what it holds now, however seldom that is. */
export function meanings(now: Meaning, list: LaidListKind): { value: string; label: string }[] {
  const fields = fieldsOf(list);
  const own = fields.filter((field) => !OF_GUARDIAN.has(field)).map((field) => ({ field, person: '' }));
  const persons = PERSONS.includes(now.person) ? PERSONS : [...PERSONS, now.person];
  const guardians = persons.flatMap((person) =>
    fields
      .filter((field) => OF_GUARDIAN.has(field))
      // How 父亲 is related is in the word; only another guardian's relation has to be told.
      .filter((field) => field !== 'guardianRelation' || !/\p{L}/u.test(person) || person === now.person)
      .map((field) => ({ field, person })),
  );
  return [
    { value: NOT_READ, label: '不读这一列' },
    ...[...own, ...guardians].map((meaning) => ({
      value: written(meaning),
      label: wordOf(meaning.field, meaning.person),
    })),
  ];
}

export const chosenMeaning = (meaning: Meaning): string => written(meaning);

export function meaningOf(value: string): Meaning {
  const [code = '', person = ''] = value.split('/');
  const field = codesOf(ROSTER_FIELDS).find((each) => each === code) ?? null;
  return { field, person: field === null ? '' : person };
}

/** One column a field, except for phones, of which a guardian may have several. */
export const isOnlyOnce = ({ field }: Meaning): boolean => field !== null && field !== 'guardianPhone';
