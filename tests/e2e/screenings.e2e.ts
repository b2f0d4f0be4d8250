import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { goTo, told } from '#tests/demo/screen-hands.ts';
import { resultSheet } from '#tests/vault/screenings/result-sheets.ts';
import { given } from './asked.ts';
import { pressOn, reach, savePaper, typeInto } from './keyboard-hands.ts';
import { answerOpenDialog, answerSaveDialog, openRoom } from './launch-room.ts';
import { textOf } from './words-of-pdf.ts';

const STUDENTS = [
  ['20260101', '周小禾', '七年级(1)班'],
  ['20260102', '陈一', '七年级(1)班'],
  ['20260103', '赵三', '七年级(2)班'],
] as const;

test('by keyboard alone a batch is made, its results come in, and who is flagged is spoken with and ruled out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-screening-'));
  const file = resultSheet({ folder }, [
    ['学号', '姓名', '量表总分', '第9题'],
    ['20260101', '周小禾', 4, 1],
    ['20260102', '陈一', 3, 0],
    ['20269999', '无此人', 3, 0],
  ]);
  const room = await openRoom();
  const { app, page } = room;
  const { keyboard } = page;
  for (const [studentNumber, name, className] of STUDENTS) {
    await given(page, 'students.add', {
      studentNumber,
      name,
      className,
      gender: 'unknown',
      bornOn: null,
      guardianName: '',
      guardianRelation: '',
      guardianPhone: '',
    });
  }
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first();
  const step = (name: string) => page.getByRole('region', { name, exact: true });
  const nextTo = async (name: string) => {
    await keyboard.press('Control+Enter');
    await expect(step(name)).toBeVisible();
  };

  await test.step('a batch: the scale is chosen, and every class is on its list', async () => {
    await goTo(page, '普查');
    await pressOn(page, button('新建普查批次'));
    const form = page.getByRole('form', { name: '新建普查批次' });
    await typeInto(page, form.getByRole('textbox', { name: '批次名称' }), '秋季普查');
    await reach(page, form.getByRole('combobox', { name: '量表' }));
    await keyboard.press('Control+A');
    await keyboard.press('Enter');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(form.getByRole('combobox', { name: '量表' })).toHaveValue(/^PHQ-9/);
    await keyboard.press('Control+S');
    await told(page, '已保存普查批次');
    await expect(page.getByText(/应测 3，已测 0/)).toBeVisible();
  });

  await test.step('the results: each row is told before anything is written, item 9 beside a low total', async () => {
    await pressOn(page, button('导入结果'));
    await answerOpenDialog(app, file);
    await pressOn(page, button('选择普查结果文件'));
    await expect(step('工作表')).toBeVisible();
    await nextTo('对应列');
    await expect(page.getByRole('combobox', { name: '第9题读作' })).toHaveValue('第 9 题的答案');
    await nextTo('计分');
    await nextTo('核对');
    await expect(page.getByRole('status').first()).toContainText('普查结果共 3 行，将写入 2 份结果');
    await expect(page.getByRole('tabpanel')).toContainText('第 9 题（不想活或伤害自己的念头）：有');
    await nextTo('完成');
    await keyboard.press('Escape');
    await expect(page.getByText(/已测 2/)).toBeVisible();
  });

  await test.step('who was flagged is opened, spoken with, and ruled out with the reason', async () => {
    await page.getByRole('grid', { name: '普查名单' }).getByText('周小禾').click();
    const entry = page.getByRole('dialog', { name: '普查' });
    await expect(entry).toContainText('待面谈');
    await pressOn(page, entry.getByRole('button', { name: '记面谈' }));
    const form = page.getByRole('form', { name: '面谈' });
    await expect(form.getByRole('textbox', { name: '面谈原因' })).toHaveValue(/第 9 题/);
    await typeInto(page, form.getByRole('combobox', { name: '面谈人' }), '林静');
    await typeInto(page, form.getByRole('textbox', { name: '面谈内容' }), '说是点错了，睡得好。');
    await typeInto(page, form.getByRole('textbox', { name: '初步印象' }), '情绪平稳');
    await keyboard.press('Control+S');
    await told(page, '已保存面谈');
    await page
      .getByRole('region', { name: '经过' })
      .getByRole('button', { name: /^面谈：林静/ })
      .click();
    await answerSaveDialog(app, join(folder, '面谈.pdf'));
    await pressOn(
      page,
      page.getByRole('dialog', { name: '面谈' }).getByRole('button', { name: '保存为PDF' }),
    );
    await savePaper(page, page.getByRole('dialog', { name: '一对一面谈记录', exact: true }).last());
    await told(page, '已保存 面谈.pdf');
    expect(await textOf(join(folder, '面谈.pdf'))).toMatch(/说是点错了，睡得好。/);
  });

  await test.step('the list for the room says who, why, and how it stands', async () => {
    await goTo(page, '普查');
    await page.getByRole('grid', { name: '普查批次' }).getByText('秋季普查').click();
    await page.getByText(/^待办（1）/).click();
    await answerSaveDialog(app, join(folder, '名单.pdf'));
    await pressOn(page, button('保存为PDF'));
    await savePaper(page, page.getByRole('dialog', { name: '预警名单' }));
    await told(page, '已保存 名单.pdf');
    expect(await textOf(join(folder, '名单.pdf'))).toMatch(/周小禾.*第 ?9 ?题.*待评估/s);
  });
  await room.done();
  rmSync(folder, { recursive: true });
});
