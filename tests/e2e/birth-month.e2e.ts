import { expect, test } from '@playwright/test';
import { manageFile, press, told, write } from '#tests/demo/screen-hands.ts';
import { enrolled } from '#tests/vault/sample.ts';
import { deskIn } from './asked.ts';
import { openRoom } from './launch-room.ts';

test('a birth of which only the month is known is typed as people type it, and shown as it is known', async () => {
  const room = await openRoom();
  const { page } = room;
  await enrolled(deskIn(room), { bornOn: null });
  await page.keyboard.press('Alt+2');
  await page.getByRole('grid', { name: '学生名单' }).getByText('周小禾').click();
  const birth = page.getByRole('textbox', { name: '出生日期' });
  for (const [typed, shown] of [
    ['201311', '2013年11月'],
    ['2013-11-05', '2013年11月5日 周二'],
  ] as const) {
    const sheet = await manageFile(page, '基本信息');
    await write(sheet, '出生日期', typed);
    await press(sheet, '保存');
    await told(page, '已保存基本信息');
    await manageFile(page, '基本信息');
    await expect(birth).toHaveValue(shown);
    await page.keyboard.press('Escape');
  }
  await manageFile(page, '基本信息');
  await birth.fill('2013年');
  await birth.blur();
  await expect(page.getByText('只知道年月的，写 2013-11')).toBeVisible();
  await room.done();
});
