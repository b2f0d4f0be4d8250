import { expect, type Page, test } from '@playwright/test';
import { told } from '#tests/demo/screen-hands.ts';
import { reach } from './keyboard-hands.ts';
import { openRoom } from './launch-room.ts';

/** Class → its students. */
const CLASSES = {
  '七年级(1)班': ['安一', '安二'],
  '七年级(2)班': ['白一', '白二'],
  '八年级(1)班': ['陈一', '陈二'],
  '九年级(1)班': ['方一'],
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('the school rolls over and back by keyboard alone: merged, staying down, on leave, graduating', async () => {
  const room = await openRoom();
  const { page } = room;
  const running = await page.evaluate(async (classes) => {
    const { request } = window.heartharbor;
    let number = 0;
    for (const [className, names] of Object.entries(classes)) {
      for (const name of names) {
        number += 1;
        await request('students.add', {
          studentNumber: `2026${100 + number}`,
          name,
          gender: 'unknown',
          bornOn: null,
          className,
          guardianName: '',
          guardianRelation: '',
          guardianPhone: '',
        });
      }
    }
    const years = await request('schoolYears.list', {});
    return years.ok ? years.value.find(({ isRunning }) => isRunning)?.schoolYear : undefined;
  }, CLASSES);
  if (running === undefined) throw new Error('no school year is running');
  const next = running + 1;

  await test.step('a student goes on leave in the file', async () => {
    await page.keyboard.press('Alt+2');
    const line = page.getByRole('row', { name: /白二/ });
    await reach(page, page.getByRole('grid', { name: '学生名单' }).locator('tr[tabindex="0"]'));
    await page.keyboard.press('End');
    while (!(await line.evaluate((node) => node === document.activeElement)))
      await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: '学生概况' })).toContainText('白二');
    // ＋记一笔, and the letter of what is written down.
    await page.keyboard.press('n');
    await expect(page.getByRole('menuitem', { name: '写辅导记录' })).toBeFocused();
    await page.keyboard.press('u');
    const form = page.getByRole('form', { name: '休学' });
    await reach(page, form.getByRole('radio', { name: '心理问题', exact: true }));
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(form.getByRole('radio', { name: '身体疾病' })).toBeChecked();
    await reach(page, form.getByRole('textbox', { name: '说明' }));
    await page.keyboard.insertText('术后休养');
    await page.keyboard.press('Control+s');
    await told(page, '已登记休学');
    await expect(page.getByRole('region', { name: '经过' })).toContainText('术后休养');
  });

  await test.step('the wizard is walked through, and what was decided is kept when one goes back', async () => {
    await page.keyboard.press('Alt+0');
    await reach(page, page.getByRole('tab', { name: '学校', exact: true }));
    while (!(await page.getByRole('tab', { name: '学年与班级', selected: true }).isVisible()))
      await page.keyboard.press('ArrowRight');
    await reach(page, button(page, '办理升级'));
    await page.keyboard.press('Enter');
    await expect(page.getByText('4 个班、7 名学生待升级')).toBeVisible();
    await page.keyboard.press('Control+Enter');

    const merged = page.getByRole('combobox', { name: '升入班级：七年级(2)班' });
    await reach(page, merged);
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('八年级（1）班');
    await page.keyboard.press('Tab');

    await reach(page, button(page, '逐人安排：八年级(1)班'));
    await page.keyboard.press('Enter');
    await reach(page, page.getByRole('dialog').locator('tr[tabindex="0"]'));
    while (
      !(await page.getByRole('row', { name: /陈二/ }).evaluate((node) => node === document.activeElement))
    )
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await reach(page, button(page, '安排去向'));
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: '安排去向' });
    await reach(page, form.getByRole('combobox', { name: '去向' }));
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: '留级' }).waitFor();
    while (!(await page.locator('[data-combobox-selected]').getByText('留级').isVisible()))
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await reach(page, form.getByRole('button', { name: '安排', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('留级到八年级(1)班')).toBeVisible();
    await reach(page, page.getByRole('dialog').getByRole('button', { name: '完成', exact: true }));
    await page.keyboard.press('Enter');

    await page.keyboard.press('Control+Enter');
    await reach(page, page.getByRole('combobox', { name: '班主任：九年级(1)班' }));
    await page.keyboard.insertText('王老师');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(merged).toHaveValue('八年级（1）班');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('combobox', { name: '班主任：九年级(1)班' })).toHaveValue('王老师');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('升级 5 人 · 留级 1 人 · 毕业 1 人')).toBeVisible();
    await expect(page.getByRole('table', { name: '单独安排与休学的学生' })).toContainText('白二');
    await page.keyboard.press('Control+Enter');
  });

  await test.step('the report says what was done', async () => {
    await expect(page.getByText('已升级 5 人，留级 1 人，毕业 1 人')).toBeVisible();
    const rows = page.getByRole('table', { name: '新学年的班级' }).getByRole('row');
    await expect(rows).toHaveCount(3);
    await expect(rows.nth(1)).toContainText('七年级(1)班、七年级(2)班、八年级(1)班');
    await expect(rows.nth(2)).toContainText('王老师');
    await page.keyboard.press('Control+Enter');
  });

  await test.step('a second time is refused; undone, it can be done again', async () => {
    await reach(page, button(page, '办理升级'));
    await page.keyboard.press('Enter');
    await expect(page.getByText(`${next}学年已经办过升级`)).toBeVisible();
    await reach(page, button(page, '查看报告'));
    await page.keyboard.press('Enter');
    await reach(page, button(page, '撤销这次升级'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: `撤销升入${next}学年的升级？` })).toBeVisible();
    await reach(page, button(page, '撤销'));
    await page.keyboard.press('Enter');
    await told(page, '已撤销升级，7 名学生回到原来的班级');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByText('4 个班、7 名学生待升级')).toBeVisible();
  });

  await room.done();
});
