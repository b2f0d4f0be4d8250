import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { StudentId } from '#shared/contract/fields.ts';
import { localDate } from '#shared/school-calendar.ts';
import { unpacked } from '../vault/paper/seven-zip.ts';
import { allOf, lookAtRoster } from '../vault/rosters.ts';
import { ask, given } from './asked.ts';
import { savePaper } from './keyboard-hands.ts';
import {
  answerOpenDialog,
  answerSaveDialog,
  createVault,
  type LaunchedRoom,
  launchRoom,
  openRoom,
} from './launch-room.ts';
import { pagesOf } from './printed-pages.ts';

const PASSWORD = '海风-2026-静静';
const PACK_PASSWORD = 'kfw7-m3bx-9acd-pq5h';

/** Tabs on until the focus is on something of this accessible name. */
async function tabTo(page: Page, name: string): Promise<void> {
  const target = page.locator(':focus');
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const found = await target.evaluate(
      (node, wanted) =>
        (node.getAttribute('aria-label') ?? '').startsWith(wanted) ||
        (node.textContent ?? '').trim().startsWith(wanted) ||
        [...((node as HTMLInputElement).labels ?? [])].some((label) => label.textContent?.startsWith(wanted)),
      name,
    );
    if (found) return;
  }
  throw new Error(`nothing called ${name} is reached by Tab`);
}

/** 周小禾, who came to the school with the roster of 2020. */
async function enrolledOf2020({ app, page }: LaunchedRoom, folder: string): Promise<StudentId> {
  const roster = join(folder, '2020名册.csv');
  writeFileSync(
    roster,
    '学号,姓名,性别,出生日期,班级,监护人,联系电话\n20200101,周小禾,女,2008-04-09,七年级(1)班,周远,13800138000\n',
  );
  await answerOpenDialog(app, roster);
  const seen = await lookAtRoster({ ask: (name, input) => ask(page, name, input) }, { schoolYear: 2020 });
  if (!seen.ok || !seen.value) throw new Error('the roster was not read');
  await given(page, 'roster.take', allOf(seen.value));
  const [student] = await given(page, 'students.list', {});
  if (!student) throw new Error('nobody came with the roster');
  return student.id;
}

test('a student leaves, the pack goes to another school, and a file whose time is over is destroyed: by keyboard alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-end-'));
  const room = await openRoom();
  const { app, page } = room;
  const studentId = await enrolledOf2020(room, folder);
  await given(page, 'watchlist.setLevel', {
    studentIds: [studentId],
    level: 'severe',
    fromOn: localDate('2021-03-02'),
    reason: '情绪持续低落',
    decidedBy: '评估小组',
    discoveryRoute: 'homeroomTeacher',
  });

  await test.step('办理离校 out of the menu of the file', async () => {
    await page.keyboard.press('Alt+2');
    await expect(page.getByRole('grid', { name: '学生名单' })).toBeVisible();
    await page.keyboard.type('zxh');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '周小禾' })).toBeVisible();
    await tabTo(page, '档案管理');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: '办理离校…' })).toBeVisible();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: '办理离校' });
    await expect(form).toBeVisible();
    await tabTo(page, '离校日期');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('2021-07-01');
    await page.keyboard.press('Tab');
    await tabTo(page, '去向');
    await page.keyboard.type('城东中学');
    await page.keyboard.press('Control+S');
    await expect(page.getByText('已归档', { exact: true })).toBeVisible();
  });

  await test.step('the pack is saved under a password, with papers that say the same', async () => {
    const save = join(folder, '移交.zip');
    await answerSaveDialog(app, save);
    await tabTo(page, '制作移交材料');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: '问题表现' })).toHaveValue(/三类/);
    await tabTo(page, '建议措施');
    await page.keyboard.type('每周谈一次');
    await tabTo(page, '密码');
    await page.keyboard.type(PACK_PASSWORD);
    await page.keyboard.press('Control+S');
    await expect(page.getByRole('alert').filter({ hasText: '已保存' })).toBeVisible();
    const { files } = unpacked(save, PACK_PASSWORD);
    const wordsOf = async (name: string) => {
      const path = join(folder, name);
      writeFileSync(path, files?.get(name) ?? '');
      return (await pagesOf(path)).join('').replace(/\s/g, '');
    };
    expect(await wordsOf('移交材料.pdf')).toContain('每周谈一次');
    expect(await wordsOf('移交回执.pdf')).toContain('签收人');
  });

  await test.step('the other school takes it into a file of its own', async () => {
    const other = await launchRoom();
    await createVault(other.page, { school: '城东中学', person: '何静', password: PASSWORD });
    await answerOpenDialog(other.app, join(folder, '移交.zip'));
    await other.page.keyboard.press('Alt+2');
    await tabTo(other.page, '已离校');
    await other.page.keyboard.press('Enter');
    await tabTo(other.page, '接收移交材料');
    await other.page.keyboard.press('Enter');
    await expect(other.page.getByRole('button', { name: '选择文件' })).toBeFocused();
    await other.page.keyboard.press('Enter');
    await expect(other.page.getByLabel('密码', { exact: true })).toBeFocused();
    await other.page.keyboard.type(PACK_PASSWORD);
    await other.page.keyboard.press('Enter');
    await expect(other.page.getByText('每周谈一次')).toBeVisible();
    await tabTo(other.page, '在本校的学号');
    await other.page.keyboard.type('88');
    await tabTo(other.page, '在本校的班级');
    await other.page.keyboard.type('八年级(1)班');
    await other.page.keyboard.press('Control+S');
    await expect(other.page.getByRole('heading', { name: '周小禾' })).toBeVisible();
    await expect(other.page.getByText('收到的移交材料')).toBeVisible();
    await other.done();
  });

  await test.step('the list is printed for two signatures, the file destroyed, and nobody finds it any more', async () => {
    await given(page, 'archive.setRetention', { years: 3 });
    const save = join(folder, '清单.pdf');
    await answerSaveDialog(app, save);
    await page.keyboard.press('Alt+2');
    await tabTo(page, '已离校');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: /周小禾/ });
    await expect(row).toContainText('已到期');
    await tabTo(page, '周小禾');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '打印销毁清单' }).focus();
    await page.keyboard.press('Enter');
    await savePaper(page, page.getByRole('dialog', { name: '销毁清单' }));
    await expect.poll(() => existsSync(save)).toBe(true);
    await page.getByRole('button', { name: '销毁…' }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: '销毁 1 份档案' });
    await expect(form).toBeVisible();
    await tabTo(page, '监销人一');
    await page.keyboard.type('何主任');
    await tabTo(page, '监销人二');
    await page.keyboard.type('吴校长');
    await tabTo(page, '请输入“确认销毁”');
    await page.keyboard.type('确认销毁');
    await page.keyboard.press('Control+S');
    await expect(page.getByText('1 份档案已从保险库里彻底清除')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('table', { name: '销毁记录' })).toContainText('何主任、吴校长');
    expect((await given(page, 'archive.list', {})).files).toEqual([]);
    expect((await given(page, 'audit.recent', { before: null })).intact).toBe(true);
  });
  await room.done();
  rmSync(folder, { recursive: true, force: true });
});
