import { DEFAULT_REQUESTS } from '#documents/letters/letter-kinds.ts';
import type { SafetyPolicy } from '#shared/contract/safety.ts';
import type { Shell } from '#shared/contract/shell.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { sweepAttachments } from '#vault/strongbox/attachments/sweep.ts';
import { auditHeadOf } from '#vault/strongbox/audit/audit-head.ts';
import { recordMade } from '#vault/strongbox/backups/back-up.ts';
import { Access } from '#vault/strongbox/database/access.ts';
import type { Connection } from '#vault/strongbox/database/connection.ts';
import { turns } from '#vault/strongbox/in-turn.ts';
import { holderName } from '#vault/strongbox/keys/holder-name.ts';
import { writeAuditHead } from '#vault/strongbox/keys/key-file.ts';
import { people, school } from '#vault/strongbox/owner/tables.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { safety } from '#vault/strongbox/safety/tables.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';
import { clearPagesAfterCrash } from '#vault/whole-file/archive/clear-pages.ts';
import { lookAhead } from '#vault/whole-file/obligations/owed.ts';
import type { Founding, Opened } from './door.ts';

/** What an open room knows of the world around it. */
export interface Surroundings {
  shell: Shell;
  now: () => number;
  appVersion: string;
  /** As in `VaultStart`. */
  wasOpenBefore: boolean;
  /** The person wants the vault locked. */
  requestLock(): void;
  /** The room's own policy has changed: the window follows it. */
  guardWindow(policy: SafetyPolicy): void;
  /** Something was copied from a page. */
  reportCopy(): void;
}

/** Writes the first rows of a new vault: the school, and who holds the password. */
export function foundRoom(connection: Connection, founding: Founding, slotId: string, now: number): void {
  const { schoolName, personName } = founding;
  const moment = { now, today: todayOnThisPc(new Date(now)), person: personName };
  new Access(connection, () => moment).write((writer) => {
    writer.db
      .insert(school)
      .values({ id: 1, name: schoolName, counsellorName: personName, ...DEFAULT_REQUESTS })
      .run();
    writer.db.insert(people).values({ slotId, name: personName }).run();
    writer.db.update(safety).set({ fullyCheckedAt: now }).run();
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
  const { connection, slotId, failures, examination, olderAccepted, backupBeforeUpgrade, keyRaised } = opened;
  const { shell, requestLock, guardWindow, reportCopy, now, appVersion } = surroundings;
  const lastUsedAt = Number(connection.prepare('SELECT max(at) FROM audit_log').pluck().get() ?? 0);
  const headKeeper = keepsAuditHead(opened);
  const ahead = inAMoment(AHEAD_MS, () => access.read(lookAhead));
  clearPagesAfterCrash(connection);
  const known = holderName(connection, slotId);
  if (known === null) throw new Error('nobody goes in without a name');
  let person = known;
  const moment = () => ({ now: now(), today: todayOnThisPc(new Date(now())), person });
  const access = new Access(connection, moment, () => {
    headKeeper.soon();
    ahead.soon();
  });
  access.write((writer) => {
    if (failures > 0) {
      writer.record({ action: 'vault.unlockFailed', subject: `${failures} 次`, detail: { failures } });
    }
    writer.record({ action: 'vault.unlocked', subject: '' });
    if (backupBeforeUpgrade) recordMade(writer, backupBeforeUpgrade);
    if (olderAccepted) writer.record({ action: 'vault.olderAccepted', subject: '' });
    if (keyRaised) writer.record({ action: 'key.raised', subject: '' });
    if (examination.kind === 'full') {
      writer.db.update(safety).set({ fullyCheckedAt: writer.now }).run();
      writer.record({ action: 'vault.checked', subject: '' });
    }
  });
  const { missing } = sweepAttachments({ connection, folder: opened.folder }, { olderAccepted });
  headKeeper.now();
  opened.forgetFailures();
  const closing = new AbortController();
  const room: Room = {
    folder: opened.folder,
    vaultId: opened.vaultId,
    connection,
    derived: opened.derived,
    access,
    now,
    moment,
    nativeBinding: opened.nativeBinding,
    missingAttachments: missing,
    clockSetBackFrom: lastUsedAt > now() + CLOCK_SLACK_MS ? lastUsedAt : null,
    shell,
    requestLock,
    get person() {
      return person;
    },
    renamePerson(name) {
      person = name;
    },
    guardWindow,
    reportCopy,
    slotId,
    keys: opened.keys,
    versions: {
      app: appVersion,
      sqlite: String(connection.prepare('SELECT sqlite_version()').pluck().get()),
    },
    inTurn: turns(),
    closing: closing.signal,
    startClosing: () => closing.abort(),
    isClosed: false,
    close() {
      if (room.isClosed) return;
      room.startClosing();
      room.isClosed = true;
      try {
        access.write((writer) => writer.record({ action: 'vault.locked', subject: '' }));
        connection.pragma('wal_checkpoint(TRUNCATE)');
        headKeeper.now();
      } finally {
        headKeeper.rest();
        ahead.rest();
        connection.close();
      }
    },
  };
  return room;
}

/** Clocks that were put right by some minutes are no news. */
const CLOCK_SLACK_MS = 10 * 60_000;
const HEAD_EVERY_MS = 2_000;

/** Long enough for what a screen reads again after its change. */
const AHEAD_MS = 300;

/**
 * Writes the audit log's head into the key file, soon after each change: first the database is on disk, then
 * the head, so that a head without its line always means that lines were lost.
 */
function keepsAuditHead({ folder, vaultId, connection, derived }: Opened) {
  const keep = () => {
    writeAuditHead(vaultFiles(folder).keyFile, auditHeadOf(connection, derived.auditHead, vaultId));
  };
  // Where the disk is full, the record itself is there, and the next change brings the head with it.
  const { soon, rest } = inAMoment(HEAD_EVERY_MS, keep);
  return {
    now: () => {
      rest();
      keep();
    },
    soon,
    rest,
  };
}

/** Does once what was asked for any number of times meanwhile; that it failed is no news to anybody. */
function inAMoment(milliseconds: number, act: () => void) {
  let timer: NodeJS.Timeout | null = null;
  return {
    soon: () => {
      timer ??= setTimeout(() => {
        timer = null;
        try {
          act();
        } catch {
          // Whoever asks for it again hears of it.
        }
      }, milliseconds).unref();
    },
    rest: () => {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
