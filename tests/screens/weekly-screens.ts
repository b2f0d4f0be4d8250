import type { Page } from '@playwright/test';
import { goTo, press } from '#tests/demo/screen-hands.ts';
import { expect } from '#tests/patient-expect.ts';
import { paperLaid, type Screen } from './screen.ts';

const board = (page: Page) => page.getByRole('grid', { name: '班级周报' });

async function openCell(page: Page, state: RegExp): Promise<void> {
  await goTo(page, '班级周报');
  await board(page).getByRole('button', { name: state }).last().click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** What the classes told, how one tells it, and what is printed of it. */
export function weeklyScreens(): Screen[] {
  return [
    {
      name: '班级周报-选中几个班',
      open: async ({ page }) => {
        await goTo(page, '班级周报');
        await board(page)
          .getByRole('button', { name: /零报告$/ })
          .first()
          .focus();
        for (let at = 0; at < 3; at += 1) await page.keyboard.press('Shift+ArrowDown');
      },
    },
    { name: '班级周报-一份', open: ({ page }) => openCell(page, /：有异常/) },
    {
      name: '班级周报-修改',
      open: async ({ page }) => {
        await openCell(page, /：有异常/);
        await page.getByRole('dialog').getByRole('button', { name: '修改' }).click();
        await expect(page.getByRole('form', { name: '写班级周报' })).toBeVisible();
      },
    },
    {
      name: '班级周报-写',
      open: async ({ page }) => {
        await openCell(page, /：(未要求|未交|待交)$/);
        await expect(page.getByRole('form', { name: '写班级周报' })).toBeVisible();
        for (const what of ['添加新发现的学生', '添加到校异常']) await press(page, what);
      },
    },
    {
      name: '班级周报-导出给班主任填',
      open: async ({ page }) => {
        await goTo(page, '班级周报');
        await press(page, '班级周报填写表');
        await page.getByRole('menuitem', { name: '导出给班主任填…' }).click();
        await expect(page.getByRole('dialog', { name: '导出给班主任填' })).toBeVisible();
      },
    },
    {
      name: '班级周报-导入',
      open: async ({ page }) => {
        await goTo(page, '班级周报');
        await press(page, '班级周报填写表');
        await page.getByRole('menuitem', { name: '导入填好的表…' }).click();
        await expect(page.getByRole('heading', { name: '导入班级周报填写表', level: 1 })).toBeVisible();
      },
    },
    {
      name: '班级周报-打印和汇总',
      open: async ({ page }) => {
        await goTo(page, '班级周报');
        await press(page, '打印和汇总…');
        await paperLaid(page, '年级汇总');
      },
    },
  ];
}
