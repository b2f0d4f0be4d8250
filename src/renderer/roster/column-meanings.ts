import {
  fieldsOf,
  type LaidListKind,
  ROSTER_FIELDS,
  type RosterField,
  SEVERAL_OF,
} from '#shared/roster-terms.ts';
import { SCALE_KEYS, type Scale } from '#shared/screening/scales.ts';
import { codesOf } from '#shared/terms.ts';

const OF_GUARDIAN: ReadonlySet<RosterField> = new Set(['guardianName', 'guardianRelation', 'guardianPhone']);
const PERSONS = ['', '父亲', '母亲', '2', '3', '爷爷', '奶奶', '外公', '外婆'];
const NOT_READ = '';

export interface Meaning {
  field: RosterField | null;
  person: string;
}

type Named = Meaning & { field: RosterField };

const written = ({ field, person }: Meaning) => (field === null ? NOT_READ : `${field}/${person}`);

function wordOf(field: RosterField, person: string): string {
  if (field === 'factor') return `${person}（因子分）`;
  if (field === 'item') return `第 ${person} 题的答案`;
  if (!OF_GUARDIAN.has(field)) return ROSTER_FIELDS[field];
  const whose = /^\d$/.test(person) ? `监护人${person}` : person || '监护人';
  return `${whose}${ROSTER_FIELDS[field]}`;
}

/** What a column may hold, as a Select wants it; with what it holds now, however seldom that is. */
export function meanings(
  now: Meaning,
  list: LaidListKind,
  scale: Scale | null = null,
): { value: string; label: string }[] {
  const fields = fieldsOf(list);
  const own = fields.filter((field) => !SEVERAL_OF.has(field)).map((field) => ({ field, person: '' }));
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
    ...[...own, ...guardians, ...ofTest(now, scale)].map((meaning) => ({
      value: written(meaning),
      label: wordOf(meaning.field, meaning.person),
    })),
  ];
}

/** What a test's results hold several of: the factors and the items of its scale, and what the column holds now. */
function ofTest({ field, person }: Meaning, scale: Scale | null): Named[] {
  if (scale === null) return [];
  const { factors, items } = SCALE_KEYS[scale];
  const known: Named[] = [
    ...factors.map(({ word }) => ({ field: 'factor' as const, person: word })),
    ...Array.from({ length: items }, (_, index) => ({ field: 'item' as const, person: `${index + 1}` })),
  ];
  if (field !== 'factor' && field !== 'item') return known;
  const isKnown = known.some((each) => each.field === field && each.person === person);
  return isKnown ? known : [...known, { field, person }];
}

export const chosenMeaning = (meaning: Meaning): string => written(meaning);

export function meaningOf(value: string): Meaning {
  // The word of a factor may hold the sign: 躯体化/惊恐.
  const [code = '', ...rest] = value.split('/');
  const person = rest.join('/');
  const field = codesOf(ROSTER_FIELDS).find((each) => each === code) ?? null;
  return { field, person: field === null ? '' : person };
}

/** One column a field, except for phones, of which a guardian may have several. */
export const isOnlyOnce = ({ field }: Meaning): boolean => field !== null && field !== 'guardianPhone';
