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

/**
 * Brings the database to the newest version, all steps in one transaction: either all are in, or none.
 *
 * @throws NewerVault when the database is ahead of this app; nothing is changed.
 */
export function migrate(connection: Connection, migrations: readonly Migration[] = MIGRATIONS): void {
  const version = Number(connection.pragma('user_version', { simple: true }));
  if (version > migrations.length) throw new NewerVault();
  if (version === migrations.length) return;
  connection
    .transaction(() => {
      for (const migration of migrations.slice(version)) connection.exec(migration.sql);
      connection.pragma(`user_version = ${migrations.length}`);
    })
    .immediate();
}
