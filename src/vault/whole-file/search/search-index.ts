import { createHash } from 'node:crypto';
import type { Statement } from 'better-sqlite3';
import { SEARCH_GROUPS, type SearchGroup } from '#shared/contract/search.ts';
import type { RecordKind } from '#shared/record-kinds.ts';
import type { Connection } from '#vault/strongbox/database/connection.ts';
import {
  GROUP_NUMBERS,
  GROUP_OF_PLACE,
  numberOf,
  placeOf,
  placesOf,
  type SearchedRow,
  searched,
  textOf,
} from './searched-records.ts';
import { indexed } from './searched-text.ts';

/** Records that are read into the index between two looks at the clock. */
const AT_ONCE = 100;

interface Stale {
  number: number;
  kind: string;
  record: string;
}

interface Entry {
  number: number;
  kind: string;
  record: string;
  place: number;
}

/** The places of a group in which something was found, the newest first, and how many there are. */
export interface FoundPlaces {
  group: SearchGroup;
  total: number;
  places: number[];
}

/**
 * The index of the search: which words stand in which record. It repeats the records and is none itself. Triggers
 * say what is stale; it is read again here, in portions, before it is searched.
 */
export class SearchIndex {
  readonly #connection: Connection;
  readonly #changedStudents = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** How many records the index has not read yet. */
  unread(): number {
    return Number(this.#prepared('SELECT count(*) FROM search_stale').pluck().get());
  }

  /** Reads what is stale, one portion after the other, until all is read or the time is up. */
  readOn(isTimeUp: () => boolean): void {
    const next = this.#prepared('SELECT number, kind, record FROM search_stale ORDER BY number LIMIT ?');
    const done = this.#prepared('DELETE FROM search_stale WHERE number = ?');
    do {
      const stale = next.all(AT_ONCE) as Stale[];
      if (stale.length === 0) return;
      for (const [kind, ofKind] of Map.groupBy(stale, ({ kind }) => kind)) {
        this.#read(
          kind,
          ofKind.map(({ record }) => record),
        );
      }
      for (const { number } of stale) done.run(number);
    } while (!isTimeUp());
  }

  /** The students who were put on the list, changed or taken off since this was asked last. */
  takeChangedStudents(): string[] {
    const changed = [...this.#changedStudents];
    this.#changedStudents.clear();
    return changed;
  }

  /** Whether there are process notes by a writer; see `writerWord`. */
  readonly holdsNotesBy = (writer: string): boolean =>
    this.#prepared('SELECT 1 FROM search_texts WHERE search_texts MATCH ? LIMIT 1').get(
      `who : "${writer}"`,
    ) !== undefined;

  /**
   * The records that answer a question of FTS5's, the newest of each group first.
   *
   * @param most of each group.
   */
  find(question: string, most: number, only: SearchGroup | null): FoundPlaces[] {
    const totals = this.#prepared(
      `SELECT ${GROUP_OF_PLACE} AS groupNumber, count(*) AS total FROM search_texts
       WHERE search_texts MATCH ? GROUP BY groupNumber`,
    ).all(question) as { groupNumber: number; total: number }[];
    const total = new Map(totals.map((row) => [row.groupNumber, row.total]));
    const newest = this.#prepared(FIND_NEWEST).pluck();
    const groups = Object.keys(SEARCH_GROUPS) as SearchGroup[];
    return groups.flatMap((group) => {
      const inGroup = total.get(GROUP_NUMBERS[group]) ?? 0;
      if (inGroup === 0) return [];
      const { from, until } = placesOf(group);
      const places = only && only !== group ? [] : (newest.all(question, from, until, most) as number[]);
      return [{ group, total: inGroup, places }];
    });
  }

  /** The record that a place speaks of, as it is written now; null when it is not to be found any more. */
  recordAt(place: number): { kind: RecordKind; row: SearchedRow; text: string } | null {
    const entry = this.#prepared(
      'SELECT number, kind, record, place FROM search_entries WHERE number = ?',
    ).get(numberOf(place)) as Entry | undefined;
    const known = entry && searched(entry.kind);
    if (!entry || !known) return null;
    const [row] = this.#rows(known.sql, [entry.record]);
    return row ? { kind: known.kind, row, text: textOf(known, row) } : null;
  }

  #read(kindName: string, records: readonly string[]): void {
    if (kindName === 'student') {
      for (const id of records) this.#changedStudents.add(id);
      return;
    }
    const how = searched(kindName);
    if (!how) return;
    const { kind } = how;
    const forget = this.#prepared('DELETE FROM search_texts WHERE rowid = CAST(? AS integer)');
    const known = this.#prepared('SELECT number, place FROM search_entries WHERE kind = ? AND record = ?');
    const drop = this.#prepared('DELETE FROM search_entries WHERE number = ?');
    const enter = this.#prepared(
      'INSERT INTO search_entries (kind, record, place) VALUES (?, ?, 0) RETURNING number',
    ).pluck();
    const put = this.#prepared('UPDATE search_entries SET place = ? WHERE number = ?');
    const write = this.#prepared(
      'INSERT INTO search_texts (rowid, text, notes, who) VALUES (CAST(? AS integer), ?, ?, ?)',
    );
    const rows = new Map(this.#rows(how.sql, records).map((row) => [row.record, row]));
    for (const record of records) {
      const entry = known.get(kind, record) as Entry | undefined;
      if (entry) forget.run(entry.place);
      const row = rows.get(record);
      if (!row) {
        if (entry) drop.run(entry.number);
        continue;
      }
      const number = entry?.number ?? Number(enter.get(kind, record));
      const place = placeOf(how.search.group, row.occurredOn, number);
      const students = JSON.parse(row.students) as string[];
      put.run(place, number);
      const who = [...students.map(whoWord), ...(row.notes ? [writerWord(row.recordedBy)] : [])];
      write.run(place, indexed(textOf(how, row)), indexed(row.notes), who.join(' '));
    }
  }

  #rows(sql: string, records: readonly string[]): SearchedRow[] {
    return this.#prepared(sql).all({ records: JSON.stringify(records) }) as SearchedRow[];
  }

  readonly #statements = new Map<string, Statement>();
  #prepared(sql: string): Statement {
    const before = this.#statements.get(sql);
    if (before) return before;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/**
 * Of one group, the newest first; the index is asked in its own order and read no further than wanted. The driver
 * hands large numbers over as fractions, which the index does not take for places.
 */
export const FIND_NEWEST = `
  SELECT rowid FROM search_texts WHERE search_texts MATCH ? AND rowid >= CAST(? AS integer)
    AND rowid < CAST(? AS integer)
  ORDER BY rowid DESC LIMIT ?`;

/** How a student stands in the index beside the texts. */
export function whoWord(studentId: string): string {
  return studentId.replaceAll('-', '');
}

/** The word in the index for who wrote a record that has notes: no name stands there. */
export function writerWord(name: string): string {
  return `w${createHash('sha256').update(name).digest('hex')}`;
}
