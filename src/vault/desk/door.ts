import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { auditHeadOf, isAsNewAsKeyFile } from '#vault/strongbox/audit/audit-head.ts';
import { backUpBeforeUpgrade } from '#vault/strongbox/backups/before-upgrade.ts';
import type { MadeBackup } from '#vault/strongbox/backups/make-backup.ts';
import { Restoring } from '#vault/strongbox/backups/restore.ts';
import { type Salvaged, salvageVault } from '#vault/strongbox/damage/salvage-vault.ts';
import {
  type Connection,
  EmptyDatabase,
  InUse,
  openConnection,
  WrongKey,
} from '#vault/strongbox/database/connection.ts';
import { type Examination, examine, isDamage, isWhole } from '#vault/strongbox/database/examine.ts';
import { isBehind, migrate, NewerVault } from '#vault/strongbox/database/migrate.ts';
import { type ReencryptionEnd, takeReencryptionEnd } from '#vault/strongbox/keys/begun-reencryption.ts';
import { type DerivedKeys, deriveKeys } from '#vault/strongbox/keys/derived-keys.ts';
import { AT_THE_FLOOR, isBelow, type KdfPlan } from '#vault/strongbox/keys/kdf-costs.ts';
import {
  DamagedKeyFile,
  flushFolder,
  type KeyFile,
  readKeyFile,
  writeAuditHead,
  writeKeyFile,
} from '#vault/strongbox/keys/key-file.ts';
import { costsAmong, KeyRing } from '#vault/strongbox/keys/key-ring.ts';
import { newRecoveryCode, parseRecoveryCode } from '#vault/strongbox/keys/recovery-code.ts';
import { makeSlot, openAnySlot, type Slot } from '#vault/strongbox/keys/slot.ts';
import { TryCounter } from '#vault/strongbox/keys/tries.ts';
import { fileStamp } from '#vault/strongbox/paper/file-stamp.ts';
import { renameInPlace } from '#vault/strongbox/rename-in-place.ts';
import { finishSuccession } from '#vault/strongbox/succession.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';

/** Where the vault lies, and how its database is opened here. */
export interface VaultPlace {
  /** The vault's folder; its parent must exist. */
  folder: string;
  /** Path of the database's native module where the shipped one cannot be loaded. */
  nativeBinding?: string | undefined;
  /** Written into backups that are made before a migration. */
  appVersion?: string | undefined;
  now: () => number;
  /** What keys cost. Left out: today's floor, without measuring; the shipped app measures the PC. */
  kdf?: KdfPlan | undefined;
}

/** An open vault: the connection, and through which slot it was opened. */
export interface Opened {
  /** The vault's folder. */
  folder: string;
  vaultId: string;
  /** As in `VaultPlace`: other databases are opened the same way. */
  nativeBinding: string | undefined;
  connection: Connection;
  slotId: string;
  keys: KeyRing;
  derived: DerivedKeys;
  /** How the database was read through before it was opened. */
  examination: Examination;
  /** The person opened a database that lacks the audit log's newest lines, knowing it. */
  olderAccepted: boolean;
  /** Made because the database was of an earlier version. */
  backupBeforeUpgrade: MadeBackup | null;
  /** Tries that failed before this one. */
  failures: number;
  /** The key was below today's floor, and was wrapped anew above it. */
  keyRaised: boolean;
  /** Starts to count tries anew; called once the failures are on record. */
  forgetFailures(): void;
}

/** What the first row about the school and its person is made of. */
export interface Founding {
  schoolName: string;
  personName: string;
}

interface UnfinishedVault {
  folder: string;
  recoveryCode: string;
  passwordSlot: string;
}

