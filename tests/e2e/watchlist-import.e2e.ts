import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { told } from '#tests/demo/screen-hands.ts';
import { FOUNDING } from '#tests/vault/founding.ts';
import { reach, savePaper } from './keyboard-hands.ts';
import { answerOpenDialog, answerSaveDialog, openRoom, unlock } from './launch-room.ts';
import { textOf } from './words-of-pdf.ts';

const STUDENTS = [
  ['1', '陈一', '七年级(1)班'],
  ['2', '周二', '七年级(1)班'],
  ['3', '赵三', '七年级(2)班'],
] as const;

const LIST = [
  '序号,学号,姓名,班级,预警等级,列入日期,主要问题,责任教师',
  '1,1,陈一,七年级(1)班,红色,2026-03-02,有自伤行为,王老师',
  '2,,周二,七(1)班,二类,2026/3/3,情绪低落两周以上,',
  '3,3,赵三,七年级(2)班,关注,,与同学冲突,',
  '4,9,无此人,七年级(2)班,二类,2026-03-04,原因,',
];

test('by keyboard alone an existing list comes into the watchlist, is left and found again, printed and taken back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-watchlist-'));
  const file = join(folder, '高危名单.csv');
  writeFileSync(file, LIST.join('\r\n'));
  const room = await openRoom();
  const { app, page } = room;
  const keys = page.keyboard;
  await page.evaluate(async (students) => {
    for (const [studentNumber, name, className] of students) {
      const added = await window.heartharbor.request('students.add', {
        studentNumber,
        name,
        className,
        gender: 'unknown',
        bornOn: null,
        guardianName: '',
        guardianRelation: '',
        guardianPhone: '',
      });
      if (!added.ok) throw new Error(added.failure.code);
    }
  }, STUDENTS);

  const step = (name: string) => page.getByRole('region', { name, exact: true });
  const nextTo = async (name: string) => {
    await keys.press('Control+Enter');
    await expect(step(name)).toBeVisible();
  };

  await test.step('Ctrl+K leads to the file dialogue at once', async () => {
    await answerOpenDialog(app, file);
    await keys.press('Control+K');
    await keys.type('导入名单');
    await expect(page.getByRole('option', { name: /导入名单/ })).toBeVisible();
    await keys.press('Enter');
    await expect(step('工作表')).toBeVisible();
    await nextTo('对应列');
    await expect(page.getByRole('combobox', { name: '主要问题读作' })).toHaveValue('原因');
    await nextTo('等级');
  });

  await test.step('a lock lays the file down, says which, and asks for it again', async () => {
    await keys.press('Control+l');
    await page.waitForURL(/^heartharbor:\/\/door\//);
    await unlock(page, FOUNDING.password);
    await expect(step('选择文件')).toContainText('上锁时，打开的文件“高危名单.csv”已放下');
    await reach(page, page.getByRole('button', { name: '选择预警名单文件' }));
    await keys.press('Enter');
    await expect(step('工作表')).toBeVisible();
    await nextTo('对应列');
    await nextTo('等级');
  });

  await test.step('what a colour means is asked, and goes on only then', async () => {
    await expect(page.getByText('还没有选“红色”是哪一级')).toBeVisible();
    const red = page.getByRole('combobox', { name: '“红色”读作' });
    await reach(page, red);
    await keys.press('Enter');
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await expect(red).toHaveValue('三类（重大心理危机）');
    await reach(page, page.getByRole('textbox', { name: '没有写决定人的' }));
    await keys.type('评估小组');
    await nextTo('核对');
    await expect(page.getByRole('status').first()).toContainText('预警名单共 4 行，将写入 2 名学生');
  });

  await test.step('leaving by the rail and coming back goes on at the same step with the same choices', async () => {
    await keys.press('Alt+2');
    await expect(page.getByRole('heading', { name: '学生', level: 1 })).toBeVisible();
    await keys.press('Alt+3');
    await expect(step('核对')).toBeVisible();
    await keys.press('Escape');
    await expect(page.getByRole('textbox', { name: '没有写决定人的' })).toHaveValue('评估小组');
    await reach(page, page.getByRole('textbox', { name: '没有写列入日期的，从哪天起' }));
    await keys.type('2026-03-05');
    await keys.press('Tab');
    await nextTo('核对');
    await expect(page.getByRole('status').first()).toContainText('将写入 3 名学生');
    await expect(page.getByRole('tab', { name: '不能写入（1）' })).toBeVisible();
  });

  await test.step('all of it is written in one step, and the report says what a person saw', async () => {
    await nextTo('完成');
    const pdf = join(folder, '报告.pdf');
    await answerSaveDialog(app, pdf);
    await reach(page, page.getByRole('button', { name: '保存为PDF' }));
    await keys.press('Enter');
    await savePaper(page, page.getByRole('dialog', { name: /导入报告$/ }));
    await told(page, /已保存 报告\.pdf/);
    const text = await textOf(pdf);
    for (const said of ['预警名单导入报告', '列入预警库（3）', '（责任教师：王老师）', '册上没有学号9']) {
      expect(text).toContain(said);
    }
    await keys.press('Control+Enter');
    const grid = page.getByRole('grid', { name: '预警库名单' });
    await expect(grid.getByRole('row', { name: /陈一/ })).toContainText('三类');
    await expect(grid.getByRole('row', { name: /赵三/ })).toContainText('3月5日');
  });

  await test.step('the import is taken back as one step', async () => {
    await reach(page, page.getByRole('button', { name: '导入名单', exact: true }));
    await keys.press('Enter');
    await reach(page, page.getByRole('button', { name: '撤销导入：高危名单.csv' }));
    await keys.press('Enter');
    await expect(page.getByRole('dialog')).toContainText('写入的 3 名学生的预警等级删除');
    await reach(page, page.getByRole('button', { name: '撤销', exact: true }));
    await keys.press('Enter');
    await told(page, '已撤销导入：3 名学生的预警等级');
    await keys.press('Escape');
    await expect(page.getByText('预警库里没有学生')).toBeVisible();
  });
  await room.done();
  rmSync(folder, { recursive: true, force: true });
});
