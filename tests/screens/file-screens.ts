import { goTo, manageFile, pick, press, writeDown } from '#tests/demo/screen-hands.ts';
import { expect } from '#tests/patient-expect.ts';
import { paperLaid, type Screen, type Stage } from './screen.ts';

/** What opens over a student's file, and where a file ends. */

export async function openFile({ page }: Stage, studentNumber: string): Promise<void> {
  await goTo(page, '学生');
  // What another screen has filtered the list by is kept.
  const kept = page.getByRole('button', { name: '清除筛选' }).first();
  if (await kept.isVisible()) await kept.click();
  await page.getByRole('textbox', { name: '搜索学生' }).fill(studentNumber);
  await page
    .getByRole('grid', { name: '学生名单' })
    .getByRole('row')
    .filter({ hasText: studentNumber })
    .click();
  await expect(page.getByRole('region', { name: '学生概况' })).toContainText(studentNumber);
}

/** What stands in a file, of one of whom there is everything, and of one of whom there is nothing. */
export const FILES: readonly Screen[] = [
  { name: '学生档案', open: (stage) => openFile(stage, stage.studentNumber) },
  { name: '学生档案-休学中', open: (stage) => openFile(stage, stage.awayStudentNumber) },
  { name: '空-学生档案', open: (stage) => openFile(stage, stage.emptyStudentNumber) },
];

/** Something is written down, beside what happened. */
const writing = (act: string): Screen => ({
  name: `学生档案-${act}`,
  open: async (stage) => {
    await openFile(stage, stage.studentNumber);
    await expect(await writeDown(stage.page, act)).toBeVisible();
  },
});

/** An entry of the chronology lies open beside it. */
const opened = (
  title: RegExp,
  name: string,
  of: 'studentNumber' | 'awayStudentNumber' = 'studentNumber',
): Screen => ({
  name: `学生档案-${name}`,
  open: async (stage) => {
    await openFile(stage, stage[of]);
    const entries = stage.page.getByRole('region', { name: '经过' });
    await entries.getByRole('button', { name: title }).first().click();
    await expect(stage.page.getByRole('dialog')).toBeVisible();
  },
});

/** One of the acts under 档案管理. */
const managed = (act: string, then: (stage: Stage) => Promise<void> = async () => {}): Screen => ({
  name: `学生档案-${act}`,
  open: async (stage) => {
    await openFile(stage, stage.studentNumber);
    await expect(await manageFile(stage.page, act)).toBeVisible();
    await then(stage);
  },
});

/** A button of the file opens a menu, or something beside the chronology. */
const over = (button: string | RegExp, name: string): Screen => ({
  name: `学生档案-${name}`,
  open: async (stage) => {
    const { page } = stage;
    await openFile(stage, stage.studentNumber);
    await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
    await expect(page.getByRole('dialog').or(page.getByRole('menu')).first()).toBeVisible();
  },
});