/** The locked side of the vault: makes it, and opens it for those who hold a key. */
export class Door {
  readonly #place: VaultPlace;
  readonly #kdf: KdfPlan;
  readonly #tries: TryCounter;
  /** What a backup is restored with, instead of opening the vault. */
  readonly restoring: Restoring;
  #unfinished: UnfinishedVault | null = null;
  /** Done by openings that nobody went in by, since it first had to be said who it is; still to be put on record. */
  #onTheWay: Pick<Opened, 'backupBeforeUpgrade' | 'keyRaised'> = {
    backupBeforeUpgrade: null,
    keyRaised: false,
  };
  #reencryption: ReencryptionEnd | null = null;

  constructor(place: VaultPlace) {
    this.#place = place;
    this.#kdf = place.kdf ?? AT_THE_FLOOR;
    this.#tries = new TryCounter(join(dirname(place.folder), 'tries.json'));
    this.restoring = new Restoring(place, this.#tries);
  }

  status(): OutputOf<'vault.status'> {
    this.#settle();
    return {
      exists: existsSync(this.#place.folder),
      waitMs: this.#tries.waitMs(this.#place.now()),
      reencryption: this.#reencryption,
    };
  }

  /**
   * Makes a vault beside its place. It moves there only when the recovery code has been typed back, so that
   * nobody works in a vault whose second key was never written down.
   *
   * @returns the recovery code, shown once.
   * @throws Refusal `vaultExists`.
   */
  async create(
    founding: Founding,
    password: string,
    found: (connection: Connection, founding: Founding, slotId: string) => void,
  ): Promise<string> {
    this.#settle();
    if (existsSync(this.#place.folder)) {
      throw new Refusal('vaultExists', '这台电脑上已有保险库，不会被覆盖。请用密码打开它。');
    }
    const folder = `${this.#place.folder}.unfinished`;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const dataKey = randomBytes(32);
    const vaultId = randomUUID();
    const recoveryCode = newRecoveryCode();
    const costs = await this.#kdf.firstCosts();
    const passwordSlot = await makeSlot(vaultId, 'password', password, dataKey, costs);
    const recoverySlot = await makeSlot(vaultId, 'recoveryCode', recoveryCode, dataKey, costs);
    const keyFile: KeyFile = {
      format: 'heartharbor-vault',
      version: 2,
      vaultId,
      createdAt: this.#place.now(),
      slots: [passwordSlot, recoverySlot],
      auditHead: null,
    };
    const files = vaultFiles(folder);
    const { nativeBinding } = this.#place;
    const connection = openConnection(files.database, dataKey, { mustExist: false, nativeBinding });
    try {
      migrate(connection);
      found(connection, founding, passwordSlot.id);
      const { auditHead } = deriveKeys(dataKey);
      writeKeyFile(files.keyFile, { ...keyFile, auditHead: auditHeadOf(connection, auditHead, vaultId) });
    } finally {
      connection.close();
      dataKey.fill(0);
    }
    this.#unfinished = { folder, recoveryCode, passwordSlot: passwordSlot.id };
    return recoveryCode;
  }

  /**
   * Takes the recovery code that was typed back, opens the new database with it, and puts the vault in place.
   *
   * @throws Refusal `notTheCode` when it is another code, `nothingToConfirm` when no vault is being made.
   */
  async confirmRecoveryCode(typed: string): Promise<Opened> {
    const unfinished = this.#unfinished;
    if (!unfinished) throw new Refusal('nothingToConfirm', '没有等待确认的保险库，请重新创建。');
    const code = parseRecoveryCode(typed);
    if (code === null || code !== unfinished.recoveryCode) {
      throw new Refusal('notTheCode', '与显示的恢复码不一致。请对照抄写的恢复码再输入一次。');
    }
    // Proven against the files themselves, not against what we remember of them.
    const files = vaultFiles(unfinished.folder);
    const keyFile = readKeyFile(files.keyFile);
    const found = await this.#dataKey(keyFile, 'recoveryCode', code);
    if (!found || !keyFile.slots.some(({ id }) => id === unfinished.passwordSlot)) {
      throw new Error('the new key file does not open');
    }
    const { nativeBinding } = this.#place;
    openConnection(files.database, found.dataKey, {
      mustExist: true,
      nativeBinding,
    }).close();
    renameInPlace(unfinished.folder, this.#place.folder);
    flushFolder(dirname(this.#place.folder));
    this.#unfinished = null;
    return this.#open(keyFile, { ...found, slotId: unfinished.passwordSlot }, { acceptOlder: false });
  }

  /**
   * Opens the vault with a password or the recovery code.
   *
   * @param acceptOlder opens a database whose newest records are missing: the person was told and wants it.
   * @throws Refusal `noVault`, `tooSoon`, `wrongSecret`, `damagedKeyFile`, `databaseMissing`, `damagedVault`,
   *   `olderDatabase`, `newerVault`, `openElsewhere`; nothing is changed by any of them but the count of wrong
   *   tries.
   */
  async unlock(kind: Slot['kind'], secret: string, { acceptOlder = false } = {}): Promise<Opened> {
    const { keyFile, typed, ...found } = await this.#admit(kind, secret);
    // The key opens the vault whether or not this PC can make it stronger.
    const raised = await this.#raised(keyFile, found, typed).catch(() => null);
    const opened = await this.#open(keyFile, found, { acceptOlder });
    if (raised) opened.keyRaised = this.#replaceWithStronger(raised);
    opened.backupBeforeUpgrade ??= this.#onTheWay.backupBeforeUpgrade;
    opened.keyRaised ||= this.#onTheWay.keyRaised;
    const { backupBeforeUpgrade, keyRaised } = opened;
    this.#onTheWay = { backupBeforeUpgrade, keyRaised };
    return opened;
  }

  /**
   * Reads what still can be read from a damaged vault into a new one, which takes its place; the damaged one
   * is kept beside it.
   *
   * @param by who does so, where the secret does not say it.
   * @throws Refusal as `unlock`, `notDamaged`, `beyondSalvage`.
   */
  async salvage(kind: Slot['kind'], secret: string, by: string): Promise<Salvaged> {
    const { keyFile, dataKey, slotId } = await this.#admit(kind, secret);
    const { folder, nativeBinding, now } = this.#place;
    try {
      if (!existsSync(vaultFiles(folder).database)) throw refusals.databaseMissing();
      if (this.#isWhole(dataKey)) {
        throw new Refusal('notDamaged', '记录文件是完整的，不需要抢救。请直接打开保险库。');
      }
      return salvageVault(folder, keyFile, dataKey, { now: now(), slotId, by, nativeBinding });
    } catch (error) {
      throw inWords(error);
    } finally {
      dataKey.fill(0);
    }
  }

  #isWhole(dataKey: Uint8Array): boolean {
    const { folder, nativeBinding } = this.#place;
    try {
      const connection = openConnection(vaultFiles(folder).database, dataKey, {
        mustExist: true,
        nativeBinding,
      });
      try {
        return isWhole(connection, 'full');
      } finally {
        connection.close();
      }
    } catch (error) {
      if (error instanceof WrongKey || error instanceof EmptyDatabase || isDamage(error)) return false;
      throw error;
    }
  }

  /** Lets somebody with a right secret as far as the data key. @throws Refusal, with the try counted. */
  async #admit(kind: Slot['kind'], secret: string) {
    this.#settle();
    const now = this.#place.now();
    this.#tries.mustHaveWaited(now);
    if (!existsSync(this.#place.folder)) throw new Refusal('noVault', '这台电脑上还没有保险库，请先创建。');
    const keyFile = this.#readKeyFile();
    const typed = kind === 'recoveryCode' ? parseRecoveryCode(secret) : secret;
    // Counted before it is tried: pulling the plug in between must not give a try for free.
    this.#tries.recordTry(now);
    const found = typed === null ? null : await this.#dataKey(keyFile, kind, typed);
    if (typed === null || !found) {
      throw new Refusal(
        'wrongSecret',
        kind === 'password'
          ? '密码不正确，保险库没有打开。请检查大小写和输入法后再试。'
          : '恢复码不正确，保险库没有打开。请对照纸上的恢复码逐组核对。',
      );
    }
    this.#tries.acquit();
    return { keyFile, typed, ...found };
  }

  /** The same slot wrapped anew, when the floor has risen above it since it was made. */
  async #raised(keyFile: KeyFile, found: { dataKey: Buffer; slotId: string }, secret: string) {
    const { floor } = this.#kdf;
    const slot = keyFile.slots.find(({ id }) => id === found.slotId);
    if (!slot || !isBelow(slot.kdf, floor)) return null;
    const costs = costsAmong(keyFile.slots, floor);
    return makeSlot(keyFile.vaultId, slot.kind, secret, found.dataKey, costs, slot.id);
  }

  /** In one write of the key file. It is no reason not to open: a full disk leaves the old one, which opens. */
  #replaceWithStronger(raised: Slot): boolean {
    const { keyFile: path } = vaultFiles(this.#place.folder);
    try {
      const keyFile = readKeyFile(path);
      const slots = keyFile.slots.map((slot) => (slot.id === raised.id ? raised : slot));
      writeKeyFile(path, { ...keyFile, slots });
      return true;
    } catch {
      return false;
    }
  }

  /** Another vault that was declared takes this one's place, before anybody asks for either. */
  #settle(): void {
    finishSuccession(this.#place.folder, this.#place.now());
    this.#reencryption ??= takeReencryptionEnd(this.#place.folder);
  }

  #readKeyFile(): KeyFile {
    try {
      return readKeyFile(vaultFiles(this.#place.folder).keyFile);
    } catch (error) {
      if (error instanceof DamagedKeyFile || isMissing(error)) {
        throw new Refusal(
          'damagedKeyFile',
          '密钥文件缺失或损坏，保险库没有打开，记录未被改动。请不要删除任何文件，用备份恢复或联系技术支持。',
        );
      }
      throw error;
    }
  }

  async #dataKey(keyFile: KeyFile, kind: Slot['kind'], secret: string) {
    const slots = keyFile.slots.filter((slot) => slot.kind === kind);
    const found = await openAnySlot(keyFile.vaultId, slots, secret);
    return found && { dataKey: found.dataKey, slotId: found.slot.id };
  }

  async #open(
    keyFile: KeyFile,
    { dataKey, slotId }: { dataKey: Buffer; slotId: string },
    { acceptOlder }: { acceptOlder: boolean },
  ): Promise<Opened> {
    const { folder, nativeBinding, now, appVersion = '' } = this.#place;
    const files = vaultFiles(folder);
    const log = keptLog(files.database);
    try {
      if (!existsSync(files.database)) throw refusals.databaseMissing();
      // A file that cannot be written to says so here; SQLite would only stumble over its lock.
      closeSync(openSync(files.database, 'r+'));
      log.keep();
      const connection = openConnection(files.database, dataKey, { mustExist: true, nativeBinding });
      try {
        const examination = examine(connection, now());
        if (!examination.whole) throw refusals.damagedVault();
        const derived = deriveKeys(dataKey);
        const isCurrent = isAsNewAsKeyFile(connection, keyFile, derived.auditHead);
        if (!isCurrent && !acceptOlder) throw refusals.olderDatabase();
        let backupBeforeUpgrade: MadeBackup | null = null;
        if (isBehind(connection)) {
          const { vaultId } = keyFile;
          const vault = { folder, vaultId, connection, derived, appVersion, now };
          backupBeforeUpgrade = await backUpBeforeUpgrade(vault);
          // First the head, then the version that never goes without one.
          writeAuditHead(files.keyFile, auditHeadOf(connection, derived.auditHead, keyFile.vaultId));
          migrate(connection);
        }
        if (isCurrent) log.discard();
        else log.putAside(now());
        return {
          folder,
          vaultId: keyFile.vaultId,
          nativeBinding,
          connection,
          slotId,
          keys: new KeyRing(files.keyFile, this.#tries, now, this.#kdf.floor),
          derived,
          examination,
          olderAccepted: !isCurrent,
          backupBeforeUpgrade,
          failures: this.#tries.count(),
          keyRaised: false,
          forgetFailures: () => this.#tries.clear(),
        };
      } catch (error) {
        connection.close();
        throw error;
      }
    } catch (error) {
      throw inWords(error);
    } finally {
      dataKey.fill(0);
    }
  }
}

/**
 * A crash leaves the last changes in SQLite's log, which is worked into the database, and gone, as soon as that
 * is opened. What a damaged log held beyond its first broken place would be gone with it: so a copy stays until
 * the vault is known to be whole.
 */
function keptLog(database: string) {
  const log = `${database}-wal`;
  const copy = `${log}.kept`;
  return {
    keep() {
      if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0) copyFileSync(log, copy);
    },
    discard() {
      rmSync(copy, { force: true });
    },
    /** It may be all that is left of the newest records: no later crash writes over it. */
    putAside(now: number) {
      if (existsSync(copy)) renameInPlace(copy, `${copy}-${fileStamp(now)}`);
    },
  };
}

/** What stands between a right key and an open room, and what to do about it. */
const refusals = {
  databaseMissing: () =>
    new Refusal(
      'databaseMissing',
      '找不到记录文件 room.db，没有新建空白文件。请把它放回保险库文件夹，或从备份恢复。',
    ),
  damagedVault: () =>
    new Refusal(
      'damagedVault',
      '记录文件损坏或与密钥文件不是一套，保险库没有打开，文件原样保留。请从备份恢复。',
    ),
  olderDatabase: () =>
    new Refusal(
      'olderDatabase',
      '记录文件比密钥文件旧：最近的一些记录不在里面，可能被换成了旧文件，也可能是断电时没有写完。保险库没有打开，文件原样保留。',
    ),
  newerVault: () =>
    new Refusal('newerVault', '这个保险库由更新版本的心港写入，记录都在。请安装新版本后再打开。'),
  openElsewhere: () =>
    new Refusal(
      'openElsewhere',
      '保险库正被另一个心港打开，这里没有打开，记录未被改动。请先关闭另一个，再试一次。',
    ),
};

/** A known way of not opening as its refusal; any other error as it is. */
function inWords(error: unknown): unknown {
  if (error instanceof WrongKey || error instanceof EmptyDatabase || isDamage(error)) {
    return refusals.damagedVault();
  }
  if (error instanceof NewerVault) return refusals.newerVault();
  if (error instanceof InUse) return refusals.openElsewhere();
  return error;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
