import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { deskInRoom, PASSWORD } from '../desk.ts';
import { chooseStick, namesIn, openRoomOf, stick } from './room-to-keep.ts';

/**
 * The attack: a student leaves a stick on the counsellor's desk with a file that looks like her backup. It
 * means to write a file outside of the vault when it is unpacked, to fill the disk, to have one thing checked
 * and another one unpacked, or to put a vault in place that she never made.
 */

type Part = { path: string; content: Buffer; compress?: boolean };

async function zipOf(parts: readonly Part[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { path, content, compress = false } of parts) zip.addBuffer(content, path, { compress });
  zip.end();
  return buffer(zip.outputStream);
}

/** A real backup's parts, to be twisted. */
async function trueParts() {
  const room = await deskInRoom();
  const folder = stick();
  await chooseStick(room, folder);
  await room.get('backups.make', {});
  const path = join(folder, namesIn(folder)[0] ?? '');
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const parts: Part[] = [];
  for await (const entry of zip.eachEntry()) {
    parts.push({ path: entry.fileName, content: await buffer(await zip.openReadStreamPromise(entry)) });
  }
  zip.close();
  const hostile = join(folder, 'hostile.hhbackup');
  const { vaultId } = openRoomOf(room);
  room.lock();
  room.chosen.open = hostile;
  return { room, parts, hostile, vaultId };
}

const manifestOf = (parts: readonly Part[]) =>
  JSON.parse(parts.find(({ path }) => path === 'manifest.json')?.content.toString('utf8') ?? '{}');

function withManifest(
  parts: readonly Part[],
  change: (manifest: ReturnType<typeof manifestOf>) => void,
): Part[] {
  const manifest = manifestOf(parts);
  change(manifest);
  const content = Buffer.from(JSON.stringify(manifest));
  return parts.map((part) => (part.path === 'manifest.json' ? { ...part, content } : part));
}

