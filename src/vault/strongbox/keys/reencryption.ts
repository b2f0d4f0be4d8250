import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AttachmentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { DamagedAttachment, reencryptAttachment } from '#vault/strongbox/attachments/attachment-file.ts';
import { KEPT } from '#vault/strongbox/attachments/sweep.ts';
import { auditHeadOf } from '#vault/strongbox/audit/audit-head.ts';
import { backupDesk } from '#vault/strongbox/backups/backup-desk.ts';
import { Access } from '#vault/strongbox/database/access.ts';
import { openConnection } from '#vault/strongbox/database/connection.ts';
import { isWhole } from '#vault/strongbox/database/examine.ts';
import { rowCounts } from '#vault/strongbox/database/row-counts.ts';
import { people } from '#vault/strongbox/owner/tables.ts';
import { renameInPlace } from '#vault/strongbox/rename-in-place.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';
import { declareNextVault, keptAside, placeForNextVault } from '#vault/strongbox/succession.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';
import { shelfOf, shelvedFiles } from '../attachments/shelf.ts';
import { notCutOff } from './begun-reencryption.ts';
import { deriveKeys } from './derived-keys.ts';
import { listHolders, namesInRoom } from './holders.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';
import { mustBeHardToGuess } from './passwords/weigh-password.ts';
import { newRecoveryCode, parseRecoveryCode } from './recovery-code.ts';
import { openSlot, type Slot } from './slot.ts';

/** New keys that wait for their recovery code to be typed back. The new data key itself is not kept. */
interface NewEncryption {
  recoveryCode: string;
  passwordSlot: Slot;
  recoverySlot: Slot;
}

const waiting = perRoom(() => ({ made: null as NewEncryption | null }));

/**
 * 全部重新加密, first step: a new data key, wrapped for whoever asks, under a new password, and for a new recovery
 * code. The old password may be what fell into wrong hands. Nothing in the vault changes yet.
 *
 * @throws Refusal `tooSoon`, `wrongSecret`, `weakPassword`, `samePassword`.
 */
export function prepareReencryption(
  room: Room,
  { proof, password }: InputOf<'vault.prepareReencryption'>,
): Promise<OutputOf<'vault.prepareReencryption'>> {
  return room.inTurn(async () => {
    const holders = listHolders(room);
    if (password.normalize('NFKC') === proof.normalize('NFKC')) {
      throw Refusal.at('password', 'samePassword', '请换一个新密码：旧密码知道的人仍能打开');
    }
    await mustBeHardToGuess(password, namesInRoom(room));
    const dataKey = randomBytes(32);
    try {
      const recoveryCode = newRecoveryCode();
      const given = { slotId: room.slotId, secret: proof };
      const passwordSlot = await room.keys.cutFor(dataKey, given, 'password', password);
      const recoverySlot = await room.keys.cutFor(dataKey, given, 'recoveryCode', recoveryCode);
      waiting(room).made = { recoveryCode, passwordSlot, recoverySlot };
      return {
        recoveryCode,
        losing: holders.filter(({ self }) => !self).map(({ name }) => name),
        withOldKey: keptAside(room.folder),
      };
    } finally {
      dataKey.fill(0);
    }
  });
}

/**
 * Second step: the whole vault under the new key, built beside the present one, proven, and declared. Then the
 * room locks; the present vault is destroyed as soon as the new one is in its place. A crash at any moment
 * leaves the one or the other, whole.
 *
 * @throws Refusal `nothingToConfirm`, `notTheCode`, `noSpace`, `attachmentDamaged`; the vault is unchanged then.
 */
export function reencrypt(room: Room, { code }: InputOf<'vault.reencrypt'>): Promise<Record<string, never>> {
  const work = async () => {
    const { made } = waiting(room);
    if (!made) throw new Refusal('nothingToConfirm', '没有等待确认的恢复码，请从头再来。');
    const typed = parseRecoveryCode(code);
    const dataKey = typed && (await openSlot(room.vaultId, made.recoverySlot, typed));
    if (!dataKey) {
      throw Refusal.at('code', 'notTheCode', '与显示的恢复码不一致，请对照抄写的恢复码再输入一次');
    }
    try {
      mustHaveSpace(room.folder);
      const part = placeForNextVault(room.folder);
      const next = { folder: part, vaultId: room.vaultId, derived: deriveKeys(dataKey) };
      try {
        await sealAttachmentsAnew(room, next);
        await sealKeptAttachmentsAnew(room, next);
        // From here on in one go: no request comes in between, so that the copy is the vault as it closes.
        writeUnderNewKey(room, part, dataKey, made);
        if (unsealed(room, next).length > 0) throw new Error('an attachment without its file');
        declareNextVault(room.folder, 'rekeyed');
      } catch (error) {
        rmSync(part, { recursive: true, force: true });
        throw error;
      }
      // Nothing may be written any more to a vault that is going to be replaced.
      try {
        room.close();
      } catch {
        // Only the last line of a log that is replaced is missing; the next vault is declared, and will come.
      }
      room.requestLock();
      return {};
    } finally {
      dataKey.fill(0);
    }
  };
  // A backup that is being made is of the vault as it still is: it is waited for.
  return room.inTurn(() => backupDesk(room).inTurn(() => notCutOff(room, work)));
}

