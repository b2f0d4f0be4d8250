import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { addDays, todayOnThisPc, weekOf } from '#shared/school-calendar.ts';
import { told } from '#tests/demo/screen-hands.ts';
import { FIRST_ROW, filledIn } from '#tests/sample-school/filled-in-workbook.ts';
import { atLevel, enrolled } from '#tests/vault/sample.ts';
import { deskIn } from './asked.ts';
import { pressOn, reach, savePaper } from './keyboard-hands.ts';
import { answerOpenDialog, answerSaveDialog, openRoom } from './launch-room.ts';
import { textOf } from './words-of-pdf.ts';

test('by keyboard alone a workbook goes out to the homeroom teacher, comes back filled in, and is taken back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-workbooks-'));
  const room = await openRoom();
  const { app, page } = room;
  const { get } = deskIn(room);
  const today = todayOnThisPc();
  const monday = weekOf(today).from;
  for (const [studentNumber, name] of [
    ['1', '周小禾'],
    ['2', '陈一鸣'],
  ] as const) {
    const studentId = await enrolled({ get }, { studentNumber, name });
    await atLevel({ get }, studentId, 'serious', monday);
  }
  await get('school.appointHomeroomTeacher', {
    className: '七年级(1)班',
    teacherName: '王芳',
    fromOn: addDays(monday, -7),
  });
  await get('followUps.addPeriod', { name: '本周', fromOn: monday, untilOn: addDays(monday, 6) });
  await page.keyboard.press('Alt+5');
  const menu = page.getByRole('button', { name: '班主任填表' });

  await test.step('out: one workbook, in a folder of its own', async () => {
    await pressOn(page, menu);
    await expect(page.getByRole('menuitem', { name: '导出给班主任填…' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: '会得到填写表的班主任' })).toHaveText(/王芳.*2 名学生，2 行/);
    await answerOpenDialog(app, folder);
    await pressOn(page, page.getByRole('button', { name: '选择保存位置' }));
    await told(page, /1 位班主任，2 名学生/);
  });

  const [made = ''] = readdirSync(folder);
  const [file = ''] = readdirSync(join(folder, made));
  expect(file).toBe('王芳 七年级(1)班 每周情况.xlsx');
  const back = await filledIn(join(folder, made, file), {
    [FIRST_ROW]: { D: today, E: '电话', F: '按时起床。' },
    [FIRST_ROW + 1]: { D: today, E: '微信', F: '没有联系上' },
  });

  await test.step('back: what is new and what nobody understands is told, and only the new is written', async () => {
    await answerOpenDialog(app, back);
    await page.keyboard.press('Control+K');
    await page.keyboard.type('导入班主任填表');
    await expect(page.getByRole('option', { name: /导入班主任填表/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '选择班主任填表文件' })).toBeFocused();
    await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('本周');
    await page.keyboard.press('Escape');
    await pressOn(page, menu);
    await expect(page.getByRole('menuitem', { name: '导出给班主任填…' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await reach(page, page.getByRole('button', { name: '选择班主任填表文件' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').first()).toContainText('共 2 行，将写入 1 条跟踪记录');
    await pressOn(page, page.getByRole('tab', { name: '新的（1）' }));
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tabpanel')).toContainText('方式“微信”不在列表里');
    await page.keyboard.press('Control+Enter');
    await told(page, '已写入 1 条跟踪记录');
  });

  await test.step('the report goes on paper, and the import is taken back', async () => {
    const pdf = join(folder, '报告.pdf');
    await answerSaveDialog(app, pdf);
    await pressOn(page, page.getByRole('button', { name: '保存为PDF' }));
    await savePaper(page, page.getByRole('dialog', { name: /导入报告$/ }));
    await told(page, /已保存 报告\.pdf/);
    const text = await textOf(pdf);
    for (const said of ['班主任填表导入报告', '班主任王芳反映：按时起床。', '方式“微信”不在列表里']) {
      expect(text).toContain(said);
    }
    await pressOn(page, page.getByRole('button', { name: '撤销导入：交回.xlsx' }));
    await expect(page.getByRole('dialog')).toContainText('删除 1 条跟踪记录');
    await pressOn(page, page.getByRole('button', { name: '撤销', exact: true }));
    await told(page, '已撤销导入：删除 1 条跟踪记录');
    await expect(page.getByText('本周还有 2 名学生待记录')).toBeVisible();
  });
  await room.done();
  rmSync(folder, { recursive: true, force: true });
});
