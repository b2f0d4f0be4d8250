import { expect } from '@playwright/test';
import { goTo, pick, press } from '#tests/demo/screen-hands.ts';
import type { Screen, Stage } from './screen.ts';

/** What opens over a student's file, and where a file ends. */

export async function openFile({ page }: Stage, studentNumber: string): Promise<void> {
  await goTo(page, '学生');
  await page.getByRole('textbox', { name: '搜索学生' }).fill(studentNumber);
  await page
    .getByRole('grid', { name: '学生名单' })
    .getByRole('row')
    .filter({ hasText: studentNumber })
    .click();
  await expect(page.getByRole('tab').first()).toBeVisible();
}

/** A button of the file opens a sheet or a dialog. */
const over = (button: string | RegExp, name: string, tab?: string): Screen => ({
  name: `学生档案-${name}`,
  open: async (stage) => {
    const { page } = stage;
    await openFile(stage, stage.studentNumber);
    if (tab) await page.getByRole('tab', { name: tab, exact: true }).click();
    await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
    await expect(page.getByRole('dialog').or(page.getByRole('menu')).first()).toBeVisible();
  },
});

/** One of the acts in the menu of the file. */
const fromMenu = (item: string, then: (stage: Stage) => Promise<void> = async () => {}): Screen => ({
  name: `学生档案-${item}`,
  open: async (stage) => {
    const { page } = stage;
    await openFile(stage, stage.studentNumber);
    await press(page, '更多操作');
    await page.getByRole('menuitem', { name: `${item}…` }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await then(stage);
  },
});

const attachment = (fileName: string, kind: string): Screen => ({
  name: `附件-${kind}`,
  open: async (stage) => {
    const { page } = stage;
    await openFile(stage, stage.studentNumber);
    await page.getByRole('tab', { name: '附件', exact: true }).click();
    await page.getByRole('grid', { name: '附件' }).getByText(fileName, { exact: true }).click();
    const shown = page.getByRole('dialog', { name: fileName });
    await expect(shown.getByText('正在打开…')).toHaveCount(0);
    if (kind === '录音')
      await expect
        .poll(() => shown.locator('audio').evaluate((audio: HTMLAudioElement) => audio.duration))
        .toBeGreaterThan(0);
    if (kind === 'PDF')
      await expect(shown.getByRole('img', { name: /^第 1 页/ })).toHaveAttribute('data-drawn', 'true');
  },
});

export const OVER_A_FILE: readonly Screen[] = [
  over('更多操作', '更多操作'),
  over('写跟踪记录', '写跟踪记录'),
  over('登记家访', '登记家访'),
  over(/^(调整等级|列入预警库|调整预警等级)$/, '调整预警等级'),
  over('解除预警', '解除预警'),
  over(/^记观察：/, '记观察', '因素与讯号'),
  over('登记医院诊断', '登记医院诊断', '诊断与筛查'),
  over('登记筛查结果', '登记筛查结果', '诊断与筛查'),
  over('添加监护人', '添加监护人', '家庭'),
  over('登记家庭情况', '登记家庭情况', '家庭'),
  over('登记家校沟通', '登记家校沟通', '家校沟通'),
  over('转班', '转班', '基本信息'),
  over(/^删除 /, '删除附件', '附件'),
  attachment('周记扫描.png', '图片'),
  attachment('量表.pdf', 'PDF'),
  attachment('家长来电录音.wav', '录音'),
  attachment('班主任的话.txt', '文字'),
  fromMenu('导出研判材料'),
  fromMenu('制作移交材料'),
  fromMenu('办理离校'),
  fromMenu('合并档案', async ({ page, emptyStudentNumber }) => {
    await pick(page, page.getByRole('dialog'), '另一份档案', emptyStudentNumber);
    await expect(page.getByRole('table', { name: '两份档案对照' })).toBeVisible();
  }),
];

const openArchive = async ({ page }: Stage) => {
  await goTo(page, '学生');
  await press(page, '已离校');
  await expect(page.getByRole('heading', { name: '已离校', level: 1 })).toBeVisible();
};

const overArchive = (button: string, name: string, choosing: boolean): Screen => ({
  name: `已离校-${name}`,
  open: async (stage) => {
    const { page } = stage;
    await openArchive(stage);
    if (choosing) await page.getByRole('row').filter({ hasText: '已到期' }).getByRole('checkbox').check();
    await press(page, button);
    await expect(page.getByRole('dialog')).toBeVisible();
  },
});

export const END_OF_A_FILE: readonly Screen[] = [
  { name: '已离校', open: openArchive },
  {
    name: '已离校-选中',
    open: async (stage) => {
      await openArchive(stage);
      await stage.page.getByRole('row').filter({ hasText: '已到期' }).getByRole('checkbox').check();
    },
  },
  overArchive('接收移交材料', '接收移交材料', false),
  overArchive('保管年限', '保管年限', false),
  overArchive('暂缓销毁', '暂缓销毁', true),
  overArchive('导出销毁清单', '导出销毁清单', true),
  overArchive('销毁…', '销毁', true),
  {
    name: '已离校-一份档案',
    open: async (stage) => {
      await openArchive(stage);
      await stage.page.getByRole('row').filter({ hasText: '已到期' }).getByText('沈知遥').click();
      await expect(stage.page.getByText('已归档', { exact: true })).toBeVisible();
    },
  },
];
