import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Shell } from '#shared/contract/shell.ts';
import { attached, openRoomOf, wantedOn } from '../vault/attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../vault/desk.ts';
import { enrolled } from '../vault/sample.ts';

/**
 * The attack: a file with a clever name comes by mail or on a stick, and the counsellor attaches it. Its name is a
 * path that leads out of the vault's folder, or over the key file; a device of Windows, which swallows what is written
 * to it; or it is turned round by a mark that nobody sees, so that a program reads as a picture. Months later she
 * exports it, and the dialog offers that name.
 *
 * What must hold: in the vault the file is named by its random id alone; what is kept, shown and offered is a plain
 * name.
 */
const NAMES: [given: string, kept: string][] = [
  ['..\\..\\vault.json', 'vault.json'],
  ['C:\\Windows\\System32\\x.dll', 'x.dll'],
  ['C:x', 'C-x'],
  ['CON.txt', '_CON.txt'],
  ['nul', '_nul'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['换\n行\u001b[31m.pdf', '换行[31m.pdf'],
  ['结尾有点. . .', '结尾有点'],
  ['room.db', 'room.db'],
  [`${'长'.repeat(80)}.pdf`, `${'长'.repeat(58)}.pdf`],
];

/** What the save dialog offers. */
async function offered(room: TestDesk, attachmentId: Awaited<ReturnType<typeof attached>>): Promise<string> {
  const asks: Parameters<Shell['chooseSavePath']>[0][] = [];
  openRoomOf(room).shell.chooseSavePath = async (ask) => {
    asks.push(ask);
    return null;
  };
  await room.get('attachments.save', { attachmentId });
  return asks[0]?.suggestedName ?? '';
}

const plain = /^(?!\.{1,2}$)[^\\/:*?"<>|\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/u;

test('whatever the file is called, it lies in the vault under its id, and is offered under a plain name', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const vault = () =>
    readdirSync(join(room.folder, 'vault'))
      .filter((name) => name !== 'attachments')
      .sort();
  const vaultBefore = vault();
  const outside = readdirSync(room.folder).sort();
  const ids: string[] = [];
  for (const [given, kept] of NAMES) {
    const id = await attached(room, studentId, { fileName: given });
    ids.push(id);
    const listed = await room.get('attachments.list', { studentId });
    expect(listed.find((each) => each.id === id)?.fileName).toBe(kept);
    expect(kept).toMatch(plain);
    expect(await offered(room, id)).toBe(kept);
  }
  expect(readdirSync(join(room.folder, 'vault/attachments')).sort()).toEqual(ids.sort());
  expect(vault()).toEqual(vaultBefore);
  expect(readdirSync(room.folder).sort()).toEqual(outside);
});

/** A file system here refuses such a name; somebody with a key can still write it into the database. */
test('the row itself holds a path: what is offered on export is a plain name', async () => {
  const room = await deskInRoom();
  const id = await attached(room, await enrolled(room));
  for (const fileName of ['../../../etc/cron.d/x', '/etc/passwd', 'a\u0000.txt', '..', '']) {
    openRoomOf(room).connection.prepare('UPDATE attachments SET file_name = ?').run(fileName);
    expect(await offered(room, id)).toMatch(plain);
  }
});

/** The page is taken over, and names a path of its own. */
test('a page cannot hand over a path', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const keyFile = join(room.folder, 'vault/vault.json');
  const wanted = { ...wantedOn(studentId, { fileName: '钥匙.json' }), bytes: 3 };
  const withPath = { ...wanted, path: keyFile };
  expect((await room.refused('attachments.startAdding', withPath)).code).toBe('badInput');
  // Named as the file's name it opens nothing: the content is what the page itself brings.
  const id = await attached(room, studentId, { fileName: keyFile, bytes: Buffer.from('abc') });
  const [listed] = await room.get('attachments.list', { studentId });
  expect(listed).toMatchObject({ id, fileName: 'vault.json', bytes: 3 });
});
