import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { expect, test } from '@playwright/test';
import { told } from '#tests/demo/screen-hands.ts';
import { smallWorld } from '#tests/vault/workload/small-world.ts';
import { deskIn } from './asked.ts';
import { pressOn, reach, typeInto } from './keyboard-hands.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';
import { textOf } from './words-of-pdf.ts';

test('what a term’s work comes to is found by Ctrl+K, opens number by number, and leaves as paper and workbook', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-workload-'));
  const room = await openRoom();
  const { app, page } = room;
  await smallWorld(deskIn(room));

  await page.keyboard.press('Control+K');
  await page.keyboard.insertText('工作量');
  await expect(page.getByRole('option', { name: /工作量统计/ })).toBeVisible();
  await page.keyboard.press('Enter');
  const work = page.getByRole('grid', { name: '各项工作' });
  await expect(work).toBeVisible();
  await pressOn(page, page.getByRole('textbox', { name: '时间' }));
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await typeInto(page, page.getByRole('textbox', { name: '从', exact: true }), '2026-03-01');
  await typeInto(page, page.getByRole('textbox', { name: '到', exact: true }), '2026-06-30');
  await page.keyboard.press('Enter');
  const sessions = work.getByRole('button', { name: '辅导合计 次数 合计：3，查看记录' });
  await expect(sessions).toBeVisible();
  await expect(page.getByRole('button', { name: '1 次辅导还没有签字，没有计入' })).toBeVisible();

  // Tab comes into the numbers once; the arrows go from one to the next.
  await reach(page, sessions);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const records = page.getByRole('dialog', { name: '辅导合计，合计' });
  await expect(records.getByRole('listitem')).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(records).toBeHidden();

  const saves = async (button: string, file: string) => {
    await answerSaveDialog(app, join(folder, file));
    await pressOn(page, page.getByRole('button', { name: button }));
    const dialog = page.getByRole('dialog', { name: '保存工作量统计' });
    await expect(dialog).toBeVisible();
    await pressOn(page, dialog.getByRole('button', { name: '选择保存位置' }));
    await told(page, `已保存 ${file}`);
  };
  await saves('保存为PDF', '工作量.pdf');
  const paper = await textOf(join(folder, '工作量.pdf'));
  expect(paper).toContain('统计时间：2026年3月1日至2026年6月30日');
  expect(paper).toContain('个别辅导次数<3<3<3<3<3');
  expect(paper).not.toMatch(/周小禾|陈一鸣|张弛/);

  await saves('导出Excel表格', '工作量.xlsx');
  expect(read(readFileSync(join(folder, '工作量.xlsx'))).SheetNames).toEqual([
    '各项工作',
    '来访问题',
    '班级',
    '开放时间',
  ]);
  rmSync(folder, { recursive: true, force: true });
  await room.done();
});
