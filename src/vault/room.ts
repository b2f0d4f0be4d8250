import type { AttachmentId } from '#shared/contract/fields.ts';
import type { SafetyPolicy } from '#shared/contract/safety.ts';
import type { Shell } from '#shared/contract/shell.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { clearPagesAfterCrash } from './archive/clear-pages.ts';
import type { ArrivalDesk } from './attachments/arrivals.ts';
import type { ShowDesk } from './attachments/showing.ts';
import { sweepAttachments } from './attachments/sweep.ts';
import { AuditChain } from './audit/audit-chain.ts';
import { auditHeadOf } from './audit/audit-head.ts';
import { recordMade } from './backups/back-up.ts';
import { type BackupDesk, emptyBackupDesk } from './backups/backup-desk.ts';
import { Access, type Moment } from './database/access.ts';
import type { Connection } from './database/connection.ts';
import type { Founding, Opened } from './door.ts';
import type { HandOverDesk } from './hand-overs/hand-over-desk.ts';
import { type InTurn, turns } from './in-turn.ts';
import type { DerivedKeys } from './keys/derived-keys.ts';
import { holderName } from './keys/holder-name.ts';
import { writeAuditHead } from './keys/key-file.ts';
import type { KeyRing } from './keys/key-ring.ts';
import type { NewEncryption } from './keys/reencryption.ts';
import type { Slot } from './keys/slot.ts';
import { DEFAULT_WORDING } from './letters/default-wording.ts';
import { emptyRosterDesk, type RosterDesk } from './roster/roster-desk.ts';
import { safety } from './safety/tables.ts';
import { people, school } from './school/tables.ts';
import { StudentDirectory } from './search/student-directory.ts';
import { vaultFiles } from './vault-files.ts';

/** What an open room knows of the world around it. */
export interface Surroundings {
  shell: Shell;
  now: () => number;
  appVersion: string;
  /** The person wants the vault locked. */
  requestLock(): void;
  /** The room's own policy has changed: the window follows it. */
  guardWindow(policy: SafetyPolicy): void;
  /** Something was copied from a page. */
  toldOfCopy(): void;
}

/** The open vault. */
export interface Room {
  /** The vault's folder. */
  folder: string;
  vaultId: string;
  /** For what is no single transaction: backups, re-keying. Everything else goes through `access`. */
  connection: Connection;
  derived: DerivedKeys;
  access: Access;
  auditChain: AuditChain;
  now: () => number;
  /** What `access` says of each act: when it is, and who sits at the PC. */
  moment: () => Moment;
  /** Path of the database's native module where the shipped one cannot be loaded. */
  nativeBinding: string | undefined;
  /** When the room was last used by this PC's clock, if that lies ahead of now: the clock was set back. */
  clockSetBackFrom: number | null;
  /** Attachments whose file was not there when the room was opened. */
  missingAttachments: readonly AttachmentId[];
  shell: Shell;
  requestLock(): void;
  /** Who sits at the PC; everything written down bears this name. */
  readonly person: string;
  /** The person's name was corrected: what is written from now on bears the new one. */
  goesBy(name: string): void;
  guardWindow(policy: SafetyPolicy): void;
  toldOfCopy(): void;
  /** The slot through which the room was opened. */
  slotId: string;
  keys: KeyRing;
  /** A recovery code that has been shown and not typed back yet. */
  newRecovery: { recoveryCode: string; slot: Slot } | null;
  versions: { app: string; sqlite: string };
  /** New keys of a re-encryption, whose recovery code has not been typed back yet. */
  newEncryption: NewEncryption | null;
  /** Where a roster file lies while a person looks at it. */
  rosterDesk: RosterDesk;
  /** Every student, as the search knows them. */
  studentDirectory: StudentDirectory;
  /** A pack of another school that was chosen and waits for a yes. */
  handOverDesk: HandOverDesk;
  backupDesk: BackupDesk;
  /** Files that are coming in from the page. */
  arrivalDesk: ArrivalDesk;
  /** Attachments that the page looks at. */
  showDesk: ShowDesk;
  /** What runs and must not be cut off by a lock; see `keys/begun-reencryption.ts`. */
  busyWith: 'reencryption' | null;
  /** One after the other: letters take their numbers, keys are changed, everything is encrypted anew. */
  inTurn: InTurn;
  /** Aborted as soon as the room is going to close: what is long and can be done again stops and cleans up. */
  readonly closing: AbortSignal;
  /** Tells of it; the room still takes the page's last words until `close`. */
  startClosing(): void;
  /** True from `close` on: nothing is read or written any more. */
  isClosed: boolean;
  /** Closes the database; a second time does nothing. */
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
  const { shell, requestLock, guardWindow, toldOfCopy, now, appVersion } = surroundings;
  const lastUsedAt = Number(connection.prepare('SELECT max(at) FROM audit_log').pluck().get() ?? 0);
  const headKeeper = keepsAuditHead(opened);
  clearPagesAfterCrash(connection);
  let person = holderName(connection, slotId);
  const moment = () => ({ now: now(), today: todayOnThisPc(new Date(now())), person });
  const access = new Access(connection, moment, headKeeper.soon);
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
  const { missing } = sweepAttachments({ access, folder: opened.folder }, { olderAccepted });
  headKeeper.now();
  opened.forgetFailures();
  const closing = new AbortController();
  const room: Room = {
    folder: opened.folder,
    vaultId: opened.vaultId,
    connection,
    derived: opened.derived,
    access,
    auditChain: new AuditChain(),
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
    goesBy(name) {
      person = name;
    },
    guardWindow,
    toldOfCopy,
    slotId,
    keys: opened.keys,
    newRecovery: null,
    newEncryption: null,
    versions: {
      app: appVersion,
      sqlite: String(connection.prepare('SELECT sqlite_version()').pluck().get()),
    },
    rosterDesk: emptyRosterDesk(),
    studentDirectory: new StudentDirectory(),
    handOverDesk: { chosen: null },
    backupDesk: emptyBackupDesk(),
    arrivalDesk: new Map(),
    showDesk: new Map(),
    busyWith: null,
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
        connection.close();
      }
    },
  };
  return room;
}

/** Clocks that were put right by some minutes are no news. */
const CLOCK_SLACK_MS = 10 * 60_000;
const HEAD_EVERY_MS = 2_000;

/**
 * Writes the audit log's head into the key file, soon after each change: first the database is on disk, then
 * the head, so that a head without its line always means that lines were lost.
 */
function keepsAuditHead({ folder, vaultId, connection, derived }: Opened) {
  let timer: NodeJS.Timeout | null = null;
  const keep = () => {
    writeAuditHead(vaultFiles(folder).keyFile, auditHeadOf(connection, derived.auditHead, vaultId));
  };
  const rest = () => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  return {
    now: () => {
      rest();
      keep();
    },
    soon: () => {
      timer ??= setTimeout(() => {
        timer = null;
        try {
          keep();
        } catch {
          // A full disk: the record itself is there, and the next change brings the head with it.
        }
      }, HEAD_EVERY_MS).unref();
    },
    rest,
  };
}
