import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { atTheKeys, coloursOf, type, windowOf } from './at-the-desk.ts';
import { filesBelow, type StartedApp, startPacked } from './start-packed.ts';

const PASSWORD = 'quiet harbour 2026 lantern';
const SCHOOL = 'binhai school';
const PERSON = 'lin jing';
/** A blank window shows one colour, letters with soft edges hundreds. */
const BLANK = 50;
const patience = { timeout: 30_000, interval: 100 };

/** The processes that the app has started, and theirs, as the system lists them. */
function processesOf(app: StartedApp): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // The name in brackets may hold anything; the parent stands behind it.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended while it was looked at.
    }
  }
  const found = [app.process.pid];
  for (const parent of found) for (const [pid, of] of parents) if (of === parent) found.push(pid);
  return found;
}

const words = (pid: number) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
};

test('the packed app shows its door, sandboxed, and ends when it is told to, leaving no log', async () => {
  const app = startPacked(inject('program'));
  const window = await windowOf(app, '心港');
  await expect.poll(() => coloursOf(window), patience).toBeGreaterThan(BLANK);
  const lines = processesOf(app).map(words);
  expect(lines.some((line) => line.includes('--utility-sub-type=node.mojom.NodeService'))).toBe(true);
  expect(lines.flat()).not.toContain('--no-sandbox');
  app.process.kill('SIGTERM');
  expect(await app.ended).toBe(0);
  const left = filesBelow(app.home);
  expect(left.filter((file) => /debug\.log$|\.dmp$|net-?log|crash.*\.txt$/i.test(file))).toEqual([]);
  expect(existsSync(join(app.userData, 'logs'))).toBe(false);
});

test('the first vault is made in it with keys alone: argon2 and the encrypted database load from the package', async () => {
  const app = startPacked(inject('program'));
  const window = await windowOf(app, '心港');
  await expect.poll(() => coloursOf(window), patience).toBeGreaterThan(BLANK);
  // From one password to the next lies the button that shows what was typed.
  await atTheKeys(window);
  await type([SCHOOL, '<Tab>', PERSON, '<Tab>', PASSWORD, '<Tab>', '<Tab>', PASSWORD, '<Return>']);
  const vault = join(app.userData, 'vault.unfinished');
  await expect
    .poll(() => filesBelow(vault), patience)
    .toEqual(expect.arrayContaining(['room.db', 'vault.json']));

  const keyFile: unknown = JSON.parse(readFileSync(join(vault, 'vault.json'), 'utf8'));
  expect(keyFile).toMatchObject({
    format: 'heartharbor-vault',
    slots: [{ kind: 'password' }, { kind: 'recoveryCode' }],
  });
  const database = readFileSync(join(vault, 'room.db'));
  expect(database.length).toBeGreaterThan(4096);
  expect(database.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');

  app.process.kill('SIGTERM');
  expect(await app.ended).toBe(0);
  const files = filesBelow(app.home).map((file) => join(app.home, file));
  expect(files.length).toBeGreaterThan(5);
  for (const word of [PASSWORD, SCHOOL, PERSON]) {
    const needles = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')];
    const readable = files.filter((file) => needles.some((needle) => readFileSync(file).includes(needle)));
    expect(readable).toEqual([]);
    expect(app.output()).not.toContain(word);
  }
  expect(statSync(app.userData).mode & 0o077).toBe(0);
});
