import type { Page } from '@playwright/test';
import { RAIL_PLACES } from '#renderer/room/rail-places.ts';
import { goTo, press } from '#tests/demo/screen-hands.ts';
import { answerOpenDialog } from '#tests/e2e/launch-room.ts';
import { expect } from '#tests/patient-expect.ts';
import { END_OF_A_FILE, OVER_A_FILE } from './file-screens.ts';
import { PREVENTION_SCREENS } from './prevention-screens.ts';
import { rosterSteps, watchlistSteps } from './roster-screens.ts';
import { paperLaid, type Screen, type Stage } from './screen.ts';
import { batchScreens } from './screening-screens.ts';
import { weeklyScreens } from './weekly-screens.ts';
import { workbookSteps } from './workbook-screens.ts';

/**
 * Every screen of the app, for whoever looks at all of them: `npm run screens` takes their pictures, a test searches
 * them for what would keep somebody out. A new screen is one more entry here; a new place of the rail, a new tab
 * of a student's file and a new section of the settings are found by themselves.
 */

/** A place of the rail, as it is when one comes to it. */
const place = (word: string): Screen => ({ name: word, open: ({ page }) => goTo(page, word) });

/** What a button opens over a place: a sheet, a dialog, a menu. */
const over = (word: string, button: string | RegExp, name = `${word}-${String(button)}`): Screen => ({
  name,
  open: async ({ page }) => {
    await goTo(page, word);
    await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
    await expect(page.getByRole('dialog').or(page.getByRole('menu')).first()).toBeVisible();
  },
});

/** A conference of a kind lies open. */
const openConference = (name: string, kind: string): Screen => ({
  name,
  open: async ({ page }) => {
    await goTo(page, '会商');
    await page.getByRole('grid', { name: '会商' }).getByText(kind, { exact: true }).first().click();
    await expect(page.getByRole('heading', { name: kind, level: 1 })).toBeVisible();
  },
});

/** The event of last night lies open. */
async function openIncident({ page }: Stage): Promise<void> {
  await goTo(page, '危机事件');
  await page.getByRole('grid', { name: '危机事件' }).getByText('自杀意念').first().click();
  await expect(page.getByRole('region', { name: '报告环节' })).toBeVisible();
}

/** The rail's places, in their order. */
export const PLACES: readonly Screen[] = RAIL_PLACES.map(({ word }) => place(word));

/** One screen for each tab of what is open. */
async function tabs(page: Page, of: string, reopen: Screen['open']): Promise<Screen[]> {
  return (await page.getByRole('tab').allTextContents()).map((word) => ({
    name: `${of}-${word.trim()}`,
    open: async (stage) => {
      await reopen(stage);
      await stage.page.getByRole('tab', { name: word.trim(), exact: true }).click();
    },
  }));
}

/** The sections of the settings. */
export async function settingsSections({ page }: Stage): Promise<Screen[]> {
  await goTo(page, '设置');
  return tabs(page, '设置', (stage) => goTo(stage.page, '设置'));
}

export const FIRST_START: readonly Screen[] = [
  {
    name: '门-创建保险库',
    open: async ({ page }) =>
      // Only now is the app up, on a busy PC after a while.
      expect(page.getByRole('textbox', { name: '学校名称' })).toBeVisible({ timeout: 60_000 }),
  },
  {
    name: '门-没有填的',
    open: async ({ page }) => {
      await press(page, '下一步');
      await expect(page.getByRole('textbox', { name: '学校名称' })).toHaveAttribute('aria-invalid', 'true');
    },
  },
];

/** A rule that a school may change, in its sheet. */
const changedRule = (tab: string, word: string, rule: string): Screen => ({
  name: `设置-修改${word}`,
  open: async ({ page }) => {
    await goTo(page, '设置');
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('grid', { name: word }).getByText(rule).click();
    await expect(page.getByRole('dialog', { name: `修改${word}` })).toBeVisible();
  },
});

