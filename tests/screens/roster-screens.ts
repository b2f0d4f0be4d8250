import { goTo, press } from '#tests/demo/screen-hands.ts';
import { answerOpenDialog } from '#tests/e2e/launch-room.ts';
import { expect } from '#tests/patient-expect.ts';
import type { Screen, Stage } from './screen.ts';

/** The steps of an import, each from the one before it. */
function stepsOf(what: string) {
  const next = (button: string, step: string, then?: (stage: Stage) => Promise<void>): Screen => ({
    name: `${what}-${step}`,
    open: async (stage) => {
      await press(stage.page, button);
      await expect(stage.page.getByRole('region', { name: step, exact: true })).toBeVisible();
      await then?.(stage);
    },
  });
  const tab = (name: string, at: RegExp): Screen => ({
    name: `${what}-核对-${name}`,
    open: async ({ page }) => {
      await page.getByRole('tab', { name: at }).click();
      await expect(page.getByRole('tabpanel', { name: at })).toBeVisible();
    },
  });
  return { next, tab };
}

/** The last takes the list in. */
export function watchlistSteps(): Screen[] {
  const { next, tab } = stepsOf('导入名单');
  return [
    {
      name: '导入名单-选择文件',
      open: async ({ app, page, listFile }) => {
        await goTo(page, '预警库');
        await press(page, '导入名单');
        await answerOpenDialog(app, listFile);
        await expect(page.getByRole('button', { name: '选择预警名单文件' })).toBeVisible();
      },
    },
    next('选择预警名单文件', '工作表'),
    next('下一步', '对应列'),
    next('下一步', '等级', async ({ page }) => {
      await page.getByRole('combobox', { name: '“红色”读作' }).click();
      await page.getByRole('option', { name: /^三类/ }).click();
      await page.getByRole('textbox', { name: '没有写决定人的' }).fill('评估小组');
    }),
    next('下一步', '核对'),
    tab('调整预警等级', /^调整预警等级/),
    tab('不能写入', /^不能写入/),
    next('写入', '完成'),
  ];
}

/** The last takes the roster in. */
export function rosterSteps(): Screen[] {
  const { next, tab } = stepsOf('导入名册');
  return [
    {
      name: '导入名册-选择文件',
      open: async ({ app, page, rosterFile }) => {
        await goTo(page, '学生');
        await press(page, '导入名册');
        await answerOpenDialog(app, rosterFile);
        await expect(page.getByRole('button', { name: '选择名册文件' })).toBeVisible();
      },
    },
    next('选择名册文件', '工作表'),
    next('下一步', '对应列'),
    next('下一步', '核对'),
    tab('有变化', /^有变化/),
    tab('同名不同号', /^同名不同号/),
    tab('读不出', /^读不出/),
    tab('名册上没有', /^名册上没有/),
    next('写入', '完成'),
  ];
}
