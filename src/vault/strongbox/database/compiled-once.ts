import type Database from 'better-sqlite3';
import type { Connection } from './connection.ts';

/** Lists of many parameters make ever new texts: those asked for longest ago go. */
const KEPT = 1_000;

/**
 * The connection as drizzle takes it, which hands every statement over to be compiled anew each time that it is asked:
 * one of the same text was compiled before. SQLite itself compiles it again where a table has changed meanwhile.
 */
export function compiledOnce(connection: Connection): Connection {
  const statements = new Map<string, Database.Statement>();
  const prepare = (text: string): Database.Statement => {
    const statement = statements.get(text) ?? connection.prepare(text);
    statements.delete(text);
    statements.set(text, statement);
    const [oldest] = statements.keys();
    if (statements.size > KEPT && oldest !== undefined) statements.delete(oldest);
    // The last one who asked may have wanted rows as lists.
    return statement.reader ? statement.raw(false) : statement;
  };
  return new Proxy(connection, {
    get: (whole, name) => {
      if (name === 'prepare') return prepare;
      const value = Reflect.get(whole, name, whole);
      return typeof value === 'function' ? value.bind(whole) : value;
    },
  });
}
