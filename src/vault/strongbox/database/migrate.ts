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
  connection
    .transaction(() => {
      for (const migration of migrations.slice(version)) connection.exec(migration.sql);
      connection.pragma(`user_version = ${migrations.length}`);
    })
    .immediate();
}
