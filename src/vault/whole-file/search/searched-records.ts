import type { SearchGroup } from '#shared/contract/search.ts';
import { isRecordKind, type RecordKind } from '#shared/record-kinds.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { dayOf, type KindFacts, standsSql } from '#vault/records/record-kind.ts';
import { joinedToThose } from '#vault/records/searched.ts';
import { KIND_CODES, KINDS } from '../record-kinds.ts';

/** A record as the search reads it. `record` is its id; `code` a term that is stored as its code. */
export interface SearchedRow {
  record: string;
  occurredOn: LocalDate | null;
  /** JSON: ids of the students whom it is about. */
  students: string;
  /** JSON: its texts, the most telling first; null where nothing was written. */
  texts: string;
  /** 心理教师手记: found by whoever wrote them, never quoted. */
  notes: string;
  /** Who wrote the record. */
  recordedBy: string;
  code: string | null;
}

/**
 * SQL of the rows of a list of ids (JSON, @records) that are to be found: what was taken away is not among them, nor
 * what is about nobody but students who are not on the list.
 */
function searchedSql(kind: KindFacts, search: Search): string {
  const { table, about, key } = kind;
  const isOf = `WHERE r.${search.lastOf ?? key} IN (SELECT value FROM json_each(@records)) AND ${standsSql(kind)}`;
  const columns = (students: string) => `
    SELECT r.${search.lastOf ?? key} AS record, ${dayOf(kind, 'r')} AS occurredOn, ${students} AS students,
      json_array(${search.texts.join(', ')}) AS texts, coalesce(${search.foundOnly}, '') AS notes, r.recorded_by AS recordedBy,
      ${search.code ? `r.${search.code.column}` : 'NULL'} AS code
    FROM ${table} r`;
  const onTheList = (column: string) => `JOIN students s ON s.id = ${column} AND s.removed_at IS NULL`;
  switch (about.who) {
    case 'one': {
      const last = search.lastOf
        ? ` AND r.${key} = (SELECT max(${key}) FROM ${table} WHERE ${search.lastOf} = r.${search.lastOf})`
        : '';
      if (about.else) {
        const student = `coalesce(r.${about.column}, a.${about.else.column})`;
        return `${columns('json_group_array(s.id) FILTER (WHERE s.id IS NOT NULL)')}
          ${joinedToThose(about, about.else)} LEFT ${onTheList(student)} ${isOf}${last}
          AND (s.id IS NOT NULL OR ${student} IS NULL) GROUP BY r.${key}`;
      }
      if (about.mayBeEmpty) {
        return `${columns(`iif(s.id IS NULL, '[]', json_array(s.id))`)} LEFT ${onTheList(`r.${about.column}`)}
          ${isOf}${last} AND (s.id IS NOT NULL OR r.${about.column} IS NULL)`;
      }
      return `${columns(`json_array(r.${about.column})`)} ${onTheList(`r.${about.column}`)} ${isOf}${last}`;
    }
    case 'many':
      return `${columns('json_group_array(s.id)')} JOIN ${about.table} a ON a.${about.by} = r.${key}
        ${onTheList(`a.${about.column}`)} ${isOf} GROUP BY r.${key}`;
    case 'nobody':
      return `${columns(`'[]'`)} ${isOf}`;
  }
}

type Search = NonNullable<KindFacts['search']>;

interface Searched {
  search: Search;
  sql: string;
}

/** Every kind of record that is searched, by the name under which triggers call it stale. */
export const SEARCHED: ReadonlyMap<RecordKind, Searched> = new Map(
  KIND_CODES.flatMap((code) => {
    const { search } = KINDS[code];
    return search ? [[code, { search, sql: searchedSql(KINDS[code], search) }]] : [];
  }),
);

/** How a kind is searched; null for one that is not, or that only another version of the app knows. */
export function searched(code: string): (Searched & { kind: RecordKind }) | null {
  if (!isRecordKind(code)) return null;
  const found = SEARCHED.get(code);
  return found ? { ...found, kind: code } : null;
}

/** What a record says, each text on a line of its own. */
export function textOf({ search }: Searched, { texts, code }: SearchedRow): string {
  // The query above made it: a list of texts, or null for what was never written.
  const written = JSON.parse(texts) as (string | null)[];
  const word = code === null ? undefined : search.code?.words[code];
  return [word, ...written].filter(Boolean).join('\n').normalize('NFC');
}

/**
 * The number of each group in the index, which vaults hold. It is given once and never again: in which order groups are
 * shown is another thing.
 */
export const GROUP_NUMBERS: Readonly<Record<SearchGroup, number>> = {
  guardian: 1,
  session: 2,
  followUp: 3,
  contact: 4,
  homeVisit: 5,
  referral: 6,
  plan: 7,
  custody: 8,
  letter: 9,
  observation: 10,
  watchlist: 11,
  circumstance: 12,
  absence: 13,
  handOver: 14,
  attachment: 15,
  activity: 16,
  conference: 17,
  incident: 18,
  enquiry: 19,
};
const DAYS_BEFORE_1970 = 30_000;
const PLACES_IN_A_DAY = 10 ** 8;
const PLACES_IN_A_GROUP = 10 ** 6 * PLACES_IN_A_DAY;

/**
 * The rowid of a record in the index: its group, then its day, then its number. So each group lies together, its
 * newest records last, and the first few of it are read without looking at the others.
 */
export function placeOf(group: SearchGroup, occurredOn: LocalDate | null, number: number): number {
  const day = occurredOn === null ? 0 : Math.floor(Date.parse(occurredOn) / 86_400_000) + DAYS_BEFORE_1970;
  return GROUP_NUMBERS[group] * PLACES_IN_A_GROUP + day * PLACES_IN_A_DAY + number;
}

/** The first place of a group, and the first behind it. */
export function placesOf(group: SearchGroup): { from: number; until: number } {
  const from = GROUP_NUMBERS[group] * PLACES_IN_A_GROUP;
  return { from, until: from + PLACES_IN_A_GROUP };
}

/** For SQL: the number of the group that a place lies in. */
export const GROUP_OF_PLACE = `rowid / ${PLACES_IN_A_GROUP}`;
/** Which record a place speaks of. */
export const numberOf = (place: number): number => place % PLACES_IN_A_DAY;
