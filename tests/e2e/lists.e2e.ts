import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { expect, type Page, test } from '@playwright/test';
import { told } from '#tests/demo/screen-hands.ts';
import { reach } from './keyboard-hands.ts';
import { answerSaveDialog, lock, openRoom, unlock } from './launch-room.ts';

const PASSWORD = '海风-2026-静静';

/** A school long enough that its list is virtual: three classes, and one student on the watchlist. */
async function fill(page: Page): Promise<void> {
  const filled = await page.evaluate(async () => {
    const { request } = window.heartharbor;
    const school = await request('school.particulars', {});
    if (!school.ok) return false;
    for (let count = 1; count <= 130; count += 1) {
      const number = `${count}`.padStart(3, '0');
      const added = await request('students.add', {
        studentNumber: `2026${number}`,
        name: `学生${number}`,
        gender: 'unknown',
        bornOn: null,
        className: ['七年级(1)班', '七年级(2)班', '八年级(1)班'][count % 3] ?? '',
        guardianName: '',
        guardianRelation: '',
        guardianPhone: '',
      });
      if (!added.ok) return false;
      if (count !== 7) continue;
      await request('watchlist.setLevel', {
        studentIds: [added.value.studentId],
        level: 'serious',
        fromOn: school.value.today,
        reason: '情绪持续低落',
        decidedBy: '评估小组',
        discoveryRoute: 'homeroomTeacher',
      });
    }
    return true;
  });
  expect(filled).toBe(true);
}

/** To the button of this name. */
const tabTo = (page: Page, name: string) => reach(page, page.getByRole('button', { name, exact: true }));

