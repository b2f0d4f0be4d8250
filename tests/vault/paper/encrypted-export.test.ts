import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { SummaryId } from '#shared/contract/fields.ts';
import { encryptedZip } from '#vault/strongbox/paper/encrypted-zip.ts';
import { deskAtDoor, deskInRoom, type TestDesk } from '../desk.ts';
import { day } from '../sample.ts';
import { listed, unpacked } from './seven-zip.ts';

const EXPORT_PASSWORD = 'kfw7-m3bx-9acd-pq5h';

async function summaryIn(room: TestDesk, title = '暑期'): Promise<SummaryId> {
  const span = { fromOn: day('2026-07-01'), untilOn: day('2026-08-25') };
  const { summaryId } = await room.get('summaries.add', {
    title,
    ...span,
    activitiesFromOn: span.fromOn,
    activitiesUntilOn: span.untilOn,
  });
  return summaryId;
}

const exportsOf = async (room: TestDesk) => {
  const { lines } = await room.get('audit.recent', { before: null });
  const line = lines.find(({ action }) => action === '导出汇总表');
  return line ? await room.get('audit.facts', { sequence: line.sequence }) : null;
};

test('7-Zip opens an encrypted export with the password alone, and finds the very bytes', async () => {
  const { folder } = deskAtDoor();
  const file = join(folder, '导出.zip');
  for (const bytes of [randomBytes(3_000_000), Buffer.from('%PDF-1.7 周小禾的告知书')]) {
    writeFileSync(file, await encryptedZip('告知书.pdf', bytes, EXPORT_PASSWORD));
    expect(unpacked(file, EXPORT_PASSWORD).files).toEqual(new Map([['告知书.pdf', bytes]]));
    const wrong = unpacked(file, `${EXPORT_PASSWORD}x`);
    expect(wrong.files).toBeNull();
    expect(wrong.said).toContain('Wrong password');
    expect(listed(file)).toContain('Method = AES-256');
    expect(readFileSync(file).includes(bytes.subarray(0, 16))).toBe(false);
  }
});

test('the same document under the same password is never the same file twice', async () => {
  const bytes = Buffer.from('%PDF-1.7 周小禾');
  const [one, other] = [
    await encryptedZip('告知书.pdf', bytes, EXPORT_PASSWORD),
    await encryptedZip('告知书.pdf', bytes, EXPORT_PASSWORD),
  ];
  expect(Buffer.from(one).equals(other)).toBe(false);
});

test('a summary saved with a password is a ZIP whose inner name is no typed one; the log says encrypted, never the password', async () => {
  const room = await deskInRoom();
  const summaryId = await summaryIn(room, '周小禾的暑期');
  room.chosen.save = join(room.folder, '给教育局');
  expect(
    await room.get('summaries.save', { summaryId, password: EXPORT_PASSWORD, withReasons: false }),
  ).toEqual({
    saved: true,
    fileName: '给教育局.zip',
  });
  const file = join(room.folder, '给教育局.zip');
  expect(listed(file)).not.toContain('周小禾');
  const { files } = unpacked(file, EXPORT_PASSWORD);
  expect([...(files?.keys() ?? [])]).toEqual(['汇总表.xlsx']);
  expect(read(files?.get('汇总表.xlsx')).Sheets.统计表?.A1?.v).toContain('周小禾的暑期');
  expect(await exportsOf(room)).toEqual([
    { label: '文件名', before: null, after: '给教育局.zip' },
    { label: '加密', before: null, after: '是' },
  ]);
  const told = room.desk.room?.connection.prepare('SELECT * FROM audit_log').all();
  expect(JSON.stringify(told)).not.toContain(EXPORT_PASSWORD);
  expect(room.log.join('\n')).not.toContain(EXPORT_PASSWORD);
});

test('saved without a password it is the document itself, and the log says so', async () => {
  const room = await deskInRoom();
  const summaryId = await summaryIn(room);
  room.chosen.save = join(room.folder, '汇总.xlsx');
  await room.get('summaries.save', { summaryId, withReasons: false });
  expect(read(readFileSync(room.chosen.save)).SheetNames).toEqual(['统计表']);
  expect(await exportsOf(room)).toContainEqual({ label: '加密', before: null, after: '否' });
});

test.each([
  ['too short', 'Abc-1234567'],
  ['Chinese, which 7-Zip on a Chinese Windows would read in another code page', '海风静静海风静静海风静静'],
  ['with a space, which is lost on the way', 'abc def ghi jkl'],
  ['of a few characters over and over', '121212121212'],
])(
  'a password is refused that is %s; nothing is saved, and the refusal does not repeat it',
  async (_why, password) => {
    const room = await deskInRoom();
    const summaryId = await summaryIn(room);
    room.chosen.save = join(room.folder, '汇总.zip');
    const refusal = await room.refused('summaries.save', { summaryId, password, withReasons: false });
    expect(refusal.fields?.password).toMatch(/\p{Script=Han}/u);
    expect(JSON.stringify(refusal)).not.toContain(password);
    expect(existsSync(room.chosen.save)).toBe(false);
    expect(await exportsOf(room)).toBeNull();
  },
);

test('a cancelled dialog leaves no file and no line', async () => {
  const room = await deskInRoom();
  const summaryId = await summaryIn(room);
  const before = readdirSync(room.folder);
  expect(
    await room.get('summaries.save', { summaryId, password: EXPORT_PASSWORD, withReasons: false }),
  ).toEqual({
    saved: false,
  });
  expect(readdirSync(room.folder)).toEqual(before);
  expect(await exportsOf(room)).toBeNull();
});

test('a name that is too long for the disk is refused in those words, and nothing is left of it', async () => {
  const room = await deskInRoom();
  const summaryId = await summaryIn(room);
  const before = readdirSync(room.folder);
  // Longer than any file system takes; and longer than one that counts bytes.
  for (const letters of [300, 120]) {
    room.chosen.save = join(room.folder, `${'长'.repeat(letters)}.xlsx`);
    const { message } = await room.refused('summaries.save', { summaryId, withReasons: false });
    expect(message).toContain('文件名太长');
    expect(message).toContain('换一个短一些的文件名');
  }
  expect(readdirSync(room.folder)).toEqual(before);
  expect(await exportsOf(room)).toBeNull();
});

test('where nothing can be saved, what lay there stays, no half file is left, and the log tells of no export', async () => {
  const room = await deskInRoom();
  const summaryId = await summaryIn(room);
  // A folder of the same name: the last step, putting the file in its place, fails.
  const taken = join(room.folder, '汇总.zip');
  mkdirSync(taken);
  writeFileSync(join(taken, '里面的文件'), 'x');
  room.chosen.save = taken;
  const before = readdirSync(room.folder);
  expect(
    (await room.refused('summaries.save', { summaryId, password: EXPORT_PASSWORD, withReasons: false })).code,
  ).toBe('cannotSave');
  expect(readdirSync(room.folder)).toEqual(before);
  expect(await exportsOf(room)).toBeNull();
});

test('a line that cannot be written leaves no file either', async () => {
  const room = await deskInRoom();
  const summaryId = await summaryIn(room);
  room.chosen.save = join(room.folder, '汇总.xlsx');
  room.desk.room?.connection.exec(
    `CREATE TRIGGER full_disk BEFORE INSERT ON audit_log BEGIN SELECT RAISE(ABORT, 'as a full disk would'); END`,
  );
  await room.refused('summaries.save', { summaryId, withReasons: false });
  expect(readdirSync(room.folder).filter((name) => name.startsWith('汇总'))).toEqual([]);
  room.desk.room?.connection.exec('DROP TRIGGER full_disk');
});
