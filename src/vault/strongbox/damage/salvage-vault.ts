import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_REQUESTS } from '#documents/letters/letter-kinds.ts';
import { Refusal } from '#shared/outcome.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { sweepAttachments } from '#vault/strongbox/attachments/sweep.ts';
import { auditHeadOf } from '#vault/strongbox/audit/audit-head.ts';
import { Access } from '#vault/strongbox/database/access.ts';
import {
  type Connection,
  EmptyDatabase,
  openConnection,
  WrongKey,
} from '#vault/strongbox/database/connection.ts';
import { isDamage, isWhole } from '#vault/strongbox/database/examine.ts';
import { MIGRATIONS, migrate, versionOf } from '#vault/strongbox/database/migrate.ts';
import { deriveKeys } from '#vault/strongbox/keys/derived-keys.ts';
import { holderName } from '#vault/strongbox/keys/holder-name.ts';
import { type KeyFile, writeKeyFile } from '#vault/strongbox/keys/key-file.ts';
import {
  carryFiles,
  declareNextVault,
  finishSuccession,
  placeForNextVault,
} from '#vault/strongbox/succession.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';
import { type SalvagedTable, salvageTables } from './salvage-tables.ts';

/** What a damaged vault still gave. */
export interface Salvaged {
  tables: SalvagedTable[];
  /** Rows that speak of a row which could not be read. They are kept. */
  brokenReferences: number;
  /** The name of the folder in which the damaged vault lies, untouched. */
  keptAside: string;
}

interface SalvageCircumstances {
  /** UTC milliseconds. */
  now: number;
  /** Through which slot the person came: whose name stands in the log. */
  slotId: string;
  /** The name itself, where the slot does not say it. */
  by: string;
  /** As in `VaultPlace`. */
  nativeBinding?: string | undefined;
}

/**
 * Reads what still can be read from a damaged vault into a new one, which takes its place. The damaged one is
 * not written to and stays beside it.
 *
 * @param folder the damaged vault.
 * @param keyFile its key file, and `dataKey` what it leads to.
 * @throws Refusal `beyondSalvage` when not even the tables' directory can be read, `newerVault`.
 */
export function salvageVault(
  folder: string,
  keyFile: KeyFile,
  dataKey: Uint8Array,
  how: SalvageCircumstances,
): Salvaged {
  const part = placeForNextVault(folder);
  try {
    return salvageInto(part, folder, keyFile, dataKey, how);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw error;
  }
}

function salvageInto(
  part: string,
  folder: string,
  keyFile: KeyFile,
  dataKey: Uint8Array,
  { now, slotId, by, nativeBinding }: SalvageCircumstances,
): Salvaged {
  const files = vaultFiles(part);
  // SQLite writes even where it only reads (a log is replayed): the damaged files themselves stay as they are.
  const copy = join(part, 'damaged.db');
  for (const ending of ['', '-wal']) {
    const file = vaultFiles(folder).database + ending;
    if (existsSync(file)) copyFileSync(file, copy + ending);
  }
  const damaged = openDamaged(copy, dataKey, nativeBinding);
  try {
    const next = openConnection(files.database, dataKey, { mustExist: false, nativeBinding });
    try {
      migrate(next, MIGRATIONS.slice(0, knownVersion(damaged)));
      const tables = salvageTables(damaged, next, lastRowsKnownTo(keyFile));
      migrate(next);
      sayWhatIsMissing(next);
      const brokenReferences = Number(
        next.prepare('SELECT count(*) FROM pragma_foreign_key_check').pluck().get(),
      );
      const moment = {
        now,
        today: todayOnThisPc(new Date(now)),
        person: holderName(next, slotId) ?? (by || TO_BE_NAMED),
      };
      const access = new Access(next, () => moment);
      carryFiles(vaultFiles(folder).attachments, files.attachments);
      // An attachment whose row could not be read is kept: the row may come back from a backup.
      sweepAttachments({ connection: next, folder: part }, { olderAccepted: true });
      access.write((writer) =>
        writer.record({ action: 'vault.salvaged', subject: '', detail: lossesOf(tables, brokenReferences) }),
      );
      if (!isWhole(next, 'full')) throw new Error('the salvaged database is not whole');
      const { auditHead } = deriveKeys(dataKey);
      writeKeyFile(files.keyFile, { ...keyFile, auditHead: auditHeadOf(next, auditHead, keyFile.vaultId) });
      next.pragma('wal_checkpoint(TRUNCATE)');
      next.close();
      damaged.close();
      for (const ending of ['', '-wal']) rmSync(copy + ending, { force: true });
      declareNextVault(folder, 'salvaged');
      const keptAside = finishSuccession(folder, now)?.keptAside ?? '';
      return { tables, brokenReferences, keptAside };
    } finally {
      next.close();
    }
  } finally {
    damaged.close();
  }
}

/** What the log keeps of a salvage; the tables one by one are told on screen. */
function lossesOf(tables: readonly SalvagedTable[], brokenReferences: number) {
  return {
    rowsRead: tables.reduce((sum, { read }) => sum + read, 0),
    rowsLost: tables.reduce((sum, { lost }) => sum + (lost ?? 0), 0),
    tablesWithUnknownLosses: tables.filter(({ lost }) => lost === null).length,
    brokenReferences,
  };
}

function openDamaged(file: string, dataKey: Uint8Array, nativeBinding: string | undefined): Connection {
  try {
    const connection = openConnection(file, dataKey, { mustExist: true, nativeBinding, damaged: true });
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
    return connection;
  } catch (error) {
    if (error instanceof WrongKey || error instanceof EmptyDatabase || isDamage(error)) {
      throw new Refusal('beyondSalvage', '记录文件的目录部分已损坏，无法抢救，文件原样保留。请从备份恢复。');
    }
    throw error;
  }
}

function knownVersion(damaged: Connection): number {
  const version = versionOf(damaged);
  if (version > MIGRATIONS.length) {
    throw new Refusal('newerVault', '这个保险库由更新版本的心港写入。请安装新版本后再抢救。');
  }
  return version;
}

/** A person whose name could not be read. */
const TO_BE_NAMED = '姓名待补';

/** The room cannot be opened without its one row about the school. */
function sayWhatIsMissing(next: Connection): void {
  const { careForChild, keepInTouch, seeDoctor } = DEFAULT_REQUESTS;
  next
    .prepare(
      `INSERT OR IGNORE INTO school (id, name, counsellor_name, care_for_child, keep_in_touch, see_doctor)
       VALUES (1, '学校名称待补', ?, ?, ?, ?)`,
    )
    .run(TO_BE_NAMED, careForChild, keepInTouch, seeDoctor);
}

/** The key file knows how far the audit log went; it may lag behind by the last seconds. */
function lastRowsKnownTo({ auditHead }: KeyFile): Record<string, number> {
  return auditHead ? { audit_log: auditHead.sequence + 1_000 } : {};
}
