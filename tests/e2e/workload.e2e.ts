import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { expect, test } from '@playwright/test';
import { writtenDate } from '#shared/school-calendar.ts';
import { told } from '#tests/demo/screen-hands.ts';
import { enrolled, sessionText } from '#tests/vault/sample.ts';
import { deskIn, given } from './asked.ts';
import { pressOn, reach, savePaper, typeInto } from './keyboard-hands.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';
import { textOf } from './words-of-pdf.ts';

test('what a term’s work comes to is found by Ctrl+K, opens number by number, and leaves as paper and workbook', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-workload-'));
  const room = await openRoom();
  const { app, page } = room;
  const desk = deskIn(room);
  const { today } = await given(page, 'school.particulars', {});
  const people = { 周小禾: '七年级(1)班', 陈一鸣: '七年级(2)班' };
  for (const [index, [name, className]] of Object.entries(people).entries()) {
    const studentId = await enrolled(desk, { name, className, studentNumber: `${index}`, bornOn: null });
    const text = sessionText([studentId], { occurredOn: today, problems: ['睡眠'] });
    const { sessionId } = await desk.get('sessions.write', { sessionId: null, text });
    await desk.get('sessions.sign', { sessionId });
    // Of the second there is one more, which waits for its signature.
    if (index === 1) await desk.get('sessions.write', { sessionId: null, text });
  }

  await page.keyboard.press('Control+K');
  await page.keyboard.insertText('工作量');
  await expect(page.getByRole('option', { name: /工作量统计/ })).toBeVisible();
  await page.keyboard.press('Enter');
  const work = page.getByRole('grid', { name: '各项工作' });
  await expect(work).toBeVisible();
  await reach(page, page.getByRole('combobox', { name: '时间' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: '自选起止日期' })).toBeVisible();
  // From the first to the last.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await typeInto(page, page.getByRole('textbox', { name: '从', exact: true }), today);
  await typeInto(page, page.getByRole('textbox', { name: '到', exact: true }), today);
  await page.keyboard.press('Enter');
  const sessions = work.getByRole('button', { name: '辅导合计 次数 合计：2，查看记录' });
  await expect(sessions).toBeVisible();
  await expect(page.getByRole('button', { name: '1 次辅导还没有签字，没有计入' })).toBeVisible();

  // Tab comes into the numbers once; the arrows go from one to the next.
  await reach(page, sessions);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const records = page.getByRole('dialog', { name: '辅导合计，合计' });
  await expect(records.getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(records).toBeHidden();

  await answerSaveDialog(app, join(folder, '工作量.pdf'));
  await pressOn(page, page.getByRole('button', { name: '保存为PDF' }));
  await savePaper(page, page.getByRole('dialog', { name: '工作量统计', exact: true }));
  await told(page, '已保存 工作量.pdf');
  const paper = await textOf(join(folder, '工作量.pdf'));
  expect(paper).toContain(`统计时间：${writtenDate(today)}至${writtenDate(today)}`);
  // One month is its own sum, and stands there once.
  expect(paper).toContain('个别辅导次数<3人数');
  expect(paper).not.toMatch(/周小禾|陈一鸣/);

  await answerSaveDialog(app, join(folder, '工作量.xlsx'));
  await pressOn(page, page.getByRole('button', { name: '导出Excel表格' }));
  const dialog = page.getByRole('dialog', { name: '保存工作量统计' });
  await pressOn(page, dialog.getByRole('button', { name: '选择保存位置' }));
  await told(page, '已保存 工作量.xlsx');
  expect(read(readFileSync(join(folder, '工作量.xlsx'))).SheetNames).toEqual([
    '各项工作',
    '来访问题',
    '班级',
    '开放时间',
  ]);
  rmSync(folder, { recursive: true, force: true });
  await room.done();
});
