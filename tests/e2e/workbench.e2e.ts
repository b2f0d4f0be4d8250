import { expect, test } from '@playwright/test';
import { todayOnThisPc, weekOf } from '#shared/school-calendar.ts';
import { atLevel, enrolled } from '#tests/vault/sample.ts';
import { deskIn } from './asked.ts';
import { pressOn, reach, typeInto } from './keyboard-hands.ts';
import { openRoom } from './launch-room.ts';

test('by keyboard alone what is owed is done from the workbench, put off with a reason, and asked for as the school says', async () => {
  const room = await openRoom();
  const { page } = room;
  const desk = deskIn(room);
  const today = todayOnThisPc();
  const studentId = await enrolled(desk);
  const other = await enrolled(desk, { studentNumber: '2', name: '陈一鸣' });
  // A whole week, whatever day it is: of a part one owes the share.
  await atLevel(desk, studentId, 'severe', weekOf(today).from);
  await atLevel(desk, other, 'serious', today);
  await desk.get('watchlist.addSituation', {
    studentId: other,
    situation: 'inclinedGroup',
    fromOn: today,
    reason: '评估小组建议',
  });
  // Whoever is at a level is owed a plan as well: that has a test of its own.
  for (const id of [studentId, other]) {
    const { owed } = await desk.get('students.file', { studentId: id });
    const keys = owed.filter(({ what }) => what === 'planMissing').flatMap((line) => line.keys);
    await desk.get('obligations.putOff', {
      of: [{ studentId: id, keys }],
      until: null,
      reason: '方案在中心',
    });
  }
  const list = page.getByRole('grid', { name: '应办事项' });
  const row = (words: string | RegExp) => list.getByRole('row').filter({ hasText: words });

  await test.step('whoever is at 三类 comes first, and Enter begins the follow-up', async () => {
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Alt+1');
    await expect(list.getByRole('row')).toHaveCount(4);
    await expect(list.getByRole('row').nth(1)).toContainText('三类周小禾');
    await pressOn(page, list.getByRole('row').nth(1));
    await typeInto(page, page.getByRole('textbox', { name: '情况记录' }), '电话里说这几天睡得好些。');
    await page.keyboard.press('Control+s');
    await expect(row('周小禾')).toHaveCount(0);
    // The turn has come to the next, and the hands are in the field.
    await expect(page.getByText('已保存周小禾的跟踪记录')).toBeVisible();
    await expect(page.getByRole('textbox', { name: '情况记录' })).toBeFocused();
    await page.keyboard.press('Escape');
  });

  await test.step('a line is put off with its reason, stands under 已推迟, and is told in the file', async () => {
    await reach(page, list.getByRole('row').nth(1));
    await page.keyboard.press('ArrowDown');
    await expect(row('团体辅导')).toBeFocused();
    await page.keyboard.press('Enter');
    // The place where it is done, and back at the line.
    await expect(page.getByRole('form', { name: '保存', exact: true })).toContainText('陈一鸣');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(row('团体辅导')).toBeFocused();
    await page.keyboard.press('Space');
    await pressOn(page, page.getByRole('button', { name: '推迟' }));
    const dialog = page.getByRole('dialog', { name: '推迟：陈一鸣 团体辅导' });
    await page.keyboard.press('Control+s');
    await expect(dialog.getByText('请填写', { exact: true })).toBeVisible();
    await typeInto(page, dialog.getByRole('textbox', { name: '原因' }), '下周才开团体');
    await page.keyboard.press('Control+s');
    await expect(row('团体辅导')).toHaveCount(0);
    const putOff = page.getByRole('checkbox', { name: '已推迟 1' });
    await expect(putOff).toBeAttached();
    const { putOffs } = await desk.get('students.file', { studentId: other });
    expect(putOffs.filter(({ until }) => until !== null)).toMatchObject([{ reason: '下周才开团体' }]);
  });

  await test.step('the school asks for two follow-ups a week, and the list says so', async () => {
    await page.keyboard.press('Alt+0');
    await page.keyboard.press('Control+k');
    await page.keyboard.insertText('联系频次');
    await expect(page.getByRole('option').first()).toContainText('联系频次');
    await page.keyboard.press('Enter');
    const rules = page.getByRole('grid', { name: '联系频次' });
    await pressOn(page, rules.getByRole('row').filter({ hasText: '二类、三类' }));
    await typeInto(page, page.getByRole('textbox', { name: '次数' }), '2');
    await page.keyboard.press('Control+s');
    const changed = rules.getByRole('row').filter({ hasText: '二类、三类' });
    await expect(changed).toContainText(/每周 2 次.*学校规定/);
    await page.keyboard.press('Alt+1');
    await expect(row('周小禾')).toContainText('写跟踪记录');
    await expect(row('周小禾')).toContainText('1/2');
  });
  await room.done();
});
