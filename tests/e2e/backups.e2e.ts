import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerOpenDialog, closeWindow, launchRoom, lock, openRoom, unlock } from './launch-room.ts';
import { tellPower } from './power.ts';

const PASSWORD = '海风-2026-静静';
const SCHOOL = '滨海实验学校';

const folders: string[] = [];
test.afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that stands for a stick. */
function stick(): string {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-stick-'));
  folders.push(folder);
  return folder;
}

async function addStudent(page: Page, name: string, studentNumber: string): Promise<void> {
  const added = await page.evaluate(
    (particulars) =>
      window.heartharbor.request('students.add', {
        ...particulars,
        gender: 'female',
        bornOn: null,
        className: '七年级(1)班',
        guardianName: '',
        guardianRelation: '',
        guardianPhone: '',
      }),
    { name, studentNumber },
  );
  expect(added.ok).toBe(true);
}

async function openBackups(page: Page): Promise<void> {
  await page.getByRole('button', { name: '设置', exact: true }).click();
  await page.getByRole('tab', { name: '备份', exact: true }).click();
}

/** Walks through the three steps of restoring at the door, from the picked file to the open room. */
async function restore(page: Page): Promise<void> {
  await page.getByRole('button', { name: '选择备份文件' }).click();
  await page.getByRole('textbox', { name: '密码', exact: true }).fill('不是这个密码');
  await page.getByRole('button', { name: '检查备份' }).click();
  await expect(page.getByRole('alert')).toContainText('备份没有打开');
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '检查备份' }).click();
  await expect(page.getByRole('heading', { name: '备份完好，可以恢复' })).toBeVisible();
  const contents = page.locator('dl[aria-label="备份内容"]');
  await expect(contents).toContainText(SCHOOL);
  await expect(contents).toContainText('1 人');
  await expect(page.getByText('之后删除或更换过的密码会重新有效')).toBeVisible();
  await page.getByRole('button', { name: '恢复这份备份' }).click();
  await expect(page.getByRole('heading', { name: '已恢复' })).toBeVisible();
  await expect(page.getByText('之后删除或更换过的密码又有效了')).toBeVisible();
}

async function openRestored(page: Page): Promise<void> {
  await page.getByRole('button', { name: '去打开' }).click();
  await unlock(page, PASSWORD);
  await page.getByRole('button', { name: '学生', exact: true }).click();
  await expect(page.getByRole('grid', { name: '学生名单' })).toContainText('周小禾');
}

test('a backup on a stick brings back a damaged vault, and moves everything to a new PC', async () => {
  const folder = stick();
  const room = await openRoom();
  const { app, page, userData } = room;
  await addStudent(page, '周小禾', '20260101');

  await test.step('the settings choose the stick, and the first backup is made at once', async () => {
    await openBackups(page);
    await answerOpenDialog(app, folder);
    await page.getByRole('button', { name: '选择备份位置' }).click();
    await expect(page.getByText('已备份并核对无误')).toBeVisible();
    await expect(page.locator('dl[aria-label="备份位置"]')).toContainText(folder);
    await expect(page.getByRole('table', { name: '备份文件' }).getByRole('row')).toHaveCount(2);
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^心港备份-\d{8}-\d{6}-\w{8}\.hhbackup$/)]);
  });
  const newestBackup = () => join(folder, readdirSync(folder).sort().at(-1) ?? '');

  await test.step('a damaged vault is restored from it; what was damaged is kept', async () => {
    await lock(page);
    const database = openSync(join(userData, 'vault/room.db'), 'r+');
    writeSync(database, Buffer.alloc(64, 7), 0, 64, 4096 * 2 + 512);
    closeSync(database);
    await page.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '打开', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('请从备份恢复');
    await page.getByRole('button', { name: '从备份恢复' }).click();
    await answerOpenDialog(app, newestBackup());
    await restore(page);
    const kept = readdirSync(userData).find((name) => name.startsWith('vault.kept-')) ?? 'none';
    await expect(page.getByText(kept)).toBeVisible();
    await openRestored(page);
  });
  await room.close();

  await test.step('a new PC has no vault yet, and gets this one by one file', async () => {
    const newPc = await launchRoom();
    await newPc.page.getByRole('button', { name: '换了电脑？从备份恢复' }).click();
    await answerOpenDialog(newPc.app, newestBackup());
    await restore(newPc.page);
    await openRestored(newPc.page);
    await newPc.done();
  });
});

