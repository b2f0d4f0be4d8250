import { expect, test } from '@playwright/test';
import { todayOnThisPc, weekOf } from '#shared/school-calendar.ts';
import { atLevel, enrolled } from '#tests/vault/sample.ts';
import { deskIn } from './asked.ts';
import { openRoom } from './launch-room.ts';

/** As many as a large school follows every week. */
const STUDENTS = 60;
const TEXT = '情绪平稳，按时到校。';

test('a week of sixty students is written by keyboard, with the text and two keys for each', async () => {
  const room = await openRoom();
  const { page } = room;
  const { get } = deskIn(room);
  const today = todayOnThisPc();
  for (let number = 1; number <= STUDENTS; number += 1) {
    const studentId = await enrolled(
      { get },
      { studentNumber: `${20260100 + number}`, name: `学生${number}` },
    );
    await atLevel({ get }, studentId, number % 3 ? 'serious' : 'severe', weekOf(today).from);
  }
  await page.keyboard.press('Alt+4');
  await page.keyboard.press('Alt+1');
  const list = page.getByRole('grid', { name: '应办事项' });
  await expect(list.getByRole('row')).toHaveCount(STUDENTS + 1);
  let keys = 0;
  const press = async (key: string) => {
    keys += key.split('+').length;
    await page.keyboard.press(key);
  };
  // To the first row: what leads there is no part of any student's.
  const first = list.getByRole('row').nth(1);
  for (let stops = 0; !(await first.evaluate((row) => row === document.activeElement)); stops += 1) {
    expect(stops).toBeLessThan(60);
    await page.keyboard.press('Tab');
  }
  await press('Enter');
  const text = page.getByRole('textbox', { name: '情况记录' });
  for (let number = 1; number <= STUDENTS; number += 1) {
    await expect(text).toBeFocused();
    await expect(text).toHaveValue('');
    await page.keyboard.insertText(TEXT);
    await press('Control+s');
    const left = STUDENTS - number;
    if (left > 0) await expect(page.getByText(`这一周还有 ${left} 名学生待记录`)).toBeVisible();
  }
  await expect(page.getByText('没有应办事项')).toBeVisible();
  // One more key than two for each: the Enter that began the round.
  expect(keys).toBeLessThanOrEqual(2 * STUDENTS + 1);
  const { owed } = await get('workbench.read', {});
  expect(owed).toEqual([]);
  await room.done();
});
