import Database from 'better-sqlite3';

export type Connection = Database.Database;

/** The file is no database of this key: another key, or damage on page 1. */
export class WrongKey extends Error {
  override readonly name = 'WrongKey';
}

/** The file holds nothing at all: emptied, or cut off. Opening it would make a new database in its place. */
export class EmptyDatabase extends Error {
  override readonly name = 'EmptyDatabase';
}

/** Another process has the database open. */
export class InUse extends Error {
  override readonly name = 'InUse';
}

/** How long a database that is being closed elsewhere is waited for. */
const BUSY_MS = 2_000;

/**
 * Opens a SQLCipher 4 database with a raw key, or makes it.
 *
 * @param key 32 bytes.
 * @param mustExist an existing vault is opened: a missing or empty file is refused and not touched.
 * @param damaged for salvage: a file that was cut off is opened as far as it goes.
 * @param nativeBinding path of the database's native module where the shipped one cannot be loaded.
 * @throws WrongKey when the key does not open the file; EmptyDatabase when there is nothing in it; InUse when
 *   another process has it open.
 */
export function openConnection(
  file: string,
  key: Uint8Array,
  {
    mustExist,
    nativeBinding,
    damaged = false,
  }: { mustExist: boolean; nativeBinding?: string | undefined; damaged?: boolean },
): Connection {
  const connection = new Database(file, {
    fileMustExist: mustExist,
    timeout: BUSY_MS,
    ...(nativeBinding ? { nativeBinding } : {}),
  });
  try {
    // A bare key would choose another cipher (design.md, measured traps).
    connection.pragma(`cipher = 'sqlcipher'`);
    connection.pragma('legacy = 4');
    connection.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    // Two copies of the app would write past each other: the first one has the file to itself.
    connection.pragma('locking_mode = EXCLUSIVE');
    if (damaged) {
      connection.unsafeMode();
      // Without it, a file shorter than it says it is opens not at all.
      connection.pragma('writable_schema = ON');
    }
    readBack(connection);
    if (mustExist && connection.pragma('user_version', { simple: true }) === 0) throw new EmptyDatabase();
    // Sorts and index builds would spill readable text into the temp folder.
    connection.pragma('temp_store = MEMORY');
    connection.pragma('journal_mode = WAL');
    // A reopened WAL database runs at NORMAL, which may lose the last transactions in a power cut.
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    // What is deleted, a draft or a destroyed file, is overwritten in its pages.
    connection.pragma('secure_delete = ON');
    // Without it, INSERT OR REPLACE would delete rows behind the guards' back.
    connection.pragma('recursive_triggers = ON');
    connection.pragma('trusted_schema = OFF');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function readBack(connection: Connection): void {
  try {
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (error.code === 'SQLITE_NOTADB') throw new WrongKey();
    if (error.code.startsWith('SQLITE_BUSY')) throw new InUse();
    throw error;
  }
}