/** Over the screens of a filled room: dialogs, sheets, menus and the steps of a wizard. */
export const OVER_THE_ROOM: readonly Screen[] = [
  {
    name: '工作台-推迟',
    open: async ({ page }) => {
      await goTo(page, '工作台');
      await page.getByRole('grid', { name: '应办事项' }).getByRole('checkbox').nth(1).check();
      await press(page, '推迟');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  changedRule('联系频次', '联系频次', '二类、三类'),
  changedRule('办理期限', '办理期限', '二类的方案复评'),
  changedRule('预警线索', '预警线索规则', '反复到校异常'),
  {
    name: '预警库-选中',
    open: async ({ page }) => {
      await goTo(page, '预警库');
      const boxes = page.getByRole('grid', { name: '预警库名单' }).getByRole('checkbox');
      for (const row of [1, 2]) await boxes.nth(row).check();
      await expect(page.getByText('已选 2 人')).toBeVisible();
    },
  },
  {
    name: '学生-筛选',
    open: async ({ page }) => {
      await goTo(page, '学生');
      await page.getByRole('textbox', { name: '搜索学生' }).fill('七年级');
      await press(page, '按预警等级筛选');
      await page.getByRole('menuitemcheckbox', { name: '二类' }).click();
    },
  },
  {
    name: '学生-没有符合的',
    open: async ({ page }) => {
      await goTo(page, '学生');
      await page.getByRole('textbox', { name: '搜索学生' }).fill('没有这个人');
      await expect(page.getByText('没有符合的学生')).toBeVisible();
    },
  },
  {
    name: '学生-选中',
    open: async ({ page }) => {
      await goTo(page, '学生');
      const search = page.getByRole('textbox', { name: '搜索学生' });
      await search.fill('');
      await expect(page.getByRole('grid', { name: '学生名单' }).locator('tbody tr').first()).toBeVisible();
      for (const key of ['ArrowDown', 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown'])
        await page.keyboard.press(key);
      await expect(page.getByText('已选 3 人')).toBeVisible();
    },
  },
  {
    name: '学生-办理离校',
    open: async ({ page }) => {
      await goTo(page, '学生');
      await press(page, '办理离校');
      await expect(page.getByRole('form', { name: '办理离校' })).toBeVisible();
    },
  },
  over('学生', '列'),
  over('学生', '导出Excel表格'),
  over('学生', '新增学生'),
  {
    name: '学生-新增学生-可能已有',
    open: async ({ page, studentNumber }) => {
      await goTo(page, '学生');
      await press(page, '新增学生');
      await page.getByRole('dialog').getByRole('textbox', { name: '学号' }).fill(studentNumber);
      await expect(page.getByText('可能已经有这名学生')).toBeVisible();
    },
  },
  {
    name: '会商-记会商',
    open: async ({ page }) => {
      await goTo(page, '会商');
      await press(page, '记会商');
      await expect(page.getByRole('form', { name: '记会商' })).toBeVisible();
    },
  },
  openConference('会商-草稿', '专题研讨'),
  {
    name: '会商-等级结论',
    open: async (stage) => {
      await openConference('', '专题研讨').open(stage);
      const form = stage.page.getByRole('form', { name: '专题研讨' });
      for (const what of ['添加意见', '添加措施']) await press(stage.page, what);
      await form.getByRole('radiogroup', { name: '等级结论' }).scrollIntoViewIfNeeded();
      await form.getByRole('group', { name: '措施 1' }).scrollIntoViewIfNeeded();
    },
  },
  openConference('会商-定稿', '评估小组'),
  openConference('会商-形势分析会', '形势分析会'),
  {
    name: '会商-登记完成',
    open: async (stage) => {
      await openConference('', '评估小组').open(stage);
      await stage.page
        .getByRole('button', { name: /^登记完成/ })
        .first()
        .click();
      await expect(stage.page.getByRole('dialog', { name: '登记完成' })).toBeVisible();
    },
  },
  {
    name: '会商-按会商决定列入预警库',
    open: async (stage) => {
      await openConference('', '评估小组').open(stage);
      await stage.page.getByRole('button', { name: '按会商决定列入预警库' }).first().click();
      await expect(stage.page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '会商-会商记录',
    open: async (stage) => {
      await openConference('', '评估小组').open(stage);
      await press(stage.page, '打印');
      await paperLaid(stage.page, '会商记录');
    },
  },
  ...batchScreens(),
  ...weeklyScreens(),
  ...PREVENTION_SCREENS,
  {
    name: '危机事件-记危机事件',
    open: async ({ page }) => {
      await goTo(page, '危机事件');
      await press(page, '记危机事件');
      await expect(page.getByRole('form', { name: '记危机事件' })).toBeVisible();
    },
  },
  {
    name: '危机现场',
    open: async ({ page }) => {
      await goTo(page, '工作台');
      await page.keyboard.press('F8');
      await expect(page.getByRole('list', { name: '现场处置' })).toBeVisible();
    },
  },
  {
    name: '危机现场-一起事件',
    open: async (stage) => {
      await openIncident(stage);
      await press(stage.page, '现场');
      await expect(stage.page.getByRole('list', { name: '电话', exact: true })).toBeVisible();
    },
  },
  {
    name: '危机事件-一起事件',
    open: openIncident,
  },
  {
    name: '危机事件-修改',
    open: async (stage) => {
      await openIncident(stage);
      await press(stage.page, '修改');
      await expect(stage.page.getByRole('form', { name: '修改危机事件' })).toBeVisible();
    },
  },
  ...[
    [/^登记报告：/, '登记报告'],
    ['记一条经过', '记一条经过'],
    ['出报告', '出报告'],
    ['添加报告环节', '添加报告环节'],
    ['添加善后事项', '添加善后事项'],
    ['写举一反三', '举一反三'],
  ].map(
    ([button, name]): Screen => ({
      name: `危机事件-${name}`,
      open: async (stage) => {
        await openIncident(stage);
        await stage.page
          .getByRole('button', { name: button ?? '', exact: true })
          .first()
          .click();
        await expect(stage.page.getByRole('dialog', { name: `${name}`, exact: true })).toBeVisible();
      },
    }),
  ),
  {
    name: '设置-修改报告环节',
    open: async ({ page }) => {
      await goTo(page, '设置');
      await page.getByRole('tab', { name: '报告名单' }).click();
      await page.getByRole('grid', { name: '报告名单' }).getByText('区（县）心理中心').click();
      await expect(page.getByRole('dialog', { name: '修改报告环节' })).toBeVisible();
    },
  },
  {
    name: '辅导记录-写辅导记录',
    open: async ({ page }) => {
      await goTo(page, '辅导记录');
      await press(page, '写辅导记录');
      await expect(page.getByRole('form', { name: '保存', exact: true })).toBeVisible();
    },
  },
  {
    name: '辅导记录-已签字',
    open: async ({ page }) => {
      await goTo(page, '辅导记录');
      await page.getByRole('grid', { name: '辅导记录' }).getByText('已签字').first().click();
      await expect(page.getByRole('article', { name: '已签字的辅导记录' })).toBeVisible();
    },
  },
  {
    name: '辅导记录-已作废',
    open: async ({ page }) => {
      await goTo(page, '辅导记录');
      await page.getByRole('grid', { name: '辅导记录' }).getByText('已作废').first().click();
      await expect(page.getByRole('alert', { name: '这份辅导记录已作废' })).toBeVisible();
    },
  },
  {
    name: '辅导记录-模板',
    open: async ({ page }) => {
      await goTo(page, '辅导记录');
      await press(page, '写辅导记录');
      await press(page, '模板');
      await expect(page.getByRole('menuitem', { name: 'SOAP' })).toBeVisible();
    },
  },
  {
    name: '辅导记录-常用语',
    open: async ({ page }) => {
      await goTo(page, '辅导记录');
      await press(page, '写辅导记录');
      await page.getByRole('textbox', { name: '辅导内容' }).press('Control+j');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: '跟踪-在表格里写',
    open: async ({ page }) => {
      await goTo(page, '跟踪');
      await page
        .getByRole('grid')
        .getByRole('button', { name: /[待未]记录$/ })
        .first()
        .click();
      await page.keyboard.type('情绪平稳');
      await expect(page.getByRole('textbox', { name: /[待未]记录$/ })).toBeFocused();
    },
  },
  {
    name: '跟踪-粘贴到表格',
    open: async ({ page }) => {
      await goTo(page, '跟踪');
      await page
        .getByRole('grid')
        .getByRole('button', { name: /[待未]记录$/ })
        // Over the first lies what was being written.
        .nth(1)
        .click();
      await page.evaluate(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', '情绪平稳，按时作息\r\n和家长通了电话，睡眠好转');
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      });
      await expect(page.getByRole('dialog', { name: '粘贴到表格' })).toBeVisible();
    },
  },
  over('跟踪', '写跟踪记录'),
  over('跟踪', '新建跟踪周期'),
  over('跟踪', '修改周期'),
  {
    name: '跟踪-打印跟踪表',
    open: async ({ page }) => {
      await goTo(page, '跟踪');
      await press(page, '打印动态跟踪表（附件1）…');
      await paperLaid(page, /^动态跟踪表/);
    },
  },
  over('跟踪', '班主任填表'),
  ...workbookSteps(),
  over('家访', '记家访'),
  over('家访', '安排家访'),
  {
    name: '家访-应访未访',
    open: async ({ page }) => {
      await goTo(page, '家访');
      await page.getByText('应访未访', { exact: true }).click();
      const list = page.getByRole('grid', { name: '应访未访' });
      await list.getByRole('checkbox').nth(1).check();
      await expect(page.getByText('已选 1 人')).toBeVisible();
    },
  },
  {
    name: '告知书-写告知书',
    open: async ({ page }) => {
      await goTo(page, '告知书');
      await press(page, '写告知书');
      await expect(page.getByRole('form', { name: '写告知书' })).toBeVisible();
    },
  },
  {
    name: '告知书-选中',
    open: async ({ page }) => {
      await goTo(page, '告知书');
      await page.getByRole('checkbox', { name: '全选' }).check();
    },
  },
  {
    name: '告知书-一份',
    open: async ({ page }) => {
      await goTo(page, '告知书');
      await page.getByRole('grid', { name: '告知书登记' }).locator('tbody tr').first().press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '告知书-登记回执',
    open: async ({ page }) => {
      await goTo(page, '告知书');
      await page.getByRole('grid', { name: '告知书登记' }).locator('tbody tr').first().press('Enter');
      await press(page, '登记回执');
      await expect(page.getByRole('button', { name: /^填入首选联系人/ })).toBeVisible();
    },
  },
  {
    name: '告知书-登记拒签',
    open: async ({ page }) => {
      await goTo(page, '告知书');
      await page.getByRole('grid', { name: '告知书登记' }).locator('tbody tr').first().press('Enter');
      await press(page, '登记回执');
      await page.getByText('拒签', { exact: true }).last().click();
      await page.getByRole('textbox', { name: '谁拒绝签字' }).focus();
    },
  },
  {
    name: '告知书-登记送达',
    open: async ({ page }) => {
      await goTo(page, '告知书');
      await page.getByRole('checkbox', { name: '全选' }).check();
      await press(page, '登记送达');
      await expect(page.getByRole('form', { name: '送达' })).toBeVisible();
    },
  },
  {
    name: '告知书-几名学生',
    open: async ({ page }) => {
      await goTo(page, '学生');
      await page.getByRole('textbox', { name: '搜索学生' }).fill('');
      const ticks = page.getByRole('grid', { name: '学生名单' }).getByRole('checkbox');
      for (const row of [1, 2, 3]) await ticks.nth(row).check();
      await press(page, '写告知书');
      await expect(page.getByRole('table', { name: '收信的家长' })).toBeVisible();
      await expect(page.frameLocator('iframe').getByText('尊敬的家长')).toBeVisible();
    },
  },
  over('活动', '记活动'),
  over('汇总', '新建汇总表'),
  workload('工作量统计'),
  ...['来访问题', '班级', '开放时间'].map((section) =>
    workload(`工作量统计-${section}`, ({ page }) =>
      page.getByRole('heading', { name: section, exact: true }).scrollIntoViewIfNeeded(),
    ),
  ),
  workload('工作量统计-记录', async ({ page }) => {
    await page.getByRole('button', { name: /^辅导合计 次数 合计/ }).click();
    await expect(page.getByRole('dialog', { name: '辅导合计，合计' })).toBeVisible();
  }),
  workload('工作量统计-保存', async ({ page }) => {
    await press(page, '保存为PDF');
    await paperLaid(page, '工作量统计');
  }),
  {
    name: '设置-新增机构',
    open: async ({ page }) => {
      await goTo(page, '设置');
      await page.getByRole('tab', { name: '机构名录' }).click();
      await press(page, '新增机构');
      await expect(page.getByRole('dialog', { name: '新增机构' })).toBeVisible();
    },
  },
  {
    name: '告知书-从名录选',
    open: async ({ page }) => {
      await goTo(page, '告知书');
      await press(page, '写告知书');
      await page.getByRole('combobox', { name: '种类' }).click();
      await page.getByRole('option', { name: '转介建议书' }).click();
      await page.getByRole('textbox', { name: '推荐的医疗机构' }).fill('市第七人民医院');
      await press(page, '从名录选');
      await page.getByRole('checkbox', { name: /12356/ }).check();
    },
  },
  {
    name: '设置-添加开放时间',
    open: async ({ page }) => {
      await goTo(page, '设置');
      await page.getByRole('tab', { name: '开放时间' }).click();
      await press(page, '添加开放时间');
      await expect(page.getByRole('dialog', { name: '添加开放时间' })).toBeVisible();
    },
  },
  {
    name: '汇总-一张',
    open: async ({ page }) => {
      await goTo(page, '汇总');
      await page.getByRole('main').locator('tbody tr').first().press('Enter');
      await expect(page.getByRole('button', { name: '导出Excel表格' })).toBeVisible();
    },
  },
  {
    name: '汇总-手工更正',
    open: async ({ page }) => {
      await goTo(page, '汇总');
      await page.getByRole('main').locator('tbody tr').first().press('Enter');
      await page
        .getByRole('button', { name: /^更正 / })
        .first()
        .click();
      await expect(page.getByRole('dialog', { name: '手工更正' })).toBeVisible();
    },
  },
  inSchoolYear('添加学期或假期'),
  inSchoolYear('修改学年日期'),
  inSchoolYear('新增班级'),
  inSchoolYear(/^更换班主任/, '更换班主任'),
  ...rollOverSteps(),
  ...OVER_A_FILE,
  ...END_OF_A_FILE,
  {
    name: '预警库-一名学生',
    open: async ({ page }) => {
      await goTo(page, '预警库');
      await page.getByRole('grid', { name: '预警库名单' }).locator('tbody tr').first().press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  over('预警库', '导出Excel表格'),
  over('预警库', '列入预警库'),
  {
    name: '搜索',
    open: async ({ page }) => {
      await goTo(page, '工作台');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('睡眠');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: '搜索-拼音首字母',
    open: async ({ page }) => {
      await goTo(page, '工作台');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('zs');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: '搜索-没有找到',
    open: async ({ page }) => {
      await goTo(page, '工作台');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('没有人写过这句话');
      await expect(page.getByRole('dialog').getByText(/没有/).first()).toBeVisible();
    },
  },
  {
    name: '快捷键',
    open: async ({ page }) => {
      await goTo(page, '工作台');
      await page.keyboard.press('F1');
      await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
    },
  },
  // The last: whoever comes back to the watchlist or the students is still importing.
  ...watchlistSteps(),
  ...rosterSteps(),
];

/** What the room's work comes to, and what is done there. */
function workload(name: string, then: Screen['open'] = async () => undefined): Screen {
  return {
    name,
    open: async (stage) => {
      const { page } = stage;
      await goTo(page, '汇总');
      await page.getByText('工作量统计', { exact: true }).click();
      // The sample's case work is of the year before.
      await page.getByRole('combobox', { name: '时间' }).click();
      await page.getByRole('option', { name: '2025学年' }).click();
      await expect(page.getByRole('grid', { name: '来访问题' })).toBeVisible();
      await then(stage);
    },
  };
}

/** A form of the school year. */
function inSchoolYear(button: string | RegExp, name = String(button)): Screen {
  return {
    name: `学年-${name}`,
    open: async ({ page }) => {
      await goTo(page, '设置');
      await page.getByRole('tab', { name: '学年与班级', exact: true }).click();
      await page.getByRole('button', { name: button }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  };
}

/** The steps of the roll-over wizard, none of which changes anything. */
function rollOverSteps(): Screen[] {
  const begin = async (page: Page, steps: number) => {
    await goTo(page, '设置');
    await page.getByRole('tab', { name: '学年与班级', exact: true }).click();
    await press(page, '办理升级');
    await expect(page.getByText('名学生待升级')).toBeVisible();
    for (let step = 0; step < steps; step += 1) await press(page, '下一步');
  };
  return [
    ...['学年', '各班去向', '班主任', '核对'].map((word, steps) => ({
      name: `升级-${word}`,
      open: ({ page }: Stage) => begin(page, steps),
    })),
    {
      name: '升级-逐人安排',
      open: async ({ page }) => {
        await begin(page, 1);
        await page
          .getByRole('button', { name: /^逐人安排/ })
          .first()
          .click();
        await page.getByRole('dialog').getByRole('checkbox').nth(1).check();
        await press(page, '安排去向');
      },
    },
  ];
}

export const LOCKED_DOOR: readonly Screen[] = [
  {
    name: '门-打开',
    open: async ({ page }) => expect(page.getByRole('button', { name: '打开', exact: true })).toBeVisible(),
  },
  {
    name: '门-密码不正确',
    open: async ({ page }) => {
      await page.getByRole('textbox', { name: '密码', exact: true }).fill('不是这个密码-2026');
      await press(page, '打开');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: '门-恢复码',
    open: async ({ page }) => press(page, '用恢复码打开'),
  },
  {
    name: '门-您是谁',
    open: async ({ page, recoveryCode }) => {
      await page.getByRole('textbox', { name: '恢复码' }).fill(recoveryCode);
      await press(page, '打开');
      await expect(page.getByRole('heading', { name: '您是谁？' })).toBeVisible();
    },
  },
  {
    name: '门-从备份恢复',
    open: async ({ app, page }) => {
      await answerOpenDialog(app, null);
      await press(page, '返回');
      await press(page, '从备份恢复');
    },
  },
];