const attachment = (fileName: string, kind: string): Screen => ({
  name: `附件-${kind}`,
  open: async (stage) => {
    const { page } = stage;
    await openFile(stage, stage.studentNumber);
    await writeDown(page, '添加附件');
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
  over('记一笔', '记一笔'),
  over('档案管理', '档案管理'),
  over('解除预警', '解除预警'),
  ...[
    '写辅导记录',
    '写跟踪记录',
    '记谈心',
    '记家校沟通',
    '记家访',
    '记转介',
    '写干预方案',
    '添加专班成员',
    '记监护承诺',
    '记安全责任移交',
    '记复学申请',
    '记观察',
    '调整预警等级',
    '添加重点类型',
    '添加就医情况',
    '登记情形',
    '记医院诊断',
    '记突破保密',
    '记筛查结果',
    '记面谈',
    '填跟踪表表头',
    '添加监护人',
    '记家庭情况',
    '登记休学',
    '添加附件',
  ].map(writing),
  {
    name: '学生档案-处理预警线索',
    open: async (stage) => {
      await openFile(stage, stage.studentNumber);
      await press(stage.page, '处理');
      await expect(stage.page.getByRole('radiogroup', { name: '怎样处理' })).toBeVisible();
    },
  },
  opened(/^列为(?!待面谈)/, '一段预警'),
  {
    name: '学生档案-更正一段预警',
    open: async (stage) => {
      await opened(/^列为(?!待面谈)/, '').open(stage);
      await press(stage.page, '更正');
      await expect(stage.page.getByRole('form', { name: '更正' })).toBeVisible();
    },
  },
  opened(/^转介：家长拒绝/, '一次转介'),
  opened(/^制定干预方案/, '一份干预方案'),
  opened(/^进入专班：导师/, '一位专班成员'),
  opened(/^监护承诺书/, '一份监护承诺', 'awayStudentNumber'),
  opened(/^安全责任移交/, '一次安全责任移交', 'awayStudentNumber'),
  opened(/^申请复学/, '一次复学申请', 'awayStudentNumber'),
  opened(/^开始休学/, '一次休学', 'awayStudentNumber'),
  {
    name: '学生档案-登记复学',
    open: async (stage) => {
      await opened(/^开始休学/, '', 'awayStudentNumber').open(stage);
      await press(stage.page, '登记复学');
      await expect(stage.page.getByRole('form', { name: '复学' })).toBeVisible();
    },
  },
  opened(/^评估小组/, '一次会商'),
  opened(/^列为待面谈/, '普查进展'),
  opened(/^面谈：/, '一次面谈'),
  opened(/^危机事件：/, '一份事件摘录'),
  {
    name: '学生档案-登记评估',
    open: async (stage) => {
      await opened(/^危机事件：/, '').open(stage);
      await press(stage.page, '登记评估');
      await expect(stage.page.getByRole('form', { name: '登记评估' })).toBeVisible();
    },
  },
  opened(/^成立监护小组/, '一个监护小组'),
  {
    name: '学生档案-登记值守',
    open: async (stage) => {
      await opened(/^成立监护小组/, '').open(stage);
      await press(stage.page, '登记一班');
      await expect(stage.page.getByRole('dialog', { name: '登记值守' })).toBeVisible();
    },
  },
  {
    name: '学生档案-结束监护',
    open: async (stage) => {
      await opened(/^成立监护小组/, '').open(stage);
      await press(stage.page, '结束监护');
      await expect(stage.page.getByRole('dialog', { name: '结束监护' })).toBeVisible();
    },
  },
  opened(/^突破保密/, '一次突破保密'),
  opened(/^家校沟通/, '一次沟通'),
  {
    name: '学生档案-在一次沟通上添加附件',
    open: async (stage) => {
      await opened(/^家校沟通/, '').open(stage);
      const beside = stage.page.getByRole('dialog');
      await press(beside, '添加附件');
      await beside.getByRole('button', { name: '选择文件' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: '附件-更正说明',
    open: async (stage) => {
      await attachment('班主任的话.txt', '文字').open(stage);
      await press(stage.page, '更正说明');
      await expect(stage.page.getByRole('textbox', { name: '来源' }).last()).toBeVisible();
    },
  },
  {
    name: '学生档案-删除附件',
    open: async (stage) => {
      const { page } = stage;
      await openFile(stage, stage.studentNumber);
      await writeDown(page, '添加附件');
      await page
        .getByRole('button', { name: /^删除 / })
        .first()
        .click();
      await expect(page.getByRole('textbox', { name: '原因' })).toBeVisible();
    },
  },
  attachment('周记扫描.png', '图片'),
  attachment('量表.pdf', 'PDF'),
  attachment('家长来电录音.wav', '录音'),
  attachment('班主任的话.txt', '文字'),
  managed('基本信息'),
  managed('班级与休学'),
  managed('移交'),
  {
    name: '学生档案-打印研判材料',
    open: async (stage) => {
      await openFile(stage, stage.studentNumber);
      await press(stage.page, '档案管理');
      await stage.page.getByRole('menuitem', { name: '打印研判材料…' }).click();
      await paperLaid(stage.page, /^研判材料：/);
    },
  },
  managed('办理离校'),
  managed('合并档案', async ({ page, emptyStudentNumber }) => {
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
    if (button === '打印销毁清单') await paperLaid(page, '销毁清单');
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
  overArchive('打印销毁清单', '打印销毁清单', true),
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
