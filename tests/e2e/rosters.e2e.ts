import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { localDate } from '#shared/school-calendar.ts';
import { goTo, press, told } from '#tests/demo/screen-hands.ts';
import { writeOddRosters } from '#tests/sample-school/odd-rosters.ts';
import { sampleSchool } from '#tests/sample-school/sample-school.ts';
import { reach, savePaper } from './keyboard-hands.ts';
import { answerOpenDialog, answerSaveDialog, createVault, launchRoom } from './launch-room.ts';
import { textOf } from './words-of-pdf.ts';

const school = sampleSchool({ today: localDate('2026-09-01') });

const MORE_FIELDS = [
  '学号,学籍号,姓名,班级,现住址,民族,是否住校,备注',
  '1,G330102201305010016,陈一,七年级(1)班,海滨路 1 号,汉,是,单亲，随母亲；低保户',
  '2,G330102201306020025,周二,七年级(1)班,,,否,因病休学一年',
  '3,,赵三,七年级(2)班,,,,留守儿童',
];

const step = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a roster is read whatever it was saved as, and one that is none is refused in words; an import is undone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-rosters-'));
  const odd = await writeOddRosters(school);
  const damaged = odd.xls.slice();
  damaged.fill(0xa5, 600, 2_000);
  const files = {
    '换了列.xlsx': odd.xlsx,
    '老格式.xls': odd.xls,
    'GBK编码.csv': odd.csv,
  };
  const room = await launchRoom();
  const { app, page } = room;
  await createVault(page, { school: school.schoolName, password: '海风-2026-静静' });
  await goTo(page, '学生');
  await press(page, '导入名册');

  await test.step('three ways of saving give the same students', async () => {
    let choose = '选择名册文件';
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(join(folder, name), bytes);
      await answerOpenDialog(app, join(folder, name));
      await press(page, choose);
      await expect(page.getByText(name)).toBeVisible();
      await press(page, '下一步');
      await expect(step(page, '对应列')).toBeVisible();
      await press(page, '下一步');
      await expect(page.getByText(`将写入 ${school.students.length} 名学生`)).toBeVisible();
      await press(page, '选择文件');
      choose = '换一个文件';
    }
  });

  await test.step('a damaged file is refused, and nothing goes on with the one before it', async () => {
    writeFileSync(join(folder, '坏了.xls'), damaged);
    await answerOpenDialog(app, join(folder, '坏了.xls'));
    await press(page, '换一个文件');
    await expect(page.getByRole('alert')).toContainText(/\p{Script=Han}{4,}/u);
    await expect(page.getByRole('button', { name: '下一步' })).toBeDisabled();
    await answerOpenDialog(app, join(folder, 'GBK编码.csv'));
    await press(page, '选择名册文件');
    await expect(step(page, '工作表')).toBeVisible();
    await press(page, '上一步');
  });

  await test.step('pressing 取消 changes nothing', async () => {
    await answerOpenDialog(app, null);
    await press(page, '换一个文件');
    for (const next of ['工作表', '对应列', '核对']) {
      await press(page, '下一步');
      await expect(step(page, next)).toBeVisible();
    }
    await expect(page.getByText(`将写入 ${school.students.length} 名学生`)).toBeVisible();
  });

  await test.step('the last file goes in, with its rare names, and comes out again in one step', async () => {
    await press(page, '写入');
    await expect(step(page, '完成')).toBeVisible();
    await press(page, '完成');
    await page.getByRole('textbox', { name: '搜索学生' }).fill('李𠮷安');
    await expect(page.getByRole('grid', { name: '学生名单' })).toContainText('李𠮷安');
    await press(page, '导入名册');
    await press(page, '撤销导入：GBK编码.csv');
    const asked = page.getByRole('dialog', { name: '撤销这次导入？' });
    await expect(asked).toContainText(`新增的 ${school.students.length} 名学生移出名单`);
    await asked.getByRole('button', { name: '撤销', exact: true }).click();
    await expect(page.getByRole('button', { name: '撤销导入：GBK编码.csv' })).toBeHidden();
  });

  await test.step('from the report of what was taken back one is asked for the file again', async () => {
    await press(page, '查看报告：GBK编码.csv');
    await answerOpenDialog(app, join(folder, 'GBK编码.csv'));
    await press(page, '再次导入（重新选择文件）');
    await expect(step(page, '工作表')).toBeVisible();
    await press(page, '上一步');
  });

  await test.step('two numbers: which identifies is asked once; a remark offers, and takes nothing by itself', async () => {
    writeFileSync(join(folder, '两个号.csv'), MORE_FIELDS.join('\r\n'));
    await answerOpenDialog(app, join(folder, '两个号.csv'));
    await press(page, '换一个文件');
    await expect(step(page, '工作表')).toBeVisible();
    await press(page, '下一步');
    await expect(page.getByRole('radio', { name: '学号', exact: true })).toBeChecked();
    await press(page, '下一步');
    const fresh = page.getByRole('grid', { name: '新增' });
    await expect(fresh.getByRole('row', { name: /陈一/ })).toContainText(
      /G330102201305010016.*汉族.*住校.*住址 海滨路 1 号/s,
    );
    await expect(fresh).toContainText('备注里写着休学');
    await page.getByRole('tab', { name: '备注里的情况（3）' }).click();
    const offers = page.getByRole('grid', { name: '备注里的情况' });
    await expect(offers.getByRole('checkbox', { checked: true })).toHaveCount(0);
    await offers.getByRole('checkbox', { name: /陈一：单亲家庭/ }).click();
    await press(page, '写入');
    await expect(step(page, '完成')).toBeVisible();
    await page.getByRole('tab', { name: '备注里的情况（3）' }).click();
    await expect(page.getByRole('row', { name: /单亲家庭/ })).toContainText('已记下');
    await press(page, '完成');
  });

  await test.step('a child is found by the 学籍号; one press takes what the remark says, or leads to the leave', async () => {
    await page.getByRole('textbox', { name: '搜索学生' }).fill('G330102201305010016');
    await page.getByRole('grid', { name: '学生名单' }).getByRole('row', { name: /陈一/ }).press('Enter');
    const now = page.getByRole('region', { name: '现况' });
    await expect(now).toContainText('住址：海滨路 1 号');
    await expect(now).toContainText('单亲家庭');
    await press(page, '记为家庭经济困难');
    await expect(page.getByRole('button', { name: '记为家庭经济困难' })).toBeHidden();
    await press(page, '档案管理');
    await page.getByRole('menuitem', { name: '基本信息' }).click();
    await expect(page.getByRole('textbox', { name: '学籍号' })).toHaveValue('G330102201305010016');
    await press(page, '返回');
    await page.getByRole('textbox', { name: '搜索学生' }).fill('周二');
    await page.getByRole('grid', { name: '学生名单' }).getByRole('row', { name: /周二/ }).press('Enter');
    await press(page, '登记休学');
    await expect(page.getByRole('heading', { name: '登记休学' })).toBeVisible();
  });

  await test.step('the school goes by the other number once every child has it', async () => {
    await goTo(page, '设置');
    await page.getByRole('radio', { name: '学籍号', exact: true }).click();
    await press(page, '保存识别号码');
    await expect(page.getByText('还有 1 名在校学生没有学籍号')).toBeVisible();
  });
  await test.step('a class that is written like none of its grade is asked about before it is made', async () => {
    await goTo(page, '学生');
    await page.getByRole('button', { name: '新增学生', exact: true }).first().click();
    const form = page.getByRole('dialog', { name: '新增学生' });
    await form.getByRole('textbox', { name: '姓名', exact: true }).fill('钱四');
    await form.getByRole('textbox', { name: '学号', exact: true }).fill('44');
    const field = form.getByRole('combobox', { name: '班级', exact: true });
    await field.fill('七（9）班');
    await page.keyboard.press('Control+S');
    const asked = page.getByRole('dialog', { name: '新的班级？' });
    await expect(asked).toContainText('同年级现有七年级(1)班、七年级(2)班');
    await page.keyboard.press('Escape');
    await expect(asked).toBeHidden();
    await expect(form).toContainText('没有“七（9）班”，请核对班级');
    await expect(field).toHaveValue('七（9）班');
    await page.keyboard.press('Control+S');
    await press(asked, '是新的班级');
    await told(page, '已新增学生');
  });
  await room.done();
  rmSync(folder, { recursive: true, force: true });
});