test('locking makes the backup of the day by itself, and a stick that is missing is said on the workbench', async () => {
  const folder = stick();
  const room = await openRoom();
  const { app, page, userData } = room;
  await addStudent(page, '周小禾', '20260101');
  await lock(page);
  expect(readdirSync(join(userData, 'vault/backups'))).toHaveLength(1);
  await unlock(page, PASSWORD);
  await expect(page.getByRole('list', { name: '提醒' })).toContainText('备份目前只在这台电脑上');

  await answerOpenDialog(app, folder);
  await page.evaluate(() => window.heartharbor.request('backups.chooseFolder', {}));
  const away = `${folder}-in-a-drawer`;
  folders.push(away);
  renameSync(folder, away);
  await lock(page);
  await unlock(page, PASSWORD);
  const notice = page.getByRole('list', { name: '提醒' });
  await expect(notice).toContainText(`没有找到备份位置“${folder}”，那里还没有备份`);
  await notice.getByRole('button', { name: '打开备份' }).click();
  await expect(page.getByRole('table', { name: '备份记录' })).toContainText('没有找到备份位置');

  renameSync(away, folder);
  await page.getByRole('button', { name: '现在备份' }).click();
  await expect(page.getByText('已备份并核对无误')).toBeVisible();
  expect(readdirSync(folder)).toHaveLength(1);
  await page.getByRole('button', { name: '工作台', exact: true }).click();
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  await expect(page.getByRole('list', { name: '提醒' })).toHaveCount(0);
  await room.done();
});

test('a long backup shows how far it is, can be cancelled, and at locking is waited for, even by a closed window', async () => {
  const room = await openRoom();
  const { page, userData } = room;
  await addStudent(page, '周小禾', '20260101');
  // A hundred megabytes that take a while.
  await page.evaluate(async () => {
    const content = 'x'.repeat(199_000);
    for (let count = 0; count < 500; count += 1) {
      await window.heartharbor.request('drafts.keep', { key: `long:${count}`, content });
    }
  });
  const backups = join(userData, 'vault/backups');

  await openBackups(page);
  await page.getByRole('button', { name: '现在备份' }).click();
  await expect(page.getByRole('progressbar', { name: '备份进度' })).toBeVisible();
  await page.getByRole('button', { name: '取消备份' }).click();
  await expect(page.getByText('已取消备份')).toBeVisible();
  expect(readdirSync(backups)).toEqual([]);

  await page.getByRole('button', { name: /^上锁/ }).click();
  await expect(page.getByText('正在保存今天的备份')).toBeVisible();
  await closeWindow(room);
  expect(room.output.join('')).not.toMatch(/Error/);
  expect(readdirSync(backups)).toEqual([expect.stringMatching(/\.hhbackup$/)]);
});

test('closing the window makes the backup of the day too', async () => {
  const room = await openRoom();
  await addStudent(room.page, '周小禾', '20260101');
  await closeWindow(room);
  expect(readdirSync(join(room.userData, 'vault/backups'))).toEqual([expect.stringMatching(/\.hhbackup$/)]);
});

test('a PC that goes to sleep locks without its backup, which the next lock makes', async () => {
  const room = await openRoom();
  const { app, page, userData } = room;
  await addStudent(page, '周小禾', '20260101');
  await tellPower(app, 'suspend');
  await page.waitForURL(/^heartharbor:\/\/door\//);
  await unlock(page, PASSWORD);
  expect(
    existsSync(join(userData, 'vault/backups')) ? readdirSync(join(userData, 'vault/backups')) : [],
  ).toEqual([]);
  await lock(page);
  await expect(page.getByRole('textbox', { name: '密码', exact: true })).toBeVisible();
  expect(readdirSync(join(userData, 'vault/backups'))).toHaveLength(1);
  await room.done();
});
