import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { attachmentId } from '#shared/contract/fields.ts';
import { shelveAttachment } from '#vault/strongbox/attachments/attachment-file.ts';
import { auditHeadOf } from '#vault/strongbox/audit/audit-head.ts';
import { appendToAuditLog } from '#vault/strongbox/audit/audit-log.ts';
import { type Connection, openConnection } from '#vault/strongbox/database/connection.ts';
import { MIGRATIONS, migrate } from '#vault/strongbox/database/migrate.ts';
import { deriveKeys } from '#vault/strongbox/keys/derived-keys.ts';
import { KDF_LEAST } from '#vault/strongbox/keys/kdf-costs.ts';
import { readKeyFile, writeKeyFile } from '#vault/strongbox/keys/key-file.ts';
import { makeSlot } from '#vault/strongbox/keys/slot.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';
import { PASSWORD } from '../desk.ts';
import { day } from '../sample.ts';

/** Rows as version 1 wrote them, at least one in every table that it had. */
const ROWS = `
  INSERT INTO school VALUES (1, '滨海实验学校', '林静', '0571-8800', '关心', '联系', '就医');
  INSERT INTO staff VALUES ('f', '何老师', '', 1, '林静');
  INSERT INTO school_classes VALUES ('c', 2026, '七年级(1)班', 1, '林静');
  INSERT INTO homeroom_teachers VALUES ('h', 'c', 'f', '2026-09-01', NULL, NULL, 1, '林静');
  INSERT INTO roster_imports VALUES ('r', '名册.xlsx', '{"skipped":[],"skippedSheets":[]}', 1, 0, NULL, 1, '林静');
  INSERT INTO students VALUES ('0f000000-0000-4000-8000-000000000001', '20260101', '周小禾', 'female', '2013-04-09', 'r', 1, '林静', NULL, '', '');
  INSERT INTO class_memberships VALUES ('m', '0f000000-0000-4000-8000-000000000001', 'c', '2026-09-01', NULL, 1, '林静');
  INSERT INTO guardians VALUES ('g', '0f000000-0000-4000-8000-000000000001', '周远', '父亲', '13800138000', 0, '2026-09-01', NULL, 1, '林静');
  INSERT INTO level_periods VALUES ('l', '0f000000-0000-4000-8000-000000000001', '2026-03-01', NULL, '因', '', 1, '林静', 'severe', '组', '', 'other');
  INSERT INTO concern_periods VALUES ('p', '0f000000-0000-4000-8000-000000000001', '2026-03-01', NULL, '因', '', 1, '林静', 'seriousProblem');
  INSERT INTO care_periods VALUES ('k', '0f000000-0000-4000-8000-000000000001', '2026-03-01', NULL, '因', '', 1, '林静', 'medication');
  INSERT INTO sessions VALUES ('0f000000-0000-4000-8000-000000000002', 'individual', '2026-03-01', '', 50, '题', '文', '', '', 2, '林静', 1, '林静', NULL, '', '');
  INSERT INTO session_students VALUES ('0f000000-0000-4000-8000-000000000002', '0f000000-0000-4000-8000-000000000001');
  INSERT INTO process_notes VALUES ('0f000000-0000-4000-8000-000000000002', '手记');
  INSERT INTO addenda VALUES (1, '0f000000-0000-4000-8000-000000000002', '补', 3, '林静');
  INSERT INTO follow_ups VALUES ('0f000000-0000-4000-8000-000000000003', '0f000000-0000-4000-8000-000000000001', '2026-03-05', 'phone', '文', 1, '林静', NULL, '', '');
  INSERT INTO tracking_periods VALUES ('0f000000-0000-4000-8000-000000000004', '暑期', '2026-07-01', '2026-08-31', 1, '林静');
  INSERT INTO tracking_sheets VALUES (1, '0f000000-0000-4000-8000-000000000001', 'f', '', '', 1, '林静');
  INSERT INTO home_visits VALUES ('v', '0f000000-0000-4000-8000-000000000001', NULL, '2026-07-03', '文', 1, '林静', NULL, '', '');
  INSERT INTO home_visit_staff VALUES ('v', 'f');
  INSERT INTO letters VALUES ('t', 2026, 1, '0f000000-0000-4000-8000-000000000001', '2026-03-02', '{}', x'25504446', 1, '林静');
  INSERT INTO letter_voids VALUES ('t', '2026-03-03', '因', 1, '林静');
  INSERT INTO letter_receipts VALUES (1, 't', '2026-03-03', '周远', '', '', 1, '林静');
  INSERT INTO activities VALUES ('a', 'lesson', '2026-03-02', '题', 1, 0, 1, '林静', NULL, '', '');
  INSERT INTO summaries VALUES ('s', '暑期', '2026-07-01', '2026-08-25', '2026-07-01', '2026-08-25', 1, '林静');
  INSERT INTO summary_overrides VALUES (1, 's', 'visitsDue', 3, '因', 1, '林静');
  INSERT INTO drafts VALUES ('session:new', '{}', 1);
`;

