import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { choose, goTo, manageFile, pick, press, told, write, writeDown } from '#tests/demo/screen-hands.ts';
import { answerSaveDialog, createVault, type LaunchedRoom, launchRoom, lock, unlock } from './launch-room.ts';
import { whereWordsLie } from './left-behind.ts';

const PASSWORD = '海风-2026-静静';
const NAME = '欧阳澜漪';
const REFUSED_NAME = '司徒凝霜';
const NUMBER = '20260101';
const TOPIC = '夜里总是惊醒';
const NOTES = '只给自己看的手记';
const EMOTION = '总说活着没有意思';
const WORDS = [PASSWORD, NAME, REFUSED_NAME, TOPIC, NOTES, EMOTION];

/** Searches everything that the app could have written, after one more thing was done in it. */
async function leavesNothing(room: LaunchedRoom, after: string): Promise<void> {
  await test.step(after, async () => {
    expect(await whereWordsLie(room, WORDS), after).toEqual([]);
  });
}

/** Fills in a student and hands the form in. */
async function enterStudent(page: Page, name: string): Promise<void> {
  await goTo(page, '学生');
  await page.getByRole('button', { name: '新增学生', exact: true }).first().click();
  const sheet = page.getByRole('dialog', { name: '新增学生' });
  await write(sheet, '姓名', name);
  await write(sheet, '学号', NUMBER);
  await sheet.getByRole('combobox', { name: '班级' }).fill('七年级(1)班');
  await press(sheet, '保存');
}

async function addStudent(page: Page): Promise<void> {
  await enterStudent(page, NAME);
  await expect(page.getByRole('heading', { name: NAME })).toBeVisible();
}

/** The number is another student's already: the form is refused, with everything that was typed in it. */
async function addStudentTwice(page: Page): Promise<void> {
  await enterStudent(page, REFUSED_NAME);
  const sheet = page.getByRole('dialog', { name: '新增学生' });
  await expect(sheet.getByRole('textbox', { name: '学号' })).toHaveAttribute('aria-invalid', 'true');
  await press(sheet, '取消');
}

async function writeSession(page: Page): Promise<void> {
  await goTo(page, '辅导记录');
  await page.getByRole('button', { name: '写辅导记录', exact: true }).first().click();
  const form = page.getByRole('form', { name: '保存', exact: true });
  await pick(page, form, '学生', NUMBER);
  await page.keyboard.press('Escape');
  await write(form, '主题', TOPIC);
  await write(form, '辅导内容', TOPIC);
  await write(form, '心理教师手记', NOTES);
  await press(form, '保存');
  await told(page, '已保存辅导记录');
}

/** Every place of the rail, every tab that a place has, and what opens in a student's file. */
async function lookEverywhere(page: Page): Promise<string[]> {
  const places = await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('listitem')
    .getByRole('button')
    // Their words: a number beside one says how much waits there.
    .evaluateAll((buttons) => buttons.map(({ textContent }) => (textContent ?? '').replace(/\d+/, '')));
  for (const place of places) {
    await goTo(page, place);
    await lookAtTabs(page);
  }
  await goTo(page, '学生');
  await page.getByRole('textbox', { name: '搜索学生' }).fill('欧阳');
  await page.getByRole('grid', { name: '学生名单' }).getByText(NAME).click();
  await expect(page.getByRole('heading', { name: NAME })).toBeVisible();
  for (const act of ['写辅导记录', '记家校沟通', '添加监护人', '添加附件']) {
    await expect(await writeDown(page, act)).toBeVisible();
    await page.keyboard.press('Escape');
  }
  for (const act of ['基本信息', '班级与休学', '移交']) {
    await expect(await manageFile(page, act)).toBeVisible();
    await page.keyboard.press('Escape');
  }
  return places;
}

async function lookAtTabs(page: Page): Promise<void> {
  for (const tab of await page.getByRole('main').getByRole('tab').all()) {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('main').getByRole('tabpanel').first()).toBeVisible();
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
  }
}

async function issueLetter(page: Page): Promise<void> {
  await goTo(page, '告知书');
  await page.getByRole('button', { name: '写告知书', exact: true }).first().click();
  const form = page.getByRole('form', { name: '写告知书' });
  await pick(page, form, '学生', NUMBER);
  await write(form, '情绪', EMOTION);
  await choose(page, form, '发现途径', '班主任');
  await expect(page.frameLocator('iframe').getByText(EMOTION)).toBeVisible();
  await write(page.getByRole('group', { name: '咨询室电话' }), '咨询室电话', '025-8866 1234');
  await press(page.getByRole('group', { name: '咨询室电话' }), '保存');
  await press(form, '发出');
  await press(page.getByRole('dialog', { name: '发出告知书' }), '确认发出');
  await expect(page.getByText(/^心告〔\d+〕\d+号 已发出$/)).toBeVisible();
  await goTo(page, '告知书');
  await page.getByRole('checkbox', { name: '全选' }).check();
}

