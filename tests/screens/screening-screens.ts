import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { LINES_A_GROUP } from '#shared/teacher-workbook.ts';
import { goTo, press } from '#tests/demo/screen-hands.ts';
import { deskIn } from '#tests/e2e/asked.ts';
import { answerOpenDialog } from '#tests/e2e/launch-room.ts';
import { expect } from '#tests/patient-expect.ts';
import { FIRST_ROW, filledIn } from '#tests/sample-school/filled-in-workbook.ts';
import type { Screen, Stage } from './screen.ts';
import { schoolResults } from './screened-school.ts';

const BATCH = '2026年秋季全体普查';

async function openBatch(page: Page, name = BATCH): Promise<void> {
  await goTo(page, '普查');
  await page.getByRole('grid', { name: '普查批次' }).getByText(name).first().click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

/** A step of the wizard, from the one before it. */
const next = (button: string, step: string): Screen => ({
  name: `导入普查结果-${step}`,
  open: async ({ page }) => {
    await press(page, button);
    await expect(page.getByRole('region', { name: step, exact: true })).toBeVisible();
  },
});

/** Class sheets out to the homeroom teachers and back, each screen from the one before it. */
function classWorkbookSteps(): Screen[] {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-class-sheets-'));
  const askForAll = async (page: Page) => {
    await openBatch(page, '2026年秋季三类重点排查');
    await page.getByText(/^各班回复/).click();
    await press(page, '班级排查填写表');
    await page.getByRole('menuitem', { name: '导出给班主任填…' }).click();
    await expect(page.getByRole('dialog', { name: '导出给班主任填' })).toBeVisible();
  };
  return [
    { name: '普查-导出给班主任填', open: ({ page }) => askForAll(page) },
    {
      name: '导入班级排查填写表-选择文件',
      open: async ({ app, page }) => {
        await askForAll(page);
        await answerOpenDialog(app, folder);
        await press(page, '选择保存位置');
        await page.getByRole('alert').getByRole('button').last().click();
        await press(page, '班级排查填写表');
        await page.getByRole('menuitem', { name: '导入填好的表…' }).click();
        await expect(page.getByRole('button', { name: '选择班级排查填写表文件' })).toBeVisible();
      },
    },
    {
      name: '导入班级排查填写表-核对',
      open: async ({ app, page }) => {
        const [made = ''] = readdirSync(folder);
        const [file = ''] = readdirSync(join(folder, made)).filter((name) => name.includes('七年级'));
        // The first rows of the three groups: 适应困难, 经济特别困难, 压力太大.
        const back = await filledIn(join(folder, made, file), {
          [FIRST_ROW]: { C: '无' },
          [FIRST_ROW + LINES_A_GROUP + 1]: { C: '无' },
          [FIRST_ROW + 2 * (LINES_A_GROUP + 1)]: { C: '无' },
        });
        await answerOpenDialog(app, back);
        await press(page, '选择班级排查填写表文件');
        await expect(page.getByRole('region', { name: '核对', exact: true })).toBeVisible();
      },
    },
  ];
}

/** A batch, what it has flagged, how far its classes are, and results on their way in. */
export function batchScreens(): Screen[] {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-results-'));
  const resultsOf = async (stage: Stage) => {
    const desk = { folder, ...deskIn(stage) };
    const batch = (await desk.get('screenings.batches', {})).find(({ name }) => name === BATCH);
    if (!batch) throw new Error('nobody was screened');
    return schoolResults(desk, batch.id, 0);
  };
  return [
    {
      name: '普查-新建批次',
      open: async ({ page }) => {
        await goTo(page, '普查');
        await press(page, '新建普查批次');
        await expect(page.getByRole('form', { name: '新建普查批次' })).toBeVisible();
      },
    },
    {
      name: '普查-划界',
      open: async ({ page }) => {
        await goTo(page, '普查');
        await press(page, '新建普查批次');
        await page.getByRole('textbox', { name: '效度分从几分起需复测' }).scrollIntoViewIfNeeded();
      },
    },
    { name: '普查-名单', open: ({ page }) => openBatch(page) },
    {
      name: '普查-待办',
      open: async ({ page }) => {
        await openBatch(page);
        await page.getByText(/^待办（/).click();
        await expect(page.getByRole('grid', { name: '待办学生' })).toBeVisible();
      },
    },
    {
      name: '普查-列为待面谈',
      open: async ({ page }) => {
        await openBatch(page);
        await press(page, '列为待面谈');
        await expect(page.getByRole('form', { name: '列为待面谈' })).toBeVisible();
      },
    },
    {
      name: '普查-登记请假或免测',
      open: async ({ page }) => {
        await openBatch(page);
        await page.getByRole('grid', { name: '普查名单' }).getByRole('checkbox').nth(3).check();
        await press(page, '登记请假或免测');
        await expect(page.getByRole('form', { name: '登记请假或免测' })).toBeVisible();
      },
    },
    {
      name: '普查-各班进度',
      open: async ({ page }) => {
        await openBatch(page);
        await page.getByText('各班进度', { exact: true }).click();
        await expect(page.getByRole('table', { name: '各班进度' })).toBeVisible();
      },
    },
    {
      name: '普查-记测评结果',
      open: async ({ page }) => {
        await openBatch(page);
        await page.getByRole('grid', { name: '普查名单' }).getByText('待复测').first().click();
        await page.getByRole('dialog').getByRole('button', { name: '记测评结果' }).click();
        await expect(page.getByRole('form', { name: '记测评结果' })).toBeVisible();
      },
    },
    {
      name: '普查-各班回复',
      open: async ({ page }) => {
        await openBatch(page, '2026年秋季三类重点排查');
        await page.getByText(/^各班回复/).click();
        await expect(page.getByRole('grid', { name: '各班回复' })).toBeVisible();
      },
    },
    {
      name: '普查-登记班级回复',
      open: async ({ page }) => {
        await openBatch(page, '2026年秋季三类重点排查');
        await page.getByText(/^各班回复/).click();
        await page.getByRole('grid', { name: '各班回复' }).getByText('1 人').first().click();
        await expect(page.getByRole('form', { name: '登记班级回复' })).toBeVisible();
      },
    },
    ...classWorkbookSteps(),
    {
      name: '导入普查结果-选择文件',
      open: async (stage) => {
        const path = await resultsOf(stage);
        await openBatch(stage.page);
        await press(stage.page, '导入结果');
        await answerOpenDialog(stage.app, path);
        await expect(stage.page.getByRole('button', { name: '选择普查结果文件' })).toBeVisible();
      },
    },
    next('选择普查结果文件', '工作表'),
    next('下一步', '对应列'),
    next('下一步', '计分'),
    next('下一步', '核对'),
  ];
}
