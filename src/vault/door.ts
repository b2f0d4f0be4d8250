import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '#shared/outcome.ts';
import { type Connection, EmptyDatabase, openConnection, WrongKey } from './database/connection.ts';
import { migrate, NewerVault } from './database/migrate.ts';
import { DamagedKeyFile, flushFolder, type KeyFile, readKeyFile, writeKeyFile } from './keys/key-file.ts';
import { KeyRing } from './keys/key-ring.ts';
import { newRecoveryCode, parseRecoveryCode } from './keys/recovery-code.ts';
import { makeSlot, openSlot, type Slot } from './keys/slot.ts';
import { TryCounter } from './keys/tries.ts';

/** Where the vault lies, and how its database is opened here. */
export interface VaultPlace {
  /** The vault's folder; its parent must exist. */
  folder: string;
  /** Path of the database's native module where the shipped one cannot be loaded. */
  nativeBinding?: string | undefined;
  now: () => number;
}

/** An open vault: the connection, and through which slot it was opened. */
export interface Opened {
  connection: Connection;
  slotId: string;
  keys: KeyRing;
  /** Tries that failed before this one. */
  failures: number;
  /** Starts to count tries anew; called once the failures are on record. */
  forgetFailures(): void;
}

/** What the first row about the school and its person is made of. */
export interface Founding {
  schoolName: string;
  personName: string;
}

const KEY_FILE = 'vault.json';
const DATABASE = 'room.db';

interface UnfinishedVault {
  folder: string;
  recoveryCode: string;
  passwordSlot: string;
}

/** The locked side of the vault: makes it, and opens it for those who hold a key. */
export class Door {
  readonly #place: VaultPlace;
  readonly #tries: TryCounter;
  #unfinished: UnfinishedVault | null = null;

  constructor(place: VaultPlace) {
    this.#place = place;
    this.#tries = new TryCounter(join(dirname(place.folder), 'tries.json'));
  }

  status(): { exists: boolean; waitMs: number } {
    return { exists: existsSync(this.#place.folder), waitMs: this.#tries.waitMs(this.#place.now()) };
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
    if (existsSync(this.#place.folder)) {
      throw new Refusal('vaultExists', '这台电脑上已有保险库，不会被覆盖。请用密码打开它。');
    }
    const folder = `${this.#place.folder}.unfinished`;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const dataKey = randomBytes(32);
    const vaultId = randomUUID();
    const recoveryCode = newRecoveryCode();
    const passwordSlot = await makeSlot(vaultId, 'password', password, dataKey);
    const recoverySlot = await makeSlot(vaultId, 'recoveryCode', recoveryCode, dataKey);
    const keyFile: KeyFile = {
      format: 'heartharbor-vault',
      version: 1,
      vaultId,
      createdAt: this.#place.now(),
      slots: [passwordSlot, recoverySlot],
    };
    writeKeyFile(join(folder, KEY_FILE), keyFile);
    const { nativeBinding } = this.#place;
    const connection = openConnection(join(folder, DATABASE), dataKey, { mustExist: false, nativeBinding });
    try {
      migrate(connection);
      found(connection, founding, passwordSlot.id);
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
    if (!unfinished) throw new Refusal('nothingToConfirm', '没有等待确认的保险库，请重新建立。');
    const code = parseRecoveryCode(typed);
    if (code === null || code !== unfinished.recoveryCode) {
      throw new Refusal('notTheCode', '与显示的恢复码不一致。请对照抄写的恢复码再输入一次。');
    }
    // Proven against the files themselves, not against what we remember of them.
    const keyFile = readKeyFile(join(unfinished.folder, KEY_FILE));
    const found = await this.#dataKey(keyFile, 'recoveryCode', code);
    if (!found || !keyFile.slots.some(({ id }) => id === unfinished.passwordSlot)) {
      throw new Error('the new key file does not open');
    }
    const { nativeBinding } = this.#place;
    openConnection(join(unfinished.folder, DATABASE), found.dataKey, {
      mustExist: true,
      nativeBinding,
    }).close();
    renameSync(unfinished.folder, this.#place.folder);
    flushFolder(dirname(this.#place.folder));
    this.#unfinished = null;
    return this.#open(found.dataKey, unfinished.passwordSlot);
  }

  /**
   * Opens the vault with a password or the recovery code.
   *
   * @throws Refusal `noVault`, `tooSoon`, `wrongSecret`, `damagedKeyFile`, `databaseMissing`, `damagedVault`,
   *   `newerVault`; nothing is changed by any of them but the count of wrong tries.
   */
  async unlock(kind: Slot['kind'], secret: string): Promise<Opened> {
    const now = this.#place.now();
    const waitMs = this.#tries.waitMs(now);
    if (waitMs > 0) {
      throw new Refusal('tooSoon', `多次未能打开，请等待 ${Math.ceil(waitMs / 1000)} 秒后再试。`);
    }
    if (!existsSync(this.#place.folder)) throw new Refusal('noVault', '这台电脑上还没有保险库，请先建立。');
    const keyFile = this.#readKeyFile();
    const typed = kind === 'recoveryCode' ? parseRecoveryCode(secret) : secret;
    // Counted before it is tried: pulling the plug in between must not give a try for free.
    this.#tries.recordTry(now);
    const found = typed === null ? null : await this.#dataKey(keyFile, kind, typed);
    if (!found) {
      throw new Refusal(
        'wrongSecret',
        kind === 'password'
          ? '密码不正确，保险库没有打开。请检查大小写和输入法后再试。'
          : '恢复码不正确，保险库没有打开。请对照纸上的恢复码逐组核对。',
      );
    }
    return this.#open(found.dataKey, found.slotId);
  }

  #readKeyFile(): KeyFile {
    try {
      return readKeyFile(join(this.#place.folder, KEY_FILE));
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
    for (const slot of keyFile.slots.filter((slot) => slot.kind === kind)) {
      const dataKey = await openSlot(keyFile.vaultId, slot, secret);
      if (dataKey) return { dataKey, slotId: slot.id };
    }
    return null;
  }

  #open(dataKey: Buffer, slotId: string): Opened {
    const file = join(this.#place.folder, DATABASE);
    if (!existsSync(file)) {
      throw new Refusal(
        'databaseMissing',
        '找不到记录文件 room.db，没有新建空白文件。请把它放回保险库文件夹，或用备份恢复。',
      );
    }
    try {
      const { nativeBinding } = this.#place;
      const connection = openConnection(file, dataKey, { mustExist: true, nativeBinding });
      try {
        migrate(connection);
      } catch (error) {
        connection.close();
        throw error;
      }
      return {
        connection,
        slotId,
        keys: new KeyRing(join(this.#place.folder, KEY_FILE), this.#tries, this.#place.now),
        // This very try was counted too; a vault that was just made had none.
        failures: Math.max(0, this.#tries.count() - 1),
        forgetFailures: () => this.#tries.clear(),
      };
    } catch (error) {
      if (error instanceof WrongKey || error instanceof EmptyDatabase) {
        throw new Refusal(
          'damagedVault',
          '记录文件损坏或与密钥文件不是一套，保险库没有打开，文件原样保留。请用备份恢复。',
        );
      }
      if (error instanceof NewerVault) {
        throw new Refusal('newerVault', '这个保险库由更新版本的心港写入，记录都在。请安装新版本后再打开。');
      }
      throw error;
    } finally {
      dataKey.fill(0);
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