test('by keyboard alone: a new roster is laid out, looked at, taken, printed and taken back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-rosters-'));
  const rosterOf = (name: string, rows: string[]) => {
    writeFileSync(join(folder, name), ['学号,姓名,班级,手机,备忘', ...rows].join('\r\n'));
    return join(folder, name);
  };
  const first = rosterOf('上月.csv', [
    '1,陈一,七年级(1)班,13800000001,',
    '2,周二,七年级(1)班,13800000002,',
    '3,赵三,七年级(2)班,13800000003,',
  ]);
  const second = rosterOf('本月.csv', [
    '1,陈一,七年级(2)班,13800000001,',
    '2,周二,七年级(1)班,13900000009,',
    '4,钱四,七年级(1)班,1.38E+10,',
    '91,赵三,七年级(2)班,13800000003,',
    ',没有学号,七年级(1)班,,',
  ]);
  const room = await launchRoom();
  const { app, page } = room;
  const keys = page.keyboard;
  await createVault(page, { school: school.schoolName, password: '海风-2026-静静' });

  const nextTo = async (name: string) => {
    await keys.press('Control+Enter');
    await expect(step(page, name)).toBeVisible();
  };
  const open = async (path: string) => {
    await answerOpenDialog(app, path);
    await expect(page.getByRole('button', { name: '选择名册文件' })).toBeFocused();
    await keys.press('Enter');
    await expect(step(page, '工作表')).toBeVisible();
  };
  const showTab = async (name: RegExp) => {
    const tab = page.getByRole('tab', { name });
    await reach(page, page.getByRole('tab', { selected: true }));
    for (let presses = 0; presses < 12; presses++) {
      if ((await tab.getAttribute('aria-selected')) === 'true') return;
      await keys.press('ArrowRight');
    }
    throw new Error(`not to be reached by arrow keys: ${name}`);
  };

  await test.step('the first roster: Escape goes back a step at a time, and nothing is lost', async () => {
    await keys.press('Alt+2');
    await reach(page, page.getByRole('button', { name: '导入名册', exact: true }).first());
    await keys.press('Enter');
    await open(first);
    await nextTo('对应列');
    const remark = page.getByRole('combobox', { name: '备忘读作' });
    await reach(page, remark);
    await keys.press('Control+A');
    await keys.type('性别');
    await expect(page.getByRole('option')).toHaveCount(1);
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await expect(page.getByRole('option')).toHaveCount(0);
    await expect(remark).toHaveValue('性别');
    await nextTo('核对');
    await keys.press('Escape');
    await expect(remark).toHaveValue('性别');
    await keys.press('Escape');
    await expect(step(page, '工作表')).toBeVisible();
    await nextTo('对应列');
    await expect(remark).toHaveValue('性别');
    await nextTo('核对');
    await nextTo('完成');
    await keys.press('Control+Enter');
    await expect(page.getByRole('grid', { name: '学生名单' })).toContainText('赵三');
  });

  await test.step('the second one: every kind of row is there, a namesake is decided, somebody has left', async () => {
    await reach(page, page.getByRole('button', { name: '导入名册', exact: true }).first());
    await keys.press('Enter');
    await open(second);
    await nextTo('对应列');
    await expect(page.getByText('与上次相同').first()).toBeVisible();
    await nextTo('核对');
    await expect(page.getByRole('status')).toContainText('名册共 5 行，将写入 3 名学生');
    await showTab(/^有变化（2）/);
    await expect(page.getByRole('grid', { name: '有变化' })).toContainText('七年级(1)班 → 七年级(2)班');
    await showTab(/^同名不同号（1）/);
    await reach(page, page.getByRole('grid', { name: '同名不同号' }).getByRole('row').nth(1));
    await keys.press('Space');
    await expect(page.getByRole('status')).toContainText('将写入 4 名学生');
    await showTab(/^读不出（1）/);
    await expect(page.getByText('没有学号', { exact: false }).first()).toBeVisible();
    await showTab(/^名册上没有（1）/);
    await reach(page, page.getByRole('grid', { name: '名册上没有' }).getByRole('row').nth(1));
    await keys.press('Space');
    await expect(page.getByRole('grid', { name: '名册上没有' })).toContainText('转学');
    await nextTo('完成');
  });

  await test.step('the report is saved, and says what a person saw', async () => {
    const pdf = join(folder, '报告.pdf');
    await answerSaveDialog(app, pdf);
    await reach(page, page.getByRole('button', { name: '保存为PDF' }));
    await keys.press('Enter');
    await savePaper(page, page.getByRole('dialog', { name: /导入报告$/ }));
    await told(page, /已保存 报告\.pdf/);
    const text = await textOf(pdf);
    for (const said of ['名册导入报告', '钱四', '1.38E+10', '没有学号', '登记离校：转学']) {
      expect(text).toContain(said);
    }
  });

  await test.step('the import is taken back as one step', async () => {
    await reach(page, page.getByRole('button', { name: '撤销导入：本月.csv' }));
    await keys.press('Enter');
    await expect(page.getByRole('dialog')).toContainText(
      '新增的 2 名学生移出名单，2 名学生的资料改回导入前，登记离校的 1 名学生恢复在校',
    );
    await reach(page, page.getByRole('button', { name: '撤销', exact: true }));
    await keys.press('Enter');
    await told(page, '已撤销导入：移出 2 名学生，改回 2 名，恢复在校 1 名');
    const list = page.getByRole('grid', { name: '学生名单' });
    await expect(list).not.toContainText('钱四');
    await expect(list.getByRole('row', { name: /陈一/ })).toContainText('七年级(1)班');
  });
  await room.done();
  rmSync(folder, { recursive: true, force: true });
});
