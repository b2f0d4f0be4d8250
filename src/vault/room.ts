import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Shell } from '#shared/contract/shell.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { Access } from './database/access.ts';
import type { Connection } from './database/connection.ts';
import type { Founding, Opened } from './door.ts';
import { type InTurn, turns } from './in-turn.ts';
import type { KeyRing } from './keys/key-ring.ts';
import type { Slot } from './keys/slot.ts';
import { DEFAULT_WORDING } from './letters/default-wording.ts';
import { people, school } from './school/tables.ts';
import type { RosterDesk } from './students/roster-desk.ts';

/** What an open room knows of the world around it. */
export interface Surroundings {
  shell: Shell;
  now: () => number;
  appVersion: string;
  /** The person wants the vault locked. */
  requestLock(): void;
}

/** The open vault. */
export interface Room {
  access: Access;
  shell: Shell;
  requestLock(): void;
  person: string;
  /** The slot through which the room was opened. */
  slotId: string;
  keys: KeyRing;
  /** A recovery code that has been shown and not typed back yet. */
  newRecovery: { recoveryCode: string; slot: Slot } | null;
  versions: { app: string; sqlite: string };
  /** Roster files that were read and wait for a yes. */
  rosterDesk: RosterDesk;
  /** Letters take their numbers one after the other. */
  inTurn: InTurn;
  close(): void;
}

/** Writes the first rows of a new vault: the school, and who holds the password. */
export function foundRoom(connection: Connection, founding: Founding, slotId: string, now: number): void {
  const { schoolName, personName } = founding;
  const moment = { now, today: todayOnThisPc(new Date(now)), person: personName };
  new Access(connection, () => moment).write((writer) => {
    writer.db
      .insert(school)
      .values({ id: 1, name: schoolName, counsellorName: personName, ...DEFAULT_WORDING })
      .run();
    writer.db.insert(people).values({ slotId, name: personName }).run();
    writer.record({ action: 'vault.created', subject: '' });
  });
}

/** Opens the room behind an opened door and writes the unlock, and the tries that failed before it, on record. */
export function openRoom(opened: Opened, surroundings: Surroundings): Room {
  const { connection } = opened;
  try {
    return furnishedRoom(opened, surroundings);
  } catch (error) {
    connection.close();
    throw error;
  }
}

function furnishedRoom(opened: Opened, surroundings: Surroundings): Room {
  const { connection, slotId, failures } = opened;
  const { shell, requestLock, now, appVersion } = surroundings;
  const holder = drizzle(connection).select().from(people).where(eq(people.slotId, slotId)).get();
  const person = holder?.name ?? '恢复码';
  const access = new Access(connection, () => ({
    now: now(),
    today: todayOnThisPc(new Date(now())),
    person,
  }));
  access.write((writer) => {
    if (failures > 0) {
      writer.record({ action: 'vault.unlockFailed', subject: `${failures} 次`, detail: { failures } });
    }
    writer.record({ action: 'vault.unlocked', subject: '' });
  });
  opened.forgetFailures();
  return {
    access,
    shell,
    requestLock,
    person,
    slotId,
    keys: opened.keys,
    newRecovery: null,
    versions: {
      app: appVersion,
      sqlite: String(connection.prepare('SELECT sqlite_version()').pluck().get()),
    },
    rosterDesk: new Map(),
    inTurn: turns(),
    close() {
      try {
        access.write((writer) => writer.record({ action: 'vault.locked', subject: '' }));
        connection.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        connection.close();
      }
    },
  };
}