test('a list by keyboard alone: filtered, its columns chosen, ticked, exported, found again as it was left', async () => {
  const room = await openRoom();
  const { app, page } = room;
  await fill(page);
  await page.keyboard.press('Alt+2');
  const grid = page.getByRole('grid', { name: '学生名单' });
  const heading = (word: string) => grid.getByRole('columnheader', { name: word });
  const count = (text: string) =>
    expect(page.getByRole('status').filter({ hasText: '人' }).first()).toHaveText(text);
  await expect(grid).toBeVisible();
  await expect(page.getByRole('textbox', { name: '搜索学生' })).toBeFocused();

  await test.step('filters combine, each is a chip, and a chip goes by Delete', async () => {
    await page.keyboard.type('学生');
    await tabTo(page, '按年级筛选');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitemcheckbox', { name: '七年级', exact: true })).toBeFocused();
    for (const key of ['Enter', 'Escape']) await page.keyboard.press(key);
    await count('87 / 130 人');
    await tabTo(page, '按班级筛选');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitemcheckbox', { name: '七年级(1)班' })).toBeFocused();
    for (const key of ['Enter', 'Escape']) await page.keyboard.press(key);
    await count('43 / 130 人');
    await tabTo(page, '去掉筛选：“学生”');
    await page.keyboard.press('Delete');
    await expect(page.getByRole('textbox', { name: '搜索学生' })).toHaveValue('');
    await expect(page.getByRole('button', { name: '去掉筛选：七年级', exact: true })).toBeFocused();
    await tabTo(page, '去掉筛选：七年级(1)班');
    await page.keyboard.press('Delete');
    await count('87 / 130 人');
  });

  await test.step('a column goes and one comes; the name stays', async () => {
    await tabTo(page, '列');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitemcheckbox', { name: '性别' })).toBeFocused();
    await expect(page.getByRole('menuitemcheckbox', { name: '姓名' })).toBeHidden();
    // 性别, 学号, 班级, 班主任, 预警等级, 在校情况.
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await expect(heading('班主任')).toBeHidden();
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter', 'Escape']) await page.keyboard.press(key);
    await expect(heading('在校情况')).toBeVisible();
  });

  await test.step('rows are ticked by Space, by Shift and an arrow, all at once, and none by Escape', async () => {
    const top = await grid.locator('tbody tr').first().boundingBox();
    await page.keyboard.press('Shift+Tab');
    await page.getByRole('textbox', { name: '搜索学生' }).press('ArrowDown');
    await page.keyboard.press('Control+a');
    await expect(page.getByText('已选 87 人')).toBeVisible();
    expect(await grid.locator('tbody tr').first().boundingBox()).toEqual(top);
    await page.keyboard.press('Escape');
    await expect(page.getByText(/^已选/)).toBeHidden();
    for (const key of ['Space', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp'])
      await page.keyboard.press(key);
    await expect(page.getByText('已选 2 人')).toBeVisible();
    await expect(grid.getByRole('row', { selected: true })).toHaveCount(2);
  });

  await test.step('those ticked go into a workbook, with the columns on screen and their names masked', async () => {
    const file = join(room.userData, '名单.xlsx');
    await answerSaveDialog(app, file);
    await tabTo(page, '导出选中的');
    await page.keyboard.press('Enter');
    const mask = page.getByRole('checkbox', { name: '遮住姓名' });
    await expect(mask).toBeFocused();
    await page.keyboard.press('Space');
    await expect(mask).toBeChecked();
    await page.keyboard.press('Enter');
    await told(page, '已保存 名单.xlsx：2 人');
    const sheet = read(readFileSync(file)).Sheets.学生名单;
    if (!sheet) throw new Error('the workbook has no sheet');
    const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
    expect(rows.slice(2)).toEqual([
      ['姓名', '性别', '学号', '班级', '预警等级', '在校情况'],
      ['学＊＊＊＊', '未填', '2026003', '七年级(1)班', '', '在校'],
      ['学＊＊＊＊', '未填', '2026006', '七年级(1)班', '', '在校'],
    ]);
  });

  await test.step('whoever opens a file and comes back finds filter, ticks and row as they were', async () => {
    await grid.getByRole('row', { selected: true }).first().press('Enter');
    await expect(page.getByRole('heading', { name: '学生003', level: 1 })).toBeVisible();
    await page.keyboard.press('Alt+ArrowLeft');
    await count('87 / 130 人');
    await expect(page.getByText('已选 2 人')).toBeVisible();
    await expect(grid.getByRole('row', { selected: true }).first()).toBeFocused();
  });

  await test.step('columns, colours and density are still chosen after locking, and the door follows the colours', async () => {
    const html = page.locator('html');
    // As the window itself says it, without what tests lay over it.
    await page.emulateMedia({ colorScheme: null, reducedMotion: 'reduce' });
    await page.keyboard.press('Alt+0');
    await page.getByRole('tab', { name: '外观' }).press('Enter');
    await page.getByRole('radio', { name: '深色' }).press('Space');
    await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await page.getByRole('radio', { name: '紧凑' }).press('Space');
    await expect(html).toHaveAttribute('data-density', 'compact');
    await lock(page);
    await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
    // What one sees between two pages.
    const beneath = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBackgroundColor(),
    );
    expect(beneath).toBe('#161818');
    await unlock(page, PASSWORD);
    await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await page.keyboard.press('Alt+2');
    await expect(heading('在校情况')).toBeVisible();
    await expect(heading('班主任')).toBeHidden();
    expect((await grid.locator('tbody tr').nth(1).boundingBox())?.height).toBe(36);
  });

  await test.step('Ctrl and = or − change the size of the text, at the door and in the room, and 外观 has it', async () => {
    const width = () => page.evaluate(() => window.innerWidth);
    const before = await width();
    const isDrawnAt = (size: number) =>
      expect.poll(async () => Math.abs((await width()) - before / size)).toBeLessThan(2);
    await page.keyboard.press('Control+=');
    await isDrawnAt(1.1);
    await lock(page);
    await isDrawnAt(1.1);
    await page.keyboard.press('Control+=');
    await isDrawnAt(1.25);
    await unlock(page, PASSWORD);
    await isDrawnAt(1.25);
    await page.keyboard.press('Alt+0');
    const size = page.getByRole('combobox', { name: '文字大小' });
    await expect(size).toHaveValue('125%');
    await page.keyboard.press('Control+-');
    await expect(size).toHaveValue('110%');
    await isDrawnAt(1.1);
    await page.reload();
    await isDrawnAt(1.1);
    expect(JSON.parse(readFileSync(join(room.userData, 'look.json'), 'utf8'))).toEqual({
      textSize: 1.1,
      colours: 'dark',
    });
    await page.keyboard.press('Control+0');
    await isDrawnAt(1);
  });

  await room.done();
});
