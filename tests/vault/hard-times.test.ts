import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { deskAtDoor, deskInRoom, PASSWORD, type TestDesk } from './desk.ts';
import { enrolled } from './sample.ts';

/** What a school's PC does to a vault: each has a clear end, and loses nothing. */

const right = { kind: 'password' as const, secret: PASSWORD };

async function names(room: TestDesk): Promise<string[]> {
  return (await room.get('students.list', {})).map(({ name }) => name);
}

test('a second copy of the app finds the vault taken, and opens it once the first has closed', async () => {
  const first = await deskInRoom();
  await enrolled(first);
  const second = deskAtDoor(first.folder);
  expect((await second.refused('vault.unlock', right)).code).toBe('openElsewhere');
  await enrolled(first, { studentNumber: '2', name: '周大禾' });
  first.lock();
  await second.get('vault.unlock', right);
  expect(await names(second)).toEqual(['周大禾', '周小禾']);
});

test('on a full disk a record is refused with a clear word, whole, and written once there is room', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  const { connection } = room.desk.room ?? {};
  const pages = connection?.pragma('page_count', { simple: true });
  connection?.pragma(`max_page_count = ${pages}`);
  const added: string[] = [];
  let refusal: string | undefined;
  for (let number = 2; refusal === undefined && number < 2_000; number += 1) {
    const outcome = await room.ask('students.add', {
      studentNumber: `${number}`,
      name: `学生${number}`,
      gender: 'unknown',
      bornOn: null,
      className: '七年级(1)班',
      guardianName: '监护人',
      guardianRelation: '父亲',
      guardianPhone: '',
    });
    if (outcome.ok) added.push(`学生${number}`);
    else refusal = outcome.failure.code;
  }
  expect(refusal).toBe('diskFull');
  expect((await names(room)).toSorted()).toEqual(['周小禾', ...added].toSorted());
  connection?.pragma(`max_page_count = ${4_000_000}`);
  await enrolled(room, { studentNumber: 'later', name: '后来' });
  expect(await names(room)).toContain('后来');
  expect((await room.get('audit.recent', { before: null })).intact).toBe(true);
});

/** Acts as somebody for whom permissions hold; for root, as which a container's tests run, they do not. */
async function withoutPrivileges<Result>(folder: string, act: () => Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== 0) return act();
  const nobody = 65_534;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  for (const path of [folder, ...paths]) chownSync(path, nobody, nobody);
  process.seteuid?.(nobody);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

test('a vault in a folder that cannot be written to is left as it is, with a clear word', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  room.lock();
  const vault = join(room.folder, 'vault');
  const files = ['vault.json', 'room.db'].map((name) => join(vault, name));
  const before = files.map((file) => readFileSync(file));
  const open = (mode: number) => {
    for (const file of files) chmodSync(file, mode === 0o500 ? 0o400 : 0o600);
    chmodSync(vault, mode);
  };
  onTestFinished(() => open(0o700));
  const refusal = await withoutPrivileges(room.folder, async () => {
    open(0o500);
    return room.refused('vault.unlock', right);
  });
  expect(refusal.code).toBe('readOnly');
  expect(files.map((file, at) => readFileSync(file).equals(before[at] ?? Buffer.alloc(0)))).toEqual([
    true,
    true,
  ]);
  open(0o700);
  await room.get('vault.unlock', right);
  expect(await names(room)).toEqual(['周小禾']);
});

test('a key file without its database, and a database without its key file, make nothing new', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  room.lock();
  const vault = join(room.folder, 'vault');
  for (const [file, code] of [
    ['room.db', 'databaseMissing'],
    ['vault.json', 'damagedKeyFile'],
  ] as const) {
    renameSync(join(vault, file), join(vault, 'put-aside'));
    expect((await room.refused('vault.unlock', right)).code).toBe(code);
    expect(existsSync(join(vault, file))).toBe(false);
    renameSync(join(vault, 'put-aside'), join(vault, file));
  }
  await room.get('vault.unlock', right);
  expect(await names(room)).toEqual(['周小禾']);
});

test('a clock set back loses nothing, keeps the order of the log, and is known to the room', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  const usedAt = room.clock.now;
  room.lock();
  room.clock.now = new Date(2020, 0, 1, 8).getTime();
  await room.get('vault.unlock', right);
  expect(room.desk.room?.clockSetBackFrom).toBe(usedAt);
  expect(await names(room)).toEqual(['周小禾']);
  const { lines, intact } = await room.get('audit.recent', { before: null });
  expect(intact).toBe(true);
  expect(lines[0]?.action).toBe('全面检查记录文件');
  room.lock();
  room.clock.now = usedAt + 60_000;
  await room.get('vault.unlock', right);
});
