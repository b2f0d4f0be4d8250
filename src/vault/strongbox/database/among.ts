import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { StudentId } from '#shared/contract/fields.ts';

/** Some students, or all that the vault holds a file of. */
export type Whose = readonly StudentId[] | 'everybody';

/** True for rows of theirs. Of everybody nothing is asked: whose rows they are is looked up by no one. */
export function theirs(column: SQLiteColumn, whose: Whose): SQL | undefined {
  return whose === 'everybody' ? undefined : among(column, whose);
}

/** True for rows whose column holds one of the ids, however many there are: a statement takes few parameters. */
export function among(column: SQLiteColumn, ids: readonly string[]): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
