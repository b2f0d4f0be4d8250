import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { manageFile, told } from '#tests/demo/screen-hands.ts';
import { given } from './asked.ts';
import { pressOn, reach, savePaper, typeInto } from './keyboard-hands.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';
import { pagesOf } from './printed-pages.ts';

test('a child is handed over, goes on leave and comes back, by the keyboard alone', async () => {
  const room = await openRoom();
  const { page } = room;
  await given(page, 'students.add', {
    studentNumber: '20260101',
    name: '周小禾',
    gender: 'female',
    bornOn: null,
    className: '七年级(1)班',
    guardianName: '周远',
    guardianRelation: '父亲',
    guardianPhone: '13800138000',
  });
  const { today } = await given(page, 'school.particulars', {});
  const entries = page.getByRole('region', { name: '经过' }).getByRole('listitem');
  const standing = page.getByRole('region', { name: '现况' });
  /** ＋记一笔 by N, and the letter of what is written down. */
  const writeByLetter = async (letter: string) => {
    await page.keyboard.press('n');
    await expect(page.getByRole('menuitem', { name: '写辅导记录' })).toBeFocused();
    await page.keyboard.press(letter);
  };
  await page.keyboard.press('Alt+2');
  await page.keyboard.type('zxh');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '学生概况' })).toContainText('138 0013 8000');

  await test.step('a promise is kept and printed before anybody has signed it', async () => {
    await writeByLetter('o');
    const form = page.getByRole('form', { name: '监护承诺' });
    await expect(form.getByRole('combobox', { name: '姓名' })).toHaveValue('周远（父亲）');
    await page.keyboard.press('Control+S');
    await expect(form.getByText('请填写日期，例如 2026-09-01')).toBeVisible();
    await typeInto(page, form.getByRole('textbox', { name: '到哪天为止' }), today);
    await typeInto(page, form.getByRole('textbox', { name: '陪伴看护' }), '放学后由外婆陪着。');
    await page.keyboard.press('Control+S');
    await told(page, '已保存监护承诺');
    await expect(standing).toContainText('到期前商定是否继续监护承诺');
    await pressOn(page, entries.getByRole('button', { name: /^监护承诺书，到/ }));
    const paper = join(room.userData, '承诺.pdf');
    await answerSaveDialog(room.app, paper);
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '保存为PDF' }));
    await savePaper(page, page.getByRole('dialog', { name: '监护承诺书', exact: true }));
    await told(page, '已保存 承诺.pdf');
    const pages = await pagesOf(paper);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatch(
      /^监护承诺书.*监护人周远（父亲）有效期.*放学后由外婆陪着。.*监护人周远（父亲）签名：＿+.*学校（盖章）签名：＿+/,
    );
  });

  await test.step('a hand-over asks for its minute', async () => {
    await writeByLetter('r');
    const form = page.getByRole('form', { name: '安全责任移交' });
    await typeInto(page, form.getByRole('combobox', { name: '接走孩子的人' }), '外婆陈秀');
    await typeInto(page, form.getByRole('textbox', { name: '告知的情况与风险' }), '今天说过不想活下去。');
    await typeInto(page, form.getByRole('textbox', { name: '去向' }), '市第七人民医院');
    await typeInto(page, form.getByRole('textbox', { name: '请监护人做的事' }), '不让孩子独处。');
    await page.keyboard.press('Control+S');
    await expect(form.getByText('请填写移交的时间，到分钟，例如 14:35')).toBeVisible();
    await expect(form.getByRole('textbox', { name: '时间（到分钟）' })).toBeFocused();
    await page.keyboard.type('1435');
    await page.keyboard.press('Control+S');
    await told(page, '已保存安全责任移交');
    await expect(entries.filter({ hasText: '安全责任移交给监护人' })).toContainText('外婆陈秀接走');
  });

  await test.step('a leave says what it lacks, until it is written down', async () => {
    await writeByLetter('w');
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '登记休学' }));
    const form = page.getByRole('form', { name: '休学' });
    await reach(page, form.getByRole('radio', { name: '心理问题', exact: true }));
    for (const key of ['Space', 'ArrowDown']) await page.keyboard.press(key);
    await expect(form.getByRole('radio', { name: '心理问题，有自杀意念或未遂' })).toBeChecked();
    await typeInto(page, form.getByRole('textbox', { name: '说明' }), '医院建议休养');
    await page.keyboard.press('Control+S');
    await told(page, '已登记休学');
    await expect(standing).toContainText('还没有：医院证明、休学手续、联系安排、到期日');
    await pressOn(page, standing.getByRole('button', { name: /^休学中/ }));
    const opened = page.getByRole('dialog', { name: '休学' });
    const more = opened.getByRole('form', { name: '再记一项' });
    await reach(page, more.getByRole('combobox', { name: '记什么' }));
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
    await typeInto(page, more.getByRole('combobox', { name: '出具证明的医院' }), '市第七人民医院');
    await page.keyboard.press('Control+S');
    await expect(entries.filter({ hasText: '休学：医院证明' })).toContainText('市第七人民医院');
    await expect(opened).toContainText('还没有：休学手续、联系安排、到期日');
    await page.keyboard.press('Escape');
  });

  await test.step('a certificate alone is no yes', async () => {
    await writeByLetter('w');
    const form = page.getByRole('form', { name: '复学申请' });
    await typeInto(page, form.getByRole('textbox', { name: '出具证明的医院' }), '市第七人民医院');
    await typeInto(page, form.getByRole('textbox', { name: '证明日期' }), today);
    await reach(page, form.getByRole('combobox', { name: '决定' }));
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
    await typeInto(page, form.getByRole('textbox', { name: '决定人' }), '王校长');
    await page.keyboard.press('Control+S');
    await expect(form.getByText(/还没有学校评估，不能写“准予复学”/)).toBeVisible();
    await reach(page, form.getByRole('combobox', { name: '决定' }));
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await typeInto(page, form.getByRole('textbox', { name: '还缺什么、接下来怎么办' }), '等学校评估');
    await page.keyboard.press('Control+S');
    await expect(form.getByText(/请填写再议日期/)).toBeVisible();
    await typeInto(page, form.getByRole('textbox', { name: '再议日期' }), today);
    await page.keyboard.press('Control+S');
    await told(page, '已保存复学申请');
    await expect(standing).toContainText(/暂缓复学|材料不全/);
  });

  await test.step('who sits in the classroom is back: what is missing is said, and owed', async () => {
    await manageFile(page, '班级与休学');
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '登记复学' }));
    await expect(page.getByRole('dialog', { name: '登记复学' })).toBeVisible();
    const form = page.getByRole('form', { name: '复学' });
    await expect(form).toContainText('还没有：学校评估、准予复学的决定、防备预案');
    await expect(form.getByRole('button', { name: '保存' })).toBeDisabled();
    await reach(page, form.getByRole('checkbox', { name: /^孩子已经到校/ }));
    await page.keyboard.press('Space');
    await typeInto(page, form.getByRole('textbox', { name: '返校第一天' }), '2099-01-01');
    await page.keyboard.press('Control+S');
    await expect(form.getByText(/不能晚于今天/)).toBeVisible();
  });
  await room.done();
});
