import type { Connection } from './connection.ts';

export interface Migration {
  name: string;
  sql: string;
}

const FILES = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every migration, oldest first. The database's `user_version` counts those that it has seen. */
export const MIGRATIONS: readonly Migration[] = Object.entries(FILES)
  .map(([path, sql]) => ({ name: path.slice(path.lastIndexOf('/') + 1, -'.sql'.length), sql }))
  .sort((one, other) => (one.name < other.name ? -1 : 1));

/** The database was written by a newer app than this one. */
export class NewerVault extends Error {
  override readonly name = 'NewerVault';
}

/** How many migrations the database has seen. */
export function versionOf(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

/** True when `migrate` would change the database. @throws NewerVault when it is ahead of this app. */
export function isBehind(connection: Connection, migrations: readonly Migration[] = MIGRATIONS): boolean {
  const version = versionOf(connection);
  if (version > migrations.length) throw new NewerVault();
  return version < migrations.length;
}

/**
 * Brings the database to the newest version, all steps in one transaction: either all are in, or none.
 *
 * @throws NewerVault when the database is ahead of this app; nothing is changed.
 */
export function migrate(connection: Connection, migrations: readonly Migration[] = MIGRATIONS): void {
  if (!isBehind(connection, migrations)) return;
  const version = versionOf(connection);
  // A table that is copied is dropped meanwhile, with what refers to it standing. Within a transaction this pragma is
  // ignored, so it comes before; what refers to nothing is looked for at the end.
  connection.pragma('foreign_keys = OFF');
  try {
    connection
      .transaction(() => {
        const before = brokenReferences(connection);
        for (const migration of migrations.slice(version)) connection.exec(migration.sql);
        if (brokenReferences(connection) > before)
          throw new Error('a migration left rows that refer to nothing');
        connection.pragma(`user_version = ${migrations.length}`);
      })
      .immediate();
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

/** Rows that refer to nothing. A salvaged vault may have some, and must open all the same. */
function brokenReferences(connection: Connection): number {
  return Number(connection.prepare('SELECT count(*) FROM pragma_foreign_key_check').pluck().get());
}