type NextVault = Pick<Room, 'folder' | 'vaultId' | 'derived'>;

/** Attachments that lie in the room's folder and not yet in the next one's. */
function unsealed(room: Room, next: NextVault) {
  const rows = shelvedFiles(room.connection);
  const lies = ({ folder }: NextVault, id: string) => existsSync(join(vaultFiles(folder).attachments, id));
  // One whose file was missing all along stays missing; the room says so elsewhere.
  return rows.filter(({ id }) => lies(room, id) && !lies(next, id));
}

/**
 * Seals every attachment under the next key. One that is added meanwhile is sealed too.
 *
 * @throws Refusal `attachmentDamaged`.
 */
async function sealAttachmentsAnew(room: Room, next: NextVault): Promise<void> {
  for (let left = unsealed(room, next); left.length > 0; left = unsealed(room, next)) {
    for (const { id, fileName, bytes, digest } of left) {
      const content = await reencryptAttachment(shelfOf(room), shelfOf(next), id).catch(damagedAsNull);
      if (content?.bytes !== bytes || content.digest !== digest) {
        throw new Refusal(
          'attachmentDamaged',
          `附件“${fileName}”已损坏，没有重新加密，保险库没有改动。请先从备份恢复，再重新加密。`,
        );
      }
    }
  }
}

/**
 * Files that wait for their rows (sweepAttachments): they must open with the next key when the rows come back. One
 * that is damaged stays behind, since nobody can say what it was.
 */
async function sealKeptAttachmentsAnew(room: Room, next: NextVault): Promise<void> {
  const from = shelfOf(room);
  const to = shelfOf(next);
  const underOwnName = { ...from, folder: join(next.folder, 'kept') };
  mkdirSync(underOwnName.folder, { recursive: true, mode: 0o700 });
  for (const name of existsSync(from.folder) ? readdirSync(from.folder) : []) {
    if (!name.endsWith(KEPT)) continue;
    // The name was made from an attachment's id by the sweep.
    const id = name.slice(0, -KEPT.length) as AttachmentId;
    copyFileSync(join(from.folder, name), join(underOwnName.folder, id));
    const content = await reencryptAttachment(underOwnName, to, id).catch(damagedAsNull);
    if (content) renameInPlace(join(to.folder, id), join(to.folder, name));
  }
  rmSync(underOwnName.folder, { recursive: true });
}

/** Everything lies on the disk twice until the old vault is destroyed. @throws Refusal `noSpace`. */
function mustHaveSpace(folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const bytes = files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < bytes * 2 + SPARE_BYTES) {
    throw new Refusal('noSpace', '磁盘空间不够，没有重新加密，保险库没有改动。请先清理磁盘，再试一次。');
  }
}

/** So much stays free for what goes on meanwhile. */
const SPARE_BYTES = 50 * 1024 * 1024;

function damagedAsNull(error: unknown): null {
  if (error instanceof DamagedAttachment) return null;
  throw error;
}

function writeUnderNewKey(room: Room, part: string, dataKey: Buffer, made: NewEncryption): void {
  const { connection, vaultId } = room;
  const files = vaultFiles(part);
  connection.prepare('VACUUM INTO ?').run(files.database);
  // An attached database takes the key of the one it is attached to; then it gets its own.
  connection.prepare('ATTACH DATABASE ? AS next').run(files.database);
  try {
    connection.pragma(`next.rekey = "x'${dataKey.toString('hex')}'"`);
  } finally {
    connection.exec('DETACH DATABASE next');
  }
  const losing = listHolders(room).filter(({ self }) => !self);
  const next = openConnection(files.database, dataKey, {
    mustExist: true,
    nativeBinding: room.nativeBinding,
  });
  try {
    if (!isWhole(next, 'full')) throw new Error('the re-encrypted database is not whole');
    const [before, after] = [rowCounts(connection), rowCounts(next)];
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      throw new Error('the re-encrypted database has other rows');
    }
    new Access(next, room.moment).write((writer) => {
      writer.db.insert(people).values({ slotId: made.passwordSlot.id, name: room.person }).run();
      writer.record({
        action: 'vault.reencrypted',
        subject: room.person,
        detail: { removed: losing.map(({ name }) => name) },
      });
    });
    const { auditHead } = deriveKeys(dataKey);
    writeKeyFile(files.keyFile, {
      ...readKeyFile(vaultFiles(room.folder).keyFile),
      slots: [made.passwordSlot, made.recoverySlot],
      auditHead: auditHeadOf(next, auditHead, vaultId),
    });
    next.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    next.close();
  }
}
