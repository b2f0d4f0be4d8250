import { expect } from '@playwright/test';
import { goTo, press } from '#tests/demo/screen-hands.ts';
import { answerOpenDialog } from '#tests/e2e/launch-room.ts';
import type { Screen, Stage } from './screen.ts';

/** The steps of an import, each from the one before it; the last takes the roster in. */
export function rosterSteps(): Screen[] {
  const next = (button: string, step: string, then?: (stage: Stage) => Promise<void>): Screen => ({
    name: `导入名册-${step}`,
    open: async (stage) => {
      await press(stage.page, button);
      await expect(stage.page.getByRole('region', { name: step, exact: true })).toBeVisible();
      await then?.(stage);
    },
  });
  const tab = (name: string, at: RegExp): Screen => ({
    name: `导入名册-核对-${name}`,
    open: async ({ page }) => {
      await page.getByRole('tab', { name: at }).click();
      await expect(page.getByRole('tabpanel', { name: at })).toBeVisible();
    },
  });
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
