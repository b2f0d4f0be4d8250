import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { goTo, press } from '#tests/demo/screen-hands.ts';
import { answerOpenDialog } from '#tests/e2e/launch-room.ts';
import { expect } from '#tests/patient-expect.ts';
import { FIRST_ROW, filledIn } from '#tests/sample-school/filled-in-workbook.ts';
import type { Screen } from './screen.ts';

/** Out to the homeroom teachers and back, each screen from the one before it. */
export function workbookSteps(): Screen[] {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-workbooks-'));
  return [
    { name: '跟踪-导出给班主任填', open: ({ page }) => askForAll(page) },
    {
      name: '导入班主任填表-选择文件',
      open: async ({ app, page }) => {
        await askForAll(page);
        await answerOpenDialog(app, folder);
        await press(page, '选择保存位置');
        await page.getByRole('alert').getByRole('button').last().click();
        await press(page, '班主任填表');
        await page.getByRole('menuitem', { name: '导入填好的表…' }).click();
        await expect(page.getByRole('button', { name: '选择班主任填表文件' })).toBeVisible();
      },
    },
    {
      name: '导入班主任填表-核对',
      open: async ({ app, page }) => {
        const [made = ''] = readdirSync(folder);
        const [file = ''] = readdirSync(join(folder, made));
        const back = await filledIn(join(folder, made, file), {
          [FIRST_ROW]: { D: '2026-07-08', E: '电话', F: '按时起床，和同学打了球。说开学有点紧张。' },
          [FIRST_ROW + 1]: { D: '2026-07-15', E: '家访', F: '家长说晚上两点还在玩手机，白天起不来。' },
          [FIRST_ROW + 2]: { D: '2026-07-22', E: '微信', F: '没有联系上' },
        });
        await answerOpenDialog(app, back);
        await press(page, '选择班主任填表文件');
        await expect(page.getByRole('region', { name: '核对', exact: true })).toBeVisible();
      },
    },
    {
      name: '导入班主任填表-看不懂',
      open: async ({ page }) => {
        await page.getByRole('tab', { name: /^看不懂/ }).click();
        await expect(page.getByRole('tabpanel', { name: /^看不懂/ })).toBeVisible();
      },
    },
  ];
}

/** Every week of the period, also those of which something was written. */
async function askForAll(page: Page): Promise<void> {
  await goTo(page, '跟踪');
  await press(page, '班主任填表');
  await page.getByRole('menuitem', { name: '导出给班主任填…' }).click();
  await page.getByRole('combobox', { name: '从' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('checkbox', { name: '已有跟踪记录的周也列出' }).check();
  await expect(page.getByRole('list', { name: '会得到填写表的班主任' })).toBeVisible();
}
