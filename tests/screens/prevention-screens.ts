import { goTo, press } from '#tests/demo/screen-hands.ts';
import { expect } from '#tests/patient-expect.ts';
import type { Screen, Stage } from './screen.ts';

/** A line of the register lies open. */
const enquiry = (
  words: string,
  name: string,
  then: (stage: Stage) => Promise<void> = async () => {},
): Screen => ({
  name: `日常预防-${name}`,
  open: async (stage) => {
    const { page } = stage;
    await goTo(page, '日常预防');
    await page.getByRole('grid', { name: '信箱热线登记簿' }).getByText(words).first().click();
    await expect(page.getByRole('form', { name: '信箱热线' })).toBeVisible();
    await then(stage);
  },
});

/** One of the parts of 日常预防. */
export async function openPart(page: Stage['page'], word: string): Promise<void> {
  await goTo(page, '日常预防');
  await page.getByRole('radiogroup', { name: '显示日常预防的哪一部分' }).getByText(word).click();
}

async function openRoster({ page }: Stage): Promise<void> {
  await openPart(page, '心理委员');
  await expect(page.getByRole('grid', { name: '心理委员名册' })).toBeVisible();
}

async function openSeasons({ page }: Stage): Promise<void> {
  await openPart(page, '一级预警');
  await expect(page.getByRole('region', { name: '秋冬换季' })).toBeVisible();
}

/** What a school does before anybody is in danger. */
export const PREVENTION_SCREENS: readonly Screen[] = [
  {
    name: '日常预防-登记来信来电',
    open: async ({ page }) => {
      await goTo(page, '日常预防');
      await press(page, '登记来信来电');
      const form = page.getByRole('form', { name: '登记来信来电' });
      await form.getByText('计划', { exact: true }).click();
      await expect(form.getByRole('alert')).toContainText('先保证安全');
    },
  },
  enquiry('活着没什么意思', '匿名来信'),
  enquiry('室友都不和我说话', '来电的后续', ({ page }) =>
    page.getByRole('heading', { name: '后续' }).scrollIntoViewIfNeeded(),
  ),
  enquiry('活着没什么意思', '来信到危机现场', async ({ page }) => {
    await press(page, '危机现场（F8）');
    await expect(page.getByRole('heading', { name: '危机现场' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('活着没什么意思');
  }),
  { name: '心理委员', open: openRoster },
  {
    name: '心理委员-登记',
    open: async (stage) => {
      await openRoster(stage);
      await press(stage.page, '登记心理委员');
      const form = stage.page.getByRole('form', { name: '登记心理委员' });
      await form.getByText('寝室心理委员', { exact: true }).click();
      await expect(form.getByRole('textbox', { name: '寝室' })).toBeVisible();
    },
  },
  {
    name: '心理委员-一任',
    open: async (stage) => {
      await openRoster(stage);
      await stage.page.getByRole('grid', { name: '心理委员名册' }).getByText('2 次').first().click();
      await expect(stage.page.getByRole('heading', { name: '参加的培训' })).toBeVisible();
    },
  },
  {
    name: '心理委员-登记参训',
    open: async (stage) => {
      await openRoster(stage);
      await stage.page.getByRole('grid', { name: '心理委员名册' }).getByRole('checkbox').nth(1).check();
      await press(stage.page, '登记参训');
      await expect(stage.page.getByRole('form', { name: '登记参训' })).toBeVisible();
    },
  },
  { name: '一级预警', open: openSeasons },
  {
    name: '一级预警-每年的时段',
    open: async (stage) => {
      await openSeasons(stage);
      await stage.page.getByRole('button', { name: /^每年的时段/ }).click();
      await expect(stage.page.getByRole('button', { name: '启用：毕业离校前后' })).toBeVisible();
      await stage.page.getByRole('button', { name: '启用：毕业离校前后' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: '一级预警-启用特殊时段',
    open: async (stage) => {
      await openSeasons(stage);
      await press(stage.page, '启用特殊时段');
      await expect(stage.page.getByRole('form', { name: '启用特殊时段' })).toBeVisible();
    },
  },
  {
    name: '一级预警-添加安排',
    open: async (stage) => {
      await openSeasons(stage);
      await press(stage.page, '添加安排：秋冬换季');
      await expect(stage.page.getByRole('form', { name: '工作安排' })).toBeVisible();
    },
  },
];
