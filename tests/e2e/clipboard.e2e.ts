import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { launchRoom, lock, openRoom, unlock } from './launch-room.ts';

const PASSWORD = '海风-2026-静静';
const SCHOOL = '滨海实验学校';

/** The PC's own clipboard. */
const clipboardOf = (app: ElectronApplication) => app.evaluate(async ({ clipboard }) => clipboard.readText());

/** Counts how often the app itself looks at the clipboard from now on. */
async function countReads(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate(({ clipboard }) => {
    const read = clipboard.readText.bind(clipboard);
    const world = Object.assign(globalThis, { clipboardReads: 0 });
    clipboard.readText = () => {
      world.clipboardReads += 1;
      return read();
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { clipboardReads: number }).clipboardReads);
}

async function copySchoolName(page: Page): Promise<void> {
  await page.getByText(SCHOOL).first().selectText();
  await page.keyboard.press('Control+c');
}

test('what is copied from the room is on the clipboard, and gone again after its time', async () => {
  const room = await openRoom({ env: { HEARTHARBOR_CLIPBOARD_SECONDS: '5' } });
  const { app, page } = room;
  await copySchoolName(page);
  await expect.poll(() => clipboardOf(app), { intervals: [50] }).toBe(SCHOOL);
  await expect.poll(() => clipboardOf(app)).toBe('');

  await page.getByRole('button', { name: '设置', exact: true }).click();
  const counsellor = page.getByRole('textbox', { name: '心理教师' });
  await counsellor.selectText();
  await page.keyboard.press('Control+x');
  await expect.poll(() => clipboardOf(app), { intervals: [50] }).toBe('林静');
  await expect.poll(() => clipboardOf(app)).toBe('');
  await room.done();
});

test('the recovery code does not stay on the clipboard either', async () => {
  const room = await launchRoom({ env: { HEARTHARBOR_CLIPBOARD_SECONDS: '5' } });
  const { app, page } = room;
  await page.getByRole('textbox', { name: '学校名称' }).fill(SCHOOL);
  await page.getByRole('textbox', { name: '您的姓名' }).fill('林静');
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
  await page.getByRole('textbox', { name: '再次输入密码' }).fill(PASSWORD);
  await page.getByRole('button', { name: '下一步' }).click();
  const code = page.getByLabel('恢复码', { exact: true });
  await code.selectText();
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboardOf(app), { intervals: [50] }).not.toBe('');
  await expect.poll(() => clipboardOf(app)).toBe('');
  await room.done();
});

test('a lock clears what was copied at once, and leaves alone what another program has put there since', async () => {
  const room = await openRoom();
  const { app, page } = room;
  await copySchoolName(page);
  await expect.poll(() => clipboardOf(app)).toBe(SCHOOL);
  await lock(page);
  await expect.poll(() => clipboardOf(app)).toBe('');

  await unlock(page, PASSWORD);
  const readsOf = await countReads(app);
  await copySchoolName(page);
  // Once the app has looked at what it was told of, what comes next is known to be somebody else's.
  await expect.poll(readsOf).toBeGreaterThan(0);
  await app.evaluate(async ({ clipboard }) => clipboard.writeText('别的程序复制的'));
  await lock(page);
  expect(await clipboardOf(app)).toBe('别的程序复制的');
  await room.done();
});
