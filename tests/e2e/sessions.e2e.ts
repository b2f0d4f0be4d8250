import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { addDays, todayOnThisPc } from '#shared/school-calendar.ts';
import { told } from '#tests/demo/screen-hands.ts';
import { enrolled, sessionText } from '#tests/vault/sample.ts';
import { deskIn } from './asked.ts';
import { pressOn, savePaper, typeInto } from './keyboard-hands.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';
import { pagesOf } from './printed-pages.ts';

test('by keyboard alone a session is written beside the last one, signed by a key, read from its head, and saved as paper', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-sessions-'));
  const room = await openRoom();
  const { app, page } = room;
  const { get } = deskIn(room);
  const today = todayOnThisPc();
  const studentId = await enrolled({ get });
  const { sessionId } = await get('sessions.write', {
    sessionId: null,
    text: sessionText([studentId], {
      occurredOn: addDays(today, -7),
      place: '心理辅导室',
      problems: ['睡眠'],
      minutes: 40,
      nextSteps: '记睡眠日记',
      nextOn: today,
    }),
  });
  await get('sessions.sign', { sessionId });

  await test.step('the appointment of today leads to the form, with the last session beside it', async () => {
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Alt+1');
    const line = page.getByRole('grid', { name: '应办事项' }).getByRole('row').nth(1);
    await expect(line).toContainText('预约的辅导');
    await pressOn(page, line);
    const before = page.getByRole('region', { name: '上几次辅导' });
    await expect(before).toContainText('记睡眠日记');
    await pressOn(page, before.getByRole('button', { name: '照上次填' }));
    await expect(
      page
        .getByRole('spinbutton', { name: '时长（分钟）' })
        .or(page.getByRole('textbox', { name: '时长（分钟）' })),
    ).toHaveValue('40');
    await expect(page.getByText('睡眠', { exact: true }).first()).toBeVisible();
  });

  await test.step('Ctrl+Shift+S saves what was written and asks for the signature', async () => {
    await typeInto(page, page.getByRole('textbox', { name: '主题' }), '睡眠日记');
    const content = page.getByRole('textbox', { name: '辅导内容' });
    await pressOn(page, page.getByRole('button', { name: '模板' }));
    await expect(page.getByRole('menuitem', { name: 'SOAP' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(content).toBeFocused();
    await page.keyboard.type('一周里有五晚睡得好。');
    await page.keyboard.press('Control+j');
    await expect(page.getByRole('combobox', { name: '查找常用语' })).toBeFocused();
    await page.keyboard.press('3');
    const written = '【D 资料】\n一周里有五晚睡得好。';
    const phrase = '学生情绪平稳，愿意继续交谈。';
    await expect(content).toHaveValue(`${written}${phrase}`);
    await expect(content).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(content).toHaveValue(written);
    await page.keyboard.press('Control+j');
    await expect(page.getByRole('combobox', { name: '查找常用语' })).toBeFocused();
    await page.keyboard.press('3');
    await expect(content).toHaveValue(`${written}${phrase}`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('radio', { name: '无', exact: true })).toBeChecked();
    await page.keyboard.press('Control+Shift+S');
    await expect(page.getByRole('dialog', { name: '签字锁定' })).toBeVisible();
    await page.keyboard.press('Enter');
    await told(page, '已签字锁定');
    const paper = page.getByRole('article', { name: '已签字的辅导记录' });
    await expect(paper).toContainText('一周里有五晚睡得好。');
    // A signed record is read from its head; an addendum is begun only when somebody asks for it.
    await expect(page.getByRole('textbox', { name: '补记内容' })).toHaveCount(0);
    await expect(page.getByText(/编号 \d{4}-002/)).toBeVisible();
  });

  await test.step('its paper is one page, without the notes', async () => {
    const file = join(folder, '个别辅导记录表.pdf');
    await answerSaveDialog(app, file);
    await pressOn(page, page.getByRole('button', { name: '保存为PDF' }));
    await savePaper(page, page.getByRole('dialog', { name: '辅导记录表', exact: true }));
    await told(page, /已保存 个别辅导记录表/);
    const pages = await pagesOf(file);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('个别辅导记录表');
    expect(pages[0]).toContain('询问自杀风险无');
    expect(pages[0]).not.toContain('只给自己看的手记');
  });

  await test.step('voided with a reason, it is still read, and says so', async () => {
    await pressOn(page, page.getByRole('button', { name: '作废' }));
    const dialog = page.getByRole('dialog', { name: /^作废 周小禾.*辅导记录？$/ });
    await expect(dialog.getByRole('textbox', { name: '原因' })).toBeFocused();
    await page.keyboard.type('写到了另一个孩子名下');
    await page.keyboard.press('Control+s');
    await told(page, '已作废，编号和内容保留');
    await expect(page.getByRole('alert', { name: '这份辅导记录已作废' })).toContainText(
      '写到了另一个孩子名下',
    );
    await expect(page.getByRole('article', { name: '已签字的辅导记录' })).toContainText('五晚睡得好');
    await expect(page.getByRole('button', { name: '添加补记' })).toHaveCount(0);
  });
  await room.done();
  rmSync(folder, { recursive: true, force: true });
});