/** How often a save dialog has been answered since. */
async function countSaveDialogs(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate(({ dialog }) => {
    // The answer of answerSaveDialog, which does not ask what it is asked.
    const answer = dialog.showSaveDialog as () => Promise<Electron.SaveDialogReturnValue>;
    const world = Object.assign(globalThis, { saveDialogs: 0 });
    dialog.showSaveDialog = () => {
      world.saveDialogs += 1;
      return answer();
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { saveDialogs: number }).saveDialogs);
}

const vaultProcess = (app: ElectronApplication) =>
  app.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'HeartHarbor vault')?.pid ?? 0);
const pageProcess = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
const addressOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '');

test('no word about a student stands anywhere outside of the vault, whatever was done and whatever went wrong', async () => {
  const papers = mkdtempSync(join(tmpdir(), 'heartharbor-papers-'));
  const room = await launchRoom();
  const { app, page } = room;
  await createVault(page, { school: '滨海实验学校', password: PASSWORD });
  await addStudent(page);
  await leavesNothing(room, 'a student was added');
  await addStudentTwice(page);
  await leavesNothing(room, 'a form was refused');
  await writeSession(page);
  await leavesNothing(room, 'a session was written');
  expect((await lookEverywhere(page)).length).toBeGreaterThan(8);
  await leavesNothing(room, 'every screen was looked at');
  await issueLetter(page);
  await leavesNothing(room, 'a letter was previewed and issued');

  await press(page.getByRole('toolbar', { name: '对选中的操作' }), '保存为PDF');
  await leavesNothing(room, 'a letter lay ready');
  await press(page.getByRole('dialog', { name: /^告知书/ }), '保存为PDF');
  const dialog = page.getByRole('dialog', { name: /^保存告知书/ });
  const choosePlace = dialog.getByRole('button', { name: '选择保存位置' });
  await answerSaveDialog(app, null);
  const timesAsked = await countSaveDialogs(app);
  await choosePlace.click();
  await expect.poll(timesAsked).toBe(1);
  await expect(choosePlace).not.toHaveAttribute('data-loading');
  await leavesNothing(room, 'saving was cancelled');
  await answerSaveDialog(app, join(papers, 'a stick that was pulled out', '告知书.pdf'));
  await choosePlace.click();
  await expect(dialog.getByText(/文件没有保存成功，记录都在/)).toBeVisible();
  await leavesNothing(room, 'saving failed');
  expect(readdirSync(papers)).toEqual([]);
  await answerSaveDialog(app, join(papers, '告知书.pdf'));
  await choosePlace.click();
  await told(page, /已保存 告知书\.pdf/);
  expect(readdirSync(papers)).toEqual(['告知书.pdf']);
  await leavesNothing(room, 'a letter was saved as a PDF');

  await lock(page);
  await leavesNothing(room, 'the room was locked');
  await unlock(page, PASSWORD);
  await goTo(page, '辅导记录');
  await expect(page.getByRole('grid', { name: '辅导记录' })).toContainText(NAME);
  process.kill(await vaultProcess(app), 'SIGSEGV');
  await expect(page.getByText(/保险库进程意外停止/)).toBeVisible();
  await leavesNothing(room, 'the vault process crashed');

  await unlock(page, PASSWORD);
  await goTo(page, '辅导记录');
  await expect(page.getByRole('grid', { name: '辅导记录' })).toContainText(NAME);
  process.kill(await pageProcess(app), 'SIGSEGV');
  await expect.poll(() => addressOf(app)).toContain('heartharbor://door/?notice=crashed');
  await leavesNothing(room, 'the page crashed');

  await room.close();
  await leavesNothing(room, 'the app has ended');
  rmSync(papers, { recursive: true, force: true });
  rmSync(room.userData, { recursive: true, force: true });
});

/** A search that finds nothing proves something only if it finds what is there. */
test('the search finds a word in each way of writing, and in a file that has no name any more', async () => {
  const room = await launchRoom();
  await createVault(room.page, { school: '滨海实验学校', password: PASSWORD });
  await room.app.evaluate(
    async ({ app, BrowserWindow }, { word, number }) => {
      const { writeFileSync, openSync, unlinkSync } = process.getBuiltinModule('node:fs');
      const folder = app.getPath('temp');
      writeFileSync(`${folder}/utf8.log`, word, 'utf8');
      writeFileSync(`${folder}/utf16.log`, word, 'utf16le');
      const nameless = `/dev/shm/heartharbor-search-${number}`;
      if (process.platform === 'linux') {
        writeFileSync(nameless, word);
        openSync(nameless, 'r');
        unlinkSync(nameless);
      }
      BrowserWindow.getAllWindows()[0]?.setTitle(word);
      process.stdout.write(word);
    },
    { word: NAME, number: process.pid },
  );
  await expect.poll(() => room.output.join('')).toContain(NAME);
  const found = await whereWordsLie(room, [NAME]);
  expect(found).toContain('the terminal');
  expect(found).toContain('the title of the window');
  expect(found.filter((place) => /utf(8|16)\.log$/.test(place))).toHaveLength(2);
  expect(found.some((place) => place.startsWith('/proc/'))).toBe(process.platform === 'linux');
  await room.done();
});
