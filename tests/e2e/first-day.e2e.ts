import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { told } from '#tests/demo/screen-hands.ts';
import { pressOn, reach, typeInto } from './keyboard-hands.ts';
import { answerOpenDialog, launchRoom } from './launch-room.ts';

const PASSWORD = '海风-2026-静静';

const step = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('the first day, by keyboard alone: a vault, a roster of 300, twelve on the watchlist, a lock in the middle', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-first-day-'));
  const { app, page, done } = await launchRoom();
  const keys = page.keyboard;
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

  await test.step('the vault is made, and opens on an empty workbench', async () => {
    await expect(field('学校名称')).toBeFocused();
    await keys.insertText('滨海实验学校');
    await typeInto(page, field('您的姓名'), '林静');
    await typeInto(page, field('密码'), PASSWORD);
    await typeInto(page, field('再次输入密码'), PASSWORD);
    await keys.press('Enter');
    const code = (await page.getByLabel('恢复码', { exact: true }).textContent()) ?? '';
    await pressOn(page, button('已抄好，下一步'));
    await typeInto(page, field('恢复码'), code.trim());
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  });

  await test.step('300 students come right at first sight, the numbers of both parents under two rows of headings', async () => {
    const path = join(folder, '全年级.xlsx');
    await writeTwoLevelRoster(path);
    await answerOpenDialog(app, path);
    await pressOn(page, button('导入名册'));
    for (const name of ['工作表', '对应列', '核对']) {
      await expect(step(page, name)).toBeVisible();
      if (name !== '核对') await keys.press('Control+Enter');
    }
    await expect(page.getByText('将写入 300 名学生')).toBeVisible();
    const first = page.getByRole('grid', { name: '新增' }).getByRole('row').nth(1);
    await expect(first).toContainText('陈建国（父亲） 138 0000 0001');
    await expect(first).toContainText('周小红（母亲） 139 0000 0001');
    await reach(page, first);
    await keys.press('End');
    await expect(page.getByRole('row').filter({ hasText: '20260300' })).toContainText(
      '周小红（母亲） 139 0000 0300',
    );
    await keys.press('Control+Enter');
    await expect(step(page, '完成')).toBeVisible();
    await keys.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: '共 300 人' })).toBeVisible();
  });

  await test.step('twelve are ticked and listed in one go', async () => {
    await reach(page, page.getByRole('textbox', { name: '搜索学生' }));
    await keys.press('ArrowDown');
    await keys.press('Space');
    for (let more = 0; more < 11; more += 1) await keys.press('Shift+ArrowDown');
    await expect(page.getByText('已选 12 人')).toBeVisible();
    await pressOn(page, button('列入预警库'));
    const form = page.getByRole('form', { name: '列入预警库' });
    await reach(page, form.getByRole('radio').first());
    await keys.press('ArrowDown');
    await typeInto(page, form.getByRole('textbox', { name: '原因' }), '上学期名单');
    await reach(page, form.getByRole('combobox', { name: '发现途径' }));
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await keys.press(key);
    await typeInto(page, form.getByRole('textbox', { name: '决定人' }), '评估小组');
    await keys.press('Control+S');
    await told(page, '已将 12 名学生列入预警库');
    await keys.press('Alt+3');
    await expect(page.getByRole('status').first()).toContainText('在库 12 人');
  });

  await test.step('a session that a lock breaks off lies open again, with every word', async () => {
    await keys.press('Control+K');
    await keys.type('写辅导记录');
    await keys.press('Enter');
    await typeInto(page, field('主题'), '第一次见面');
    await typeInto(page, field('辅导内容'), '说到睡不好');
    await keys.press('Control+L');
    await page.waitForURL(/^heartharbor:\/\/door\//);
    await expect(field('密码')).toBeFocused();
    await keys.insertText(PASSWORD);
    await keys.press('Enter');
    await expect(field('主题')).toHaveValue('第一次见面');
    await expect(field('辅导内容')).toHaveValue('说到睡不好');
  });
  await done();
  rmSync(folder, { recursive: true, force: true });
});

async function writeTwoLevelRoster(path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('七年级');
  sheet.addRow(['学号', '姓名', '性别', '班级', '家庭情况']);
  sheet.addRow(['', '', '', '', '父亲姓名', '联系电话', '母亲姓名', '联系电话']);
  sheet.mergeCells('E1:H1');
  for (const column of ['A', 'B', 'C', 'D']) sheet.mergeCells(`${column}1:${column}2`);
  for (let place = 1; place <= 300; place++) {
    const four = String(place).padStart(4, '0');
    const className = `七年级(${Math.ceil(place / 50)})班`;
    const family = ['陈建国', `1380000${four}`, '周小红', `1390000${four}`];
    sheet.addRow([
      `2026${four}`,
      `陈${'一二三四五六'.charAt(place % 6)}${'安宁乐明'.charAt(place % 4)}`,
      place % 2 ? '男' : '女',
      className,
      ...family,
    ]);
  }
  await workbook.xlsx.writeFile(path);
}
