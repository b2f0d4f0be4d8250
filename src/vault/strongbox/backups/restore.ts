import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { FoundBackup, TestedBackup } from '#shared/contract/backups.ts';
import type { AttachmentId } from '#shared/contract/fields.ts';
import type { Shell } from '#shared/contract/shell.ts';
import { Refusal } from '#shared/outcome.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import {
  type AttachmentShelf,
  DamagedAttachment,
  verifyAttachment,
} from '#vault/strongbox/attachments/attachment-file.ts';
import { auditLogIsIntact } from '#vault/strongbox/audit/audit-chain.ts';
import { auditHeadOf, isAsNewAsKeyFile } from '#vault/strongbox/audit/audit-head.ts';
import { Access } from '#vault/strongbox/database/access.ts';
import {
  type Connection,
  EmptyDatabase,
  openConnection,
  WrongKey,
} from '#vault/strongbox/database/connection.ts';
import { isDamage, isWhole } from '#vault/strongbox/database/examine.ts';
import { isBehind, NewerVault } from '#vault/strongbox/database/migrate.ts';
import { diskTroubleOf } from '#vault/strongbox/disk-troubles.ts';
import { deriveKeys } from '#vault/strongbox/keys/derived-keys.ts';
import { holderName } from '#vault/strongbox/keys/holder-name.ts';
import {
  DamagedKeyFile,
  flushFolder,
  type KeyFile,
  readKeyFile,
  writeAuditHead,
} from '#vault/strongbox/keys/key-file.ts';
import { parseRecoveryCode } from '#vault/strongbox/keys/recovery-code.ts';
import { openAnySlot, type Slot } from '#vault/strongbox/keys/slot.ts';
import type { TryCounter } from '#vault/strongbox/keys/tries.ts';
import {
  declareNextVault,
  finishSuccession,
  keptAside,
  nextPlaceOf,
  placeForNextVault,
} from '#vault/strongbox/succession.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';
import { type BackupFile, KEY_FILE, openBackupFile, UnreadableBackup } from './backup-file.ts';
import { backupsIn } from './backup-folder.ts';
import { BACKUP_ENDING, readBackupName } from './backup-name.ts';

interface RestorePlace {
  folder: string;
  nativeBinding?: string | undefined;
  now: () => number;
}

/** A test that nobody followed up is forgotten: the next person at the door begins anew. */
const TEST_HOLDS_MS = 15 * 60_000;
const SPARE_BYTES = 64 * 1024 * 1024;

/**
 * Restoring, while the vault is closed, missing or damaged. A backup is unpacked beside the vault and proved
 * there, down to its last page; only then, and only when told to, it takes the vault's place by renaming.
 */
export class Restoring {
  readonly #place: RestorePlace;
  readonly #tries: TryCounter;
  /** Paths by token: a page never names a path. */
  readonly #offered = new Map<string, string>();
  #tested: { token: string; at: number; proven: Proven } | null = null;

  constructor(place: RestorePlace, tries: TryCounter) {
    this.#place = place;
    this.#tries = tries;
  }

