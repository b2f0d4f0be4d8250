import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { StudentId } from '#shared/contract/fields.ts';
import type { SearchGroup } from '#shared/contract/search.ts';
import type { ChronicleEntry } from '#shared/contract/students.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

type Col<T extends SQLiteTable> = keyof T['$inferSelect'] & string;
type Terms = Readonly<Record<string, string>>;

/** A table whose rows belong to a record and have no student of their own. */
export interface Part {
  table: SQLiteTable;
  /** Its column that names the record. */
  by: string;
  /**
   * `withRecord`: as frozen as the record is. `always`: never changed, as what is added to a frozen record. `never`: it
   * goes on being written when the record is frozen.
   */
  frozen: 'withRecord' | 'always' | 'never';
  /** Columns that are filled later, also of a frozen record: that what was decided is done. */
  later?: readonly string[];
}

/** How a kind of record is searched. SQL speaks of the record's row as `r`. */
export interface Search<T extends SQLiteTable> {
  group: SearchGroup;
  /** SQL of its texts, the most telling first. */
  texts: readonly string[];
  /** A column that holds a code, and the words that a person reads for it. */
  code?: { column: Col<T>; words: Terms };
  /** SQL of a text that only whoever wrote the record finds, and that is never quoted. */
  foundOnly?: string;
  /** Where several rows are one record to a reader, such as the heads of a table: whose last row counts. */
  lastOf?: Col<T>;
}

/** How the audit log calls what is written in a record; what is not named here has its usual name. */
export interface LogWords {
  labels?: Terms;
  /** By column: the words of its codes. */
  words?: Readonly<Record<string, Terms>>;
}

/**
 * What a kind of record is, declared once beside its tables. What follows mechanically from it is derived: the guards
 * in the database (`guards.ts`), what is searched, what goes over when two files become one. What needs judgement is
 * written out: what the chronology tells of it (`told`), what a hand-over may say, its form.
 *
 * A kind that needs more than can be said here gets SQL or code of its own beside it, and no flag.
 */
export interface RecordKindDeclaration<T extends SQLiteTable> {
  table: T;
  /**
   * Whom a record is about: one student, several by a table of their own, or nobody in particular. Where the one may
   * be empty, the row goes with the record whose id stands in `else.record`: it is about those who took part in that
   * one by the table `else.many`, and about nobody where there are none. `partsOf`: it stands in nobody's file, since
   * what it says of each student is a record of that one's in another table; it goes when all of them are destroyed.
   */
  about:
    | { one: Col<T>; else?: { record: Col<T>; many: SQLiteTable; by: string } }
    | { many: SQLiteTable; by: string }
    | 'nobody'
    | { partsOf: SQLiteTable; by: string };
  /**
   * When it happened, by day: a column, or the first of several that is filled. Or from when until when; then
   * `oneAtATimeBy` tells what a student may have only one of at a time: one for each value of those columns, one at
   * all for an empty list, any number for null. Null where only the time of writing is known.
   */
  time:
    | { on: Col<T> | readonly [Col<T>, ...Col<T>[]] }
    | { from: Col<T>; until: Col<T>; oneAtATimeBy: readonly Col<T>[] | null }
    | null;
  /**
   * What never changes: nothing, everything, everything once a column is filled, everything but the columns that end
   * it (which are filled once, together), or some columns.
   */
  frozen:
    | 'never'
    | 'always'
    | { once: Col<T> }
    | { onlyEnds: readonly Col<T>[] }
    | { columns: readonly Col<T>[] };
  /** How it is taken away: hidden with a reason, ended on the day it began, or not at all. */
  removal: 'hidden' | 'endsOnItsFirstDay' | 'never';
  /**
   * When a student has left, the file is closed. `byDayWritten`: nothing of this kind is written or changed any more.
   * `byDayHappened`: what happened before is still written and signed. `open`: it belongs to the end of a file.
   */
  closedFile: 'byDayWritten' | 'byDayHappened' | 'open';
  parts?: readonly Part[];
  search: Search<T> | null;
  log?: LogWords;
  /** What the chronology tells of a student's records of this kind, in any order. */
  told: (reader: Reader, studentId: StudentId) => ChronicleEntry[];
}

/** Rows of a record beside its own, in the database's words. */
export interface PartFacts {
  table: string;
  by: string;
  columns: readonly string[];
  frozen: Part['frozen'];
  later: readonly string[];
}