/** Writes other bytes over every occurrence of a text of the same length: a zip writer would refuse the name. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  expect(Buffer.byteLength(to)).toBe(Buffer.byteLength(from));
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}

const EVIL = 'attachments/01234567-89ab-4cde-8f01-23456789abcd';

test.each([
  ['climbs out of the folder', '../../../../tmp/heartharbor-was-here-0123456789ab'],
  ['names a path of this PC', '/tmp/heartharbor-was-here-0123456789abcdef012345'],
  ['climbs out below attachments', 'attachments/../../../heartharbor-was-here-01234'],
  ['climbs out with backslashes', 'attachments\\..\\..\\..\\heartharbor-was-here-01234'],
  ['names a Windows drive', 'C:\\heartharbor-was-here-0123456789abcdef01234567'],
])('an entry whose name %s: the whole file is refused', async (_how, wanted) => {
  const { room, parts, hostile } = await trueParts();
  const evil = wanted.padEnd(EVIL.length, '0').slice(0, EVIL.length);
  const before = readdirSync(room.folder);
  const content = Buffer.from('x');
  const listed = withManifest([...parts, { path: EVIL, content }], (manifest) => {
    manifest.files.push({ path: EVIL, bytes: 1, sha256: '0'.repeat(64) });
  });
  writeFileSync(hostile, renamed(await zipOf(listed), EVIL, evil));
  expect((await room.refused('backups.chooseFile', {})).code).toBe('notABackup');
  expect(readdirSync(room.folder)).toEqual(before);
  expect(existsSync('/tmp/heartharbor-was-here-0123456789ab')).toBe(false);
});

test.each<[string, (parts: Part[]) => Part[]]>([
  ['an entry that no backup has', (parts) => [...parts, { path: 'autorun.inf', content: Buffer.from('x') }]],
  ['an entry twice', (parts) => [...parts, { path: 'room.db', content: Buffer.from('another one') }]],
  ['a folder as an attachment', (parts) => [...parts, { path: 'attachments/x/y', content: Buffer.from('') }]],
  ['no database', (parts) => parts.filter(({ path }) => path !== 'room.db')],
  ['no manifest', (parts) => parts.filter(({ path }) => path !== 'manifest.json')],
  [
    'an attachment that the manifest does not name',
    (parts) => [...parts, { path: EVIL, content: Buffer.from('x') }],
  ],
  [
    'a manifest that names files outside',
    (parts) =>
      withManifest(parts, ({ files }) =>
        files.push({ path: '../tries.json', bytes: 1, sha256: '0'.repeat(64) }),
      ),
  ],
  [
    'a manifest that names an entry twice',
    (parts) => withManifest(parts, ({ files }) => files.push({ ...files[0] })),
  ],
  [
    'a manifest with other sizes',
    (parts) =>
      withManifest(parts, ({ files }) => {
        files[0].bytes += 1;
      }),
  ],
  ['a manifest that is no JSON', (parts) => parts.map((part) => ({ ...part, content: Buffer.from('{') }))],
])('a file with %s is refused', async (_what, twist) => {
  const { room, parts, hostile } = await trueParts();
  writeFileSync(hostile, await zipOf(twist(parts)));
  expect((await room.refused('backups.chooseFile', {})).code).toBe('notABackup');
});

test('a bomb of compressed zeros is not unpacked, and neither are entries that lie over each other', async () => {
  const { room, parts, hostile } = await trueParts();
  const zeros = Buffer.alloc(64 * 1024 * 1024);
  expect(deflateRawSync(zeros).length).toBeLessThan(100_000);
  const bomb = [...parts, { path: EVIL, content: zeros, compress: true }];
  writeFileSync(hostile, await zipOf(bomb));
  expect((await room.refused('backups.chooseFile', {})).code).toBe('notABackup');

  // Two entries over the same bytes of the file: more comes out than went in.
  const second = EVIL.replace('abcd', 'abce');
  const content = Buffer.alloc(1024 * 1024, 7);
  const zip = await zipOf([...parts, { path: EVIL, content }, { path: second, content: Buffer.alloc(0) }]);
  const directory = zip.lastIndexOf(Buffer.from(second));
  const first = zip.lastIndexOf(Buffer.from(EVIL));
  zip.copy(zip, directory - 46 + 16, first - 46 + 16, first - 46 + 28);
  zip.copy(zip, directory - 46 + 42, first - 46 + 42, first - 46 + 46);
  writeFileSync(hostile, zip);
  expect((await room.refused('backups.chooseFile', {})).code).toBe('notABackup');
});

test('a size in the table of contents that is not true is no way in', async () => {
  const { room, parts, hostile } = await trueParts();
  const zip = await zipOf(parts);
  const at = zip.lastIndexOf(Buffer.from('room.db')) - 46;
  zip.writeUInt32LE(0x7fffffff, at + 20);
  zip.writeUInt32LE(0x7fffffff, at + 24);
  writeFileSync(hostile, zip);
  expect((await room.refused('backups.chooseFile', {})).code).toBe('notABackup');
});

test('another key file beside the database, and a database beside another key file, are both damage', async () => {
  const { room, parts, hostile } = await trueParts();
  const other = await trueParts();
  for (const swapped of ['vault.json', 'room.db']) {
    const mixed = parts.map((part) =>
      part.path === swapped ? (other.parts.find(({ path }) => path === swapped) ?? part) : part,
    );
    const listed = withManifest(mixed, ({ files }) => {
      for (const file of files) {
        const { content } = mixed.find(({ path }) => path === file.path) ?? { content: Buffer.alloc(0) };
        file.bytes = content.length;
        file.sha256 = createHash('sha256').update(content).digest('hex');
      }
    });
    writeFileSync(hostile, await zipOf(listed));
    const found = await room.get('backups.chooseFile', {});
    const refusal = await room.refused('backups.test', {
      token: found?.token ?? '',
      kind: 'password',
      secret: PASSWORD,
    });
    expect(refusal.code).toBe('damagedBackup');
    expect(existsSync(join(room.folder, 'vault.next.part'))).toBe(false);
  }
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
});

/**
 * The attack: while the counsellor reads what is in her backup, another program lays a vault of its own, to
 * which it knows the password, where the tested one lies.
 */
test('what lies beside the vault must still be what was tested when it is put in place', async () => {
  const { room, parts, hostile, vaultId } = await trueParts();
  const other = await trueParts();
  writeFileSync(hostile, await zipOf(parts));
  const token = (await room.get('backups.chooseFile', {}))?.token ?? '';
  const part = join(room.folder, 'vault.next.part');
  for (const swap of [
    () => cpSync(join(other.room.folder, 'vault'), part, { recursive: true }),
    () => rmSync(part, { recursive: true }),
  ]) {
    await room.get('backups.test', { token, kind: 'password', secret: PASSWORD });
    swap();
    expect((await room.refused('backups.restore', { token })).code).toBe('testAgain');
    room.clock.now += 60_000;
  }
  expect(JSON.parse(readFileSync(join(room.folder, 'vault/vault.json'), 'utf8')).vaultId).toBe(vaultId);
  await room.get('backups.test', { token, kind: 'password', secret: PASSWORD });
  await room.get('backups.restore', { token });
});

test('a file that is named like a backup of this vault, but is none, is never deleted by keeping order', async () => {
  const room = await deskInRoom();
  const folder = stick();
  await chooseStick(room, folder);
  const start = openRoomOf(room).vaultId.slice(0, 8);
  const names = Array.from({ length: 40 }, (_, day) => `心港备份-202601${day + 10}-090000-${start}.hhbackup`);
  for (const name of names) writeFileSync(join(folder, name), 'my own notes');
  await room.get('backups.make', {});
  expect(namesIn(folder)).toEqual(expect.arrayContaining(names));
  expect(readFileSync(join(folder, names[0] ?? ''), 'utf8')).toBe('my own notes');
});
