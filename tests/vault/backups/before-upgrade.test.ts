import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Connection, openConnection } from '#vault/strongbox/database/connection.ts';
import { MIGRATIONS, migrate, versionOf } from '#vault/strongbox/database/migrate.ts';
import { rowCounts } from '#vault/strongbox/database/row-counts.ts';
import { readKeyFile } from '#vault/strongbox/keys/key-file.ts';
import { openSlot } from '#vault/strongbox/keys/slot.ts';
import { deskAtDoor, PASSWORD } from '../desk.ts';
import { EARLIER_VERSIONS, layEarlierVault } from './earlier-vault.ts';
import { namesIn, openRoomOf } from './room-to-keep.ts';

async function connectionTo(vault: string): Promise<Connection> {
  const keyFile = readKeyFile(join(vault, 'vault.json'));
  const [slot] = keyFile.slots;
  const key = slot && (await openSlot(keyFile.vaultId, slot, PASSWORD));
  if (!key) throw new Error('the key file does not open');
  return openConnection(join(vault, 'room.db'), key, { mustExist: true });
}

const unlocking = { kind: 'password', secret: PASSWORD } as const;

test.each(EARLIER_VERSIONS)(
  'a vault of version %i, with rows in every table, is backed up and then upgraded, and loses none',
  async (version) => {
    const door = deskAtDoor();
    await layEarlierVault(door.folder, version);
    const before = await connectionTo(join(door.folder, 'vault'));
    const rows = rowCounts(before, 'main');
    before.close();
    const empty = Object.entries(rows).filter(([, count]) => count === 0);
    expect(empty).toEqual([]);

    await door.get('vault.unlock', unlocking);
    const { connection } = openRoomOf(door);
    expect(versionOf(connection)).toBe(MIGRATIONS.length);
    const { audit_log: lines = 0, sqlite_sequence: _counters, ...others } = rows;
    expect(rowCounts(connection, 'main')).toMatchObject({
      ...others,
      safety: 1,
      backup_runs: (rows.backup_runs ?? 0) + 1,
    });
    expect(rowCounts(connection, 'main').audit_log).toBeGreaterThan(lines);
    expect(connection.pragma('foreign_key_check')).toEqual([]);
    expect((await door.get('students.list', {})).map(({ name }) => name)).toEqual(['周小禾']);
    // A record from before sessions had numbers has one.
    expect((await door.get('sessions.list', {})).map(({ number }) => number)).toEqual(['2025-001']);
    expect((await door.get('audit.recent', { before: null })).intact).toBe(true);

    const backups = join(door.folder, 'vault/backups');
    expect(namesIn(backups)).toEqual([
      expect.stringMatching(/^心港备份-升级前-20260828-100000-\w{8}\.hhbackup$/),
    ]);
    const { files, runs } = await door.get('backups.overview', {});
    expect(files).toMatchObject([{ beforeUpgrade: true, onThisPc: true }]);
    expect(runs[0]).toMatchObject({ good: true, onThisPc: true });

    // The way back: the backup is the vault of the version before, row for row.
    door.lock();
    const [found] = await door.get('backups.found', {});
    const token = found?.token ?? '';
    expect(await door.get('backups.test', { token, ...unlocking })).toMatchObject({
      students: 1,
      letters: 1,
    });
    await door.get('backups.restore', { token });
    const restored = await connectionTo(join(door.folder, 'vault'));
    try {
      expect(versionOf(restored)).toBe(version);
      // One line more: that it was restored.
      expect(rowCounts(restored, 'main')).toEqual({ ...rows, audit_log: lines + 1 });
    } finally {
      restored.close();
    }
    // And forward again.
    await door.get('vault.unlock', unlocking);
    expect(versionOf(openRoomOf(door).connection)).toBe(MIGRATIONS.length);
  },
);

test('where no backup can be made, the vault is not upgraded, and the person is told what to do', async () => {
  const door = deskAtDoor();
  await layEarlierVault(door.folder, 2);
  // A file lies where the folder of backups would be.
  writeFileSync(join(door.folder, 'vault/backups'), 'in the way');
  const before = readFileSync(join(door.folder, 'vault/room.db'));
  const refusal = await door.refused('vault.unlock', unlocking);
  expect(refusal).toMatchObject({
    code: 'noBackupBeforeUpgrade',
    message: expect.stringMatching(/保险库没有升级，记录都在/),
  });
  expect(readFileSync(join(door.folder, 'vault/room.db')).equals(before)).toBe(true);
  rmSync(join(door.folder, 'vault/backups'));
  await door.get('vault.unlock', unlocking);
});

test('a migration that fails changes nothing: all steps are one transaction', async () => {
  const door = deskAtDoor();
  mkdirSync(door.folder, { recursive: true });
  await layEarlierVault(door.folder, 1);
  const connection = await connectionTo(join(door.folder, 'vault'));
  try {
    const rows = rowCounts(connection, 'main');
    const schema = () => connection.prepare('SELECT sql FROM sqlite_schema ORDER BY name').pluck().all();
    const before = schema();
    const broken = [
      ...MIGRATIONS,
      { name: '9999_broken', sql: 'CREATE TABLE half (a); SELECT no_such_function();' },
    ];
    expect(() => migrate(connection, broken)).toThrow();
    expect(versionOf(connection)).toBe(1);
    expect(schema()).toEqual(before);
    expect(rowCounts(connection, 'main')).toEqual(rows);
  } finally {
    connection.close();
  }
  await door.get('vault.unlock', unlocking);
});
