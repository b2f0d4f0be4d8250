import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { encodeGb18030 } from '#tests/sample-school/gb18030.ts';
import { createVault, type LaunchedRoom, launchRoom, lock } from './launch-room.ts';

const PASSWORD = '海风-2026-静静';
const NAME = '欧阳澜漪';
const WORDS = [NAME, '夜里总是惊醒', '只给自己看的手记', PASSWORD];

/** Puts the words into the vault through its screens' own line, and opens the pages that show them. */
async function writeSecrets(page: Page): Promise<void> {
  const outcome = await page.evaluate(async ([name, topic, notes]) => {
    const added = await window.heartharbor.request('students.add', {
      studentNumber: '20260101',
      name: name ?? '',
      gender: 'female',
      bornOn: null,
      className: '七年级(1)班',
      guardianName: '',
      guardianRelation: '',
      guardianPhone: '',
    });
    if (!added.ok) return added;
    const { today } = await window.heartharbor
      .request('school.particulars', {})
      .then((answer) => (answer.ok ? answer.value : Promise.reject(answer)));
    return window.heartharbor.request('sessions.write', {
      sessionId: null,
      text: {
        studentIds: [added.value.studentId],
        kind: 'individual',
        occurredOn: today,
        startsAt: '',
        minutes: null,
        topic: topic ?? '',
        content: topic ?? '',
        assessment: '',
        nextSteps: '',
        processNotes: notes ?? '',
      },
    });
  }, WORDS);
  expect(outcome).toMatchObject({ ok: true });
  await page.getByRole('button', { name: '学生', exact: true }).click();
  await page.getByRole('textbox', { name: '搜索学生' }).fill('欧阳');
  await page.getByRole('grid', { name: '学生名单' }).getByText(NAME).click();
  await expect(page.getByRole('heading', { name: NAME })).toBeVisible();
  await page.getByRole('button', { name: '辅导记录', exact: true }).click();
  await expect(page.getByRole('grid', { name: '辅导记录' })).toContainText(NAME);
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

/** Files below the app's folders that hold one of the words, in any of the encodings that a program might use. */
function filesWithWords({ userData, temp }: LaunchedRoom): string[] {
  const needles = WORDS.flatMap((word) => [
    Buffer.from(word, 'utf8'),
    Buffer.from(word, 'utf16le'),
    Buffer.from(word, 'utf16le').swap16(),
    Buffer.from(encodeGb18030(word)),
  ]);
  const files = [...filesUnder(userData), ...filesUnder(temp)];
  expect(files.some((file) => file.endsWith('room.db'))).toBe(true);
  return files.filter((file) => {
    const bytes = readFileSync(file);
    return needles.some((needle) => bytes.includes(needle));
  });
}

test('no word about a student stands in any file of the app, unlocked, locked, or after it has ended', async () => {
  const room = await launchRoom();
  await createVault(room.page, { school: '滨海实验学校', password: PASSWORD });
  await writeSecrets(room.page);
  expect(filesWithWords(room)).toEqual([]);
  await lock(room.page);
  expect(filesWithWords(room)).toEqual([]);
  await room.close();
  expect(filesWithWords(room)).toEqual([]);
  for (const word of WORDS) expect(room.output.join('')).not.toContain(word);
  rmSync(room.userData, { recursive: true, force: true });
});

test('a page reaches nothing but the app: no address, no window, no navigation, no permission, no script of its own', async () => {
  const room = await launchRoom();
  const { app, page } = room;
  await createVault(page, { school: '滨海实验学校', password: PASSWORD });
  const reached = await page.evaluate(async () => {
    const tried = (address: string) =>
      fetch(address).then(
        (answer) => answer.status,
        () => 'refused',
      );
    const runs = (code: string) => {
      const script = document.createElement('script');
      script.textContent = code;
      document.body.append(script);
      return 'ranInline' in globalThis;
    };
    return {
      http: await tried('http://127.0.0.1:9/'),
      file: await tried('file:///etc/passwd'),
      window: window.open('https://example.com') === null,
      inlineScript: runs('globalThis.ranInline = true'),
      node: typeof (globalThis as { process?: unknown }).process,
      permission: await navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
    };
  });
  expect(reached).toEqual({
    http: 'refused',
    file: 'refused',
    window: true,
    inlineScript: false,
    node: 'undefined',
    permission: 'denied',
  });
  for (const address of ['https://example.com/', 'file:///etc/passwd', 'heartharbor://paper/x']) {
    await page.evaluate((to) => {
      window.location.href = to;
    }, address);
    expect(page.url()).toBe('heartharbor://room/');
  }
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  const served = await app.evaluate(async ({ session }) => {
    const own = session.fromPartition('heartharbor');
    const status = (address: string) =>
      own.fetch(address).then(
        (answer) => answer.status,
        () => 0,
      );
    return {
      page: await status('heartharbor://room/'),
      above: await status('heartharbor://room/assets/%2e%2e/%2e%2e/main/index.js'),
      backslash: await status('heartharbor://room/assets/..%5c..%5cmain%5cindex.js'),
      otherHost: await status('heartharbor://elsewhere/'),
      guessedSheet: await status('heartharbor://paper/00000000-0000-4000-8000-000000000000'),
      outside: await status('http://127.0.0.1:9/'),
    };
  });
  expect(served).toEqual({
    page: 200,
    above: 404,
    backslash: 404,
    otherHost: 404,
    guessedSheet: 404,
    outside: 0,
  });
  await room.close();
});

test('a script in a name stays a name, on screen and on paper', async () => {
  const room = await launchRoom();
  const { page } = room;
  await createVault(page, { school: '滨海实验学校', password: PASSWORD });
  const name = '<img src=x onerror="document.title=1">';
  const previewed = await page.evaluate(async (name) => {
    const added = await window.heartharbor.request('students.add', {
      studentNumber: '1',
      name,
      gender: 'unknown',
      bornOn: null,
      className: '七年级(1)班',
      guardianName: name,
      guardianRelation: '',
      guardianPhone: '',
    });
    const wording = await window.heartharbor.request('school.letterWording', {});
    const school = await window.heartharbor.request('school.particulars', {});
    if (!added.ok || !wording.ok || !school.ok) return null;
    return window.heartharbor.request('letters.preview', {
      studentId: added.value.studentId,
      issuedOn: school.value.today,
      discoveryRoute: 'other',
      cognition: '',
      emotion: name,
      behaviour: '',
      will: '',
      hospitalDiagnosis: '',
      wording: wording.value,
    });
  }, name);
  expect(previewed).toMatchObject({ ok: true, value: { html: expect.stringContaining('&lt;img src=x') } });
  expect(JSON.stringify(previewed)).not.toContain('<img');
  await page.getByRole('button', { name: '学生', exact: true }).click();
  await page.getByText(name).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  expect(await page.locator('img').count()).toBe(0);
  await room.close();
});