/** Every version of the database that an app was handed out with, before the newest. */
export const EARLIER_VERSIONS = [1, 2, 3] as const;
export type EarlierVersion = (typeof EARLIER_VERSIONS)[number];

/** From this version on, the key file knows the head of the audit log. */
const WITH_AUDIT_HEAD = 3;

/**
 * Lays the vault of an earlier app into `folder`: the key file and the database as they were at `version`, with
 * rows in every table.
 */
export async function layEarlierVault(folder: string, version: EarlierVersion): Promise<void> {
  const vault = join(folder, 'vault');
  mkdirSync(vault, { recursive: true });
  const dataKey = randomBytes(32);
  const vaultId = randomUUID();
  const slot = await makeSlot(vaultId, 'password', PASSWORD, dataKey, KDF_LEAST);
  const keyFile = { format: 'heartharbor-vault', version: 1, vaultId, createdAt: 1, slots: [slot] };
  writeFileSync(join(vault, 'vault.json'), JSON.stringify(keyFile));
  const connection = openConnection(join(vault, 'room.db'), dataKey, { mustExist: false });
  try {
    migrate(connection, MIGRATIONS.slice(0, 1));
    connection.exec(ROWS);
    connection.prepare('INSERT INTO people VALUES (?, ?)').run(slot.id, '林静');
    const moment = { now: 1, today: day('2026-03-01'), person: '林静' };
    appendToAuditLog(drizzle(connection), moment, { action: 'vault.created', subject: '' });
    appendToAuditLog(drizzle(connection), moment, { action: 'vault.locked', subject: '' });
    migrate(connection, MIGRATIONS.slice(0, version));
    if (version >= WITH_AUDIT_HEAD) await keepAsThirdVersion({ vault, vaultId, dataKey, connection });
  } finally {
    connection.close();
  }
}

/** What version 3 brought: attachments, runs of backups, and the head of the audit log in the key file. */
async function keepAsThirdVersion({
  vault,
  vaultId,
  dataKey,
  connection,
}: {
  vault: string;
  vaultId: string;
  dataKey: Uint8Array;
  connection: Connection;
}): Promise<void> {
  const derived = deriveKeys(dataKey);
  const shelf = { folder: vaultFiles(vault).attachments, vaultId, key: derived.attachments };
  const id = attachmentId.parse(randomUUID());
  const letter = Readable.from([Buffer.from('诊断书')]);
  const { bytes, digest } = await shelveAttachment(shelf, id, letter);
  connection
    .prepare(
      `INSERT INTO attachments VALUES (?, '0f000000-0000-4000-8000-000000000001', '诊断书.txt', 'text/plain', ?, ?, '2026-03-04', 1, '林静', NULL, '', '')`,
    )
    .run(id, bytes, digest);
  connection.exec(`INSERT INTO backup_runs VALUES (1, 1, '甲盘', '备份.hhbackup', 'good', '', 9)`);
  const { keyFile } = vaultFiles(vault);
  writeKeyFile(keyFile, {
    ...readKeyFile(keyFile),
    auditHead: auditHeadOf(connection, derived.auditHead, vaultId),
  });
}