/** A declaration in the database's own words: names of tables and columns as SQL has them. */
export interface KindFacts {
  table: string;
  columns: readonly string[];
  /** The column that identifies a row. */
  key: string;
  about:
    | {
        who: 'one';
        column: string;
        /** The column may be empty: SQL must not compare it as if it were not, since `NULL NOT IN` is never true. */
        mayBeEmpty: boolean;
        /** Whom it is about then; null for nobody. */
        else: { record: string; table: string; by: string; column: string } | null;
      }
    | { who: 'many'; table: string; by: string; column: string }
    | { who: 'nobody'; partsOf: { table: string; by: string; column: string } | null };
  /** Columns of the day on which it happened, the first that is filled counts; or from when until when. */
  time:
    | { is: 'day'; columns: readonly string[] }
    | { is: 'period'; from: string; until: string; oneAtATimeBy: readonly string[] | null }
    | { is: 'unknown' };
  frozen:
    | { from: 'never' }
    | { from: 'always' }
    | { from: 'once'; column: string }
    | { from: 'start'; except: readonly string[] }
    | { from: 'start'; only: readonly string[] };
  removal: 'hidden' | 'endsOnItsFirstDay' | 'never';
  closedFile: 'byDayWritten' | 'byDayHappened' | 'open';
  parts: readonly PartFacts[];
  search: {
    group: SearchGroup;
    texts: readonly string[];
    code: { column: string; words: Terms } | null;
    foundOnly: string;
    lastOf: string | null;
  } | null;
  log: Required<LogWords>;
  told: (reader: Reader, studentId: StudentId) => ChronicleEntry[];
}

/** Takes a declaration and gives it in the database's words. */
export function recordKind<T extends SQLiteTable>(declared: RecordKindDeclaration<T>): KindFacts {
  const columnOf = columnsOf(declared.table);
  const { about, time, frozen, search } = declared;
  return {
    table: getTableName(declared.table),
    columns: Object.values(getTableColumns(declared.table)).map(({ name }) => name),
    key: keyOf(declared.table),
    about:
      about === 'nobody'
        ? { who: 'nobody', partsOf: null }
        : 'partsOf' in about
          ? { who: 'nobody', partsOf: thoseIn({ many: about.partsOf, by: about.by }) }
          : 'one' in about
            ? {
                who: 'one',
                column: columnOf(about.one),
                mayBeEmpty: !getTableColumns(declared.table)[about.one]?.notNull,
                else: about.else ? { record: columnOf(about.else.record), ...thoseIn(about.else) } : null,
              }
            : { who: 'many', ...thoseIn(about) },
    time:
      time === null
        ? { is: 'unknown' }
        : 'on' in time
          ? { is: 'day', columns: (typeof time.on === 'string' ? [time.on] : time.on).map(columnOf) }
          : {
              is: 'period',
              from: columnOf(time.from),
              until: columnOf(time.until),
              oneAtATimeBy: time.oneAtATimeBy?.map(columnOf) ?? null,
            },
    frozen:
      frozen === 'never' || frozen === 'always'
        ? { from: frozen }
        : 'once' in frozen
          ? { from: 'once', column: columnOf(frozen.once) }
          : 'onlyEnds' in frozen
            ? { from: 'start', except: frozen.onlyEnds.map(columnOf) }
            : { from: 'start', only: frozen.columns.map(columnOf) },
    removal: declared.removal,
    closedFile: declared.closedFile,
    parts: (declared.parts ?? []).map(({ table, by, frozen: partFrozen, later = [] }) => ({
      table: getTableName(table),
      by,
      columns: Object.values(getTableColumns(table)).map(({ name }) => name),
      frozen: partFrozen,
      later,
    })),
    search: search && {
      group: search.group,
      texts: search.texts,
      code: search.code ? { column: columnOf(search.code.column), words: search.code.words } : null,
      foundOnly: search.foundOnly ?? `''`,
      lastOf: search.lastOf ? columnOf(search.lastOf) : null,
    },
    log: { labels: declared.log?.labels ?? {}, words: declared.log?.words ?? {} },
    told: declared.told,
  };
}

/** A table of those who took part, in the database's words. */
function thoseIn({ many, by }: { many: SQLiteTable; by: string }) {
  return { table: getTableName(many), by, column: columnsOf(many)('studentId') };
}

function columnsOf(table: SQLiteTable): (property: string) => string {
  const columns = getTableColumns(table);
  return (property) => {
    const column = columns[property];
    if (!column) throw new Error(`${getTableName(table)} has no ${property}`);
    return column.name;
  };
}

function keyOf(table: SQLiteTable): string {
  const key = getTableConfig(table).columns.find(({ primary }) => primary);
  if (!key) throw new Error(`${getTableName(table)} has no key of one column`);
  return key.name;
}

/** SQL that holds for a record that was not taken away, of the row called `r`. */
export function standsSql({ removal, time }: KindFacts, row = 'r'): string {
  if (removal === 'hidden') return `${row}.removed_at IS NULL`;
  if (removal === 'endsOnItsFirstDay' && time.is === 'period') {
    return `${row}.${time.until} IS NOT ${row}.${time.from}`;
  }
  return '1';
}

/** SQL of the day on which a record happened or began, of a row called so; NULL where nobody knows. */
export function dayOf({ time }: KindFacts, row: string): string {
  switch (time.is) {
    case 'day': {
      const days = time.columns.map((column) => `${row}.${column}`);
      return days.length === 1 ? days.join() : `coalesce(${days.join(', ')})`;
    }
    case 'period':
      return `${row}.${time.from}`;
    case 'unknown':
      return 'NULL';
  }
}