  /** The backups that lie on this PC: in the vault's own folder, and in those of earlier vaults. */
  async found(): Promise<FoundBackup[]> {
    const parent = dirname(this.#place.folder);
    const folders = [this.#place.folder, ...keptAside(this.#place.folder).map((name) => join(parent, name))];
    const found = await Promise.all(folders.map((folder) => backupsIn(vaultFiles(folder).backups)));
    const offers: FoundBackup[] = [];
    // A backup that went along with its vault also lies in the one that was kept aside.
    const different = new Map(
      found
        .flat()
        .toReversed()
        .map(({ path }) => [basename(path), path]),
    );
    for (const path of different.values()) {
      const offer = await this.#offer(path).catch(() => null);
      if (offer) offers.push(offer);
    }
    return offers.sort((one, other) => other.createdAt - one.createdAt);
  }

  /** @throws Refusal `notABackup`, `newerBackup`, `damagedBackup`, `cannotRead`. */
  async chooseFile(shell: Shell): Promise<FoundBackup | null> {
    const path = await shell.chooseFile({
      title: '选择备份文件',
      kind: '心港备份',
      extensions: [BACKUP_ENDING],
    });
    return path === null ? null : this.#offer(path);
  }

  async #offer(path: string): Promise<FoundBackup> {
    const backup = await opened(path);
    await backup.close();
    const { createdAt, vaultId } = backup.manifest;
    const earlier = [...this.#offered].find(([, offered]) => offered === path);
    const token = earlier?.[0] ?? randomUUID();
    this.#offered.set(token, path);
    return {
      token,
      fileName: basename(path),
      createdAt,
      bytes: backup.bytes,
      beforeUpgrade: readBackupName(basename(path))?.kind === 'beforeUpgrade',
      sameVault: this.#isSameVault(vaultId),
      replaces: existsSync(this.#place.folder),
    };
  }

  #isSameVault(vaultId: string): boolean | null {
    try {
      return readKeyFile(vaultFiles(this.#place.folder).keyFile).vaultId === vaultId;
    } catch {
      return null;
    }
  }

  /**
   * Opens a backup with a secret of its own time, unpacks it beside the vault, and proves it whole.
   *
   * @param by who does so, where the secret does not say it.
   * @throws Refusal `unknownBackup`, `tooSoon`, `wrongSecret`, `newerBackup`, `damagedBackup`, `noSpace`; the
   *   present vault is not touched by any of them.
   */
  async test(token: string, kind: Slot['kind'], secret: string, by: string): Promise<TestedBackup> {
    this.#tested = null;
    const backup = await opened(this.#pathOf(token));
    const next = placeForNextVault(this.#place.folder);
    try {
      mkdirSync(vaultFiles(next).attachments, { recursive: true, mode: 0o700 });
      await backup.read(KEY_FILE, vaultFiles(next).keyFile);
      const keyFile = readKeyFile(vaultFiles(next).keyFile);
      if (keyFile.vaultId !== backup.manifest.vaultId) throw new UnreadableBackup('damaged');
      const found = await this.#dataKey(keyFile, kind, secret);
      try {
        await this.#unpack(backup, next);
        const tested = await this.#prove(backup, next, keyFile, { ...found, by });
        this.#tested = { token, at: this.#place.now(), proven: provenIn(next) };
        return tested;
      } finally {
        found.dataKey.fill(0);
      }
    } catch (error) {
      rmSync(next, { recursive: true, force: true });
      throw inWords(error);
    } finally {
      await backup.close();
    }
  }

  /**
   * Puts the backup that was just tested in the vault's place.
   *
   * @returns the name of the folder where the vault before it is kept, if there was one.
   * @throws Refusal `notTested`, `testAgain`, `cannotReplace`.
   */
  restore(token: string): { keptAside: string | null } {
    const tested = this.#tested;
    const { folder, now } = this.#place;
    this.#tested = null;
    const since = tested ? now() - tested.at : 0;
    if (tested?.token !== token || since < 0 || since > TEST_HOLDS_MS) {
      throw new Refusal('notTested', '这份备份还没有检查过，或检查已过了一段时间。请先检查，再恢复。');
    }
    // Anybody may have been at the folder while the person read what is in the backup.
    if (!isStill(tested.proven, nextPlaceOf(folder))) {
      throw new Refusal(
        'testAgain',
        '检查过的备份已经变动，没有恢复。这台电脑上的保险库没有改动。请重新检查这份备份。',
      );
    }
    try {
      declareNextVault(folder, 'restored');
      return { keptAside: finishSuccession(folder, now())?.keptAside ?? null };
    } catch {
      throw new Refusal(
        'cannotReplace',
        '保险库文件夹正被其他程序使用，还没有换成备份。没有丢失任何文件。请关闭其他程序，再重新打开心港。',
      );
    }
  }

  #pathOf(token: string): string {
    const path = this.#offered.get(token);
    if (path === undefined) throw new Refusal('unknownBackup', '请重新选择备份文件。');
    return path;
  }

  /** Guessing at a backup waits as long as guessing at the vault. */
  async #dataKey(keyFile: KeyFile, kind: Slot['kind'], secret: string) {
    this.#tries.mustHaveWaited(this.#place.now());
    const typed = kind === 'recoveryCode' ? parseRecoveryCode(secret) : secret;
    this.#tries.recordTry(this.#place.now());
    const slots = keyFile.slots.filter((slot) => slot.kind === kind);
    const found = typed === null ? null : await openAnySlot(keyFile.vaultId, slots, typed);
    if (found) {
      this.#tries.acquit();
      return { dataKey: found.dataKey, slotId: found.slot.id };
    }
    throw new Refusal(
      'wrongSecret',
      kind === 'password'
        ? '密码不正确，备份没有打开。请用做这份备份时的密码。'
        : '恢复码不正确，备份没有打开。请用做这份备份时的恢复码。',
    );
  }

  async #unpack(backup: BackupFile, next: string): Promise<void> {
    const { bavail, bsize } = statfsSync(next);
    if (bavail * bsize < backup.bytes + SPARE_BYTES) throw refusals.noSpace();
    for (const { path } of backup.manifest.files) {
      // Only the names that a backup may have came through `openBackupFile`: none leads out of the folder.
      if (path !== KEY_FILE) await backup.read(path, join(next, ...path.split('/')));
    }
  }

  /** Opens what was unpacked, reads all of it, and writes into it that it was restored. */
  async #prove(
    backup: BackupFile,
    next: string,
    keyFile: KeyFile,
    { dataKey, slotId, by }: { dataKey: Buffer; slotId: string; by: string },
  ): Promise<TestedBackup> {
    const { nativeBinding, now } = this.#place;
    const files = vaultFiles(next);
    const { manifest } = backup;
    const connection = openConnection(files.database, dataKey, { mustExist: true, nativeBinding });
    try {
      isBehind(connection);
      if (!isWhole(connection, 'full')) throw new UnreadableBackup('damaged');
      const { auditHead, attachments } = deriveKeys(dataKey);
      const person = holderName(connection, slotId) ?? by;
      const access = new Access(connection, () => ({
        now: now(),
        today: todayOnThisPc(new Date(now())),
        person,
      }));
      if (!isAsNewAsKeyFile(connection, keyFile, auditHead)) throw new UnreadableBackup('damaged');
      // A log with gaps, as a salvage leaves it, is told and refuses nothing: pages, rows and head are proved.
      const logIntact = access.read(auditLogIsIntact);
      const contents = {
        ...contentsOf(connection),
        ...(await attachmentsOf(connection, {
          folder: files.attachments,
          vaultId: keyFile.vaultId,
          key: attachments,
        })),
      };
      access.write((writer) =>
        writer.record({
          action: 'vault.restored',
          subject: todayOnThisPc(new Date(manifest.createdAt)),
          detail: { backupCreatedAt: manifest.createdAt },
        }),
      );
      connection.pragma('wal_checkpoint(TRUNCATE)');
      writeAuditHead(files.keyFile, auditHeadOf(connection, auditHead, keyFile.vaultId));
      return { createdAt: manifest.createdAt, logIntact, ...contents };
    } finally {
      connection.close();
      flushFolder(files.attachments);
      flushFolder(next);
    }
  }
}

/** Which vault lies beside the present one, and up to which line of its log. */
type Proven = Pick<KeyFile, 'vaultId' | 'auditHead'>;

function provenIn(next: string): Proven {
  const { vaultId, auditHead } = readKeyFile(vaultFiles(next).keyFile);
  return { vaultId, auditHead };
}

function isStill(proven: Proven, next: string): boolean {
  try {
    return isDeepStrictEqual(provenIn(next), proven);
  } catch {
    return false;
  }
}

/** What the opened database of a backup holds, of whatever version it is. */
function contentsOf(connection: Connection) {
  const count = (sql: string) => Number(connection.prepare(sql).pluck().get());
  return {
    schoolName: String(connection.prepare('SELECT name FROM school').pluck().get() ?? ''),
    lastUsedAt: count('SELECT max(at) FROM audit_log'),
    students: count('SELECT count(*) FROM students'),
    sessions: count('SELECT count(*) FROM sessions WHERE removed_at IS NULL'),
    followUps: count('SELECT count(*) FROM follow_ups WHERE removed_at IS NULL'),
    letters: count('SELECT count(*) FROM letters'),
  };
}

const attachmentShape = z.object({
  // As the table of this vault's own database holds it.
  id: z.string().transform((id) => id as AttachmentId),
  bytes: z.int(),
  digest: z.string(),
});

/** Reads every attachment through; those that were removed do not count. */
async function attachmentsOf(connection: Connection, shelf: AttachmentShelf) {
  const known = connection.prepare(
    `SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'attachments'`,
  );
  const rows = known.get()
    ? connection
        .prepare('SELECT id, bytes, digest FROM attachments WHERE removed_at IS NULL')
        .all()
        .map((row) => attachmentShape.parse(row))
    : [];
  const held = new Set(readdirSync(shelf.folder));
  let damagedAttachments = 0;
  for (const { id, bytes, digest } of rows.filter(({ id }) => held.has(id))) {
    const content = await verifyAttachment(shelf, id).catch((error) => {
      if (error instanceof DamagedAttachment) return null;
      throw error;
    });
    if (content?.bytes !== bytes || content.digest !== digest) damagedAttachments += 1;
  }
  return {
    attachments: rows.length,
    missingAttachments: rows.filter(({ id }) => !held.has(id)).length,
    damagedAttachments,
  };
}

async function opened(path: string): Promise<BackupFile> {
  return openBackupFile(path).catch((error) => {
    throw inWords(error);
  });
}

const refusals = {
  notABackup: () =>
    new Refusal(
      'notABackup',
      '这个文件不是心港的备份，或没有复制完整，没有打开。这台电脑上的保险库没有改动。请换一个文件。',
    ),
  newerBackup: () =>
    new Refusal(
      'newerBackup',
      '这份备份由更新版本的心港做成，这里不能恢复，没有改动任何文件。请安装新版本后再试。',
    ),
  damagedBackup: () =>
    new Refusal(
      'damagedBackup',
      '这份备份已经损坏，不能用来恢复。这台电脑上的保险库没有改动。请换一份较早的备份。',
    ),
  cannotRead: () =>
    new Refusal(
      'cannotRead',
      '没有读到备份文件，U 盘可能没有插好。这台电脑上的保险库没有改动。请检查后再试。',
    ),
  noSpace: () =>
    new Refusal(
      'noSpace',
      '这台电脑的磁盘空间不够，还不能检查这份备份。没有改动任何文件。请清理磁盘后再试。',
    ),
};

function inWords(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  if (error instanceof NewerVault) return refusals.newerBackup();
  if (error instanceof UnreadableBackup) {
    if (error.reason === 'newer') return refusals.newerBackup();
    return error.reason === 'damaged' ? refusals.damagedBackup() : refusals.notABackup();
  }
  const isBroken = [WrongKey, EmptyDatabase, DamagedKeyFile].some((kind) => error instanceof kind);
  if (isBroken || isDamage(error)) return refusals.damagedBackup();
  const trouble = diskTroubleOf(error);
  if (trouble === null) return error;
  return trouble === 'noSpace' ? refusals.noSpace() : refusals.cannotRead();
}
