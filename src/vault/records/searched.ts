import type { RecordKind } from '#shared/record-kinds.ts';
import type { KindFacts } from './record-kind.ts';
import { trigger } from './trigger.ts';

type One = Extract<KindFacts['about'], { who: 'one' }>;

/** The triggers by which the search learns what it has to read again of a kind. */
export function marksOf(code: RecordKind, kind: KindFacts): [string, string][] {
  if (!kind.search) return [];
  const { table, key, about, parts } = kind;
  return [
    ...searchMarks(table, code, kind.search.lastOf ?? key),
    ...(about.who === 'many' ? searchMarks(about.table, code, about.by) : []),
    ...(about.who === 'one' && about.else ? marksOfThose(code, kind, about, about.else) : []),
    ...parts.flatMap((part) => searchMarks(part.table, code, part.by)),
  ];
}

/** Whoever comes to a record of several, or goes, comes to what goes with it. */
function marksOfThose(
  code: RecordKind,
  { table, key }: KindFacts,
  { column }: One,
  those: NonNullable<One['else']>,
): [string, string][] {
  return marks(
    those.table,
    (row) => `INSERT OR IGNORE INTO search_stale (kind, record) SELECT '${code}', ${key} FROM ${table}
    WHERE ${those.record} = ${row}.${those.by} AND ${column} IS NULL;`,
    `search_${table}_by_${those.table}`,
  );
}

/**
 * Triggers that say, of each row of a table that is written, changed or taken away, what the search has to read again.
 *
 * @param by the table's column with the id of what is read again, which is of kind `code`.
 */
export function searchMarks(
  table: string,
  code: string,
  by: string,
  prefix = `search_${table}`,
): [string, string][] {
  return marks(
    table,
    (row) => `INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('${code}', ${row}.${by});`,
    prefix,
  );
}

function marks(table: string, does: (row: 'NEW' | 'OLD') => string, prefix: string): [string, string][] {
  return (
    [
      ['written', 'INSERT', ['NEW']],
      ['changed', 'UPDATE', ['OLD', 'NEW']],
      ['gone', 'DELETE', ['OLD']],
    ] as const
  ).map(([name, act, rows]) =>
    trigger({
      name: `${prefix}_${name}`,
      act: `AFTER ${act}`,
      on: table,
      does: rows.map(does).join('\n  '),
    }),
  );
}

/** Everything that is searched, by the student whom it is about: one line of the view for each kind. */
export function searchedRows(code: RecordKind, { table, key, about, search }: KindFacts): string | null {
  if (!search) return null;
  switch (about.who) {
    case 'one': {
      const record = search.lastOf ?? key;
      if (!about.else) return `SELECT '${code}', ${record}, ${about.column} FROM ${table}`;
      return `SELECT '${code}', r.${record}, coalesce(r.${about.column}, a.${about.else.column}) FROM ${table} r
    ${joinedToThose(about, about.else)}`;
    }
    case 'many':
      return `SELECT '${code}', ${about.by}, ${about.column} FROM ${about.table}`;
    case 'nobody':
      return `SELECT '${code}', ${key}, NULL FROM ${table}`;
  }
}

/** SQL that joins those who took part in the record that a row `r` goes with, as `a`; nobody where it has a student. */
export function joinedToThose({ column }: { column: string }, those: NonNullable<One['else']>): string {
  return `LEFT JOIN ${those.table} a ON r.${column} IS NULL AND a.${those.by} = r.${those.record}`;
}
