import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { addDays } from '#shared/school-calendar.ts';
import { goTo, told } from '#tests/demo/screen-hands.ts';
import { deskIn } from './asked.ts';
import { pressOn, reach, savePaper } from './keyboard-hands.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';
import { whileTheVaultStands } from './slow-vault.ts';
import { textOf } from './words-of-pdf.ts';

const CLASSES = Array.from(
  { length: 30 },
  (_, at) => `${'七八九'[Math.floor(at / 10)]}年级(${(at % 10) + 1})班`,
);

test('by keyboard alone the week of thirty classes is told: one child, 零报告 of the others, and who is silent shows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-weekly-'));
  const room = await openRoom();
  const { app, page } = room;
  const { keyboard } = page;
  const { get } = deskIn(room);
  for (const [at, className] of CLASSES.entries()) {
    await get('students.add', {
      studentNumber: `2026${at + 100}`,
      name: at === 2 ? '周小禾' : `学生${at + 1}`,
      className,
      gender: 'unknown',
      bornOn: null,
      guardianName: '',
      guardianRelation: '',
      guardianPhone: '',
    });
  }
  const { today } = await get('school.particulars', {});
  const years = await get('schoolYears.list', {});
  const year = years.find(({ fromOn, untilOn }) => fromOn <= today && today <= untilOn);
  if (!year) throw new Error('no school year runs');
  // Whatever day it is, there is school.
  await get('schoolYears.writeSpan', {
    spanId: null,
    schoolYear: year.schoolYear,
    kind: 'term',
    name: '本学期',
    fromOn: addDays(today, -14) > year.fromOn ? addDays(today, -14) : year.fromOn,
    untilOn: addDays(today, 14) < year.untilOn ? addDays(today, 14) : year.untilOn,
  });
  await get('weeklyReports.setRule', { isAsked: true, dueAfter: 9 });
  const grid = page.getByRole('grid', { name: '班级周报' });
  // The week in hand is the one that is read in words.
  const cell = (className: string) => grid.locator(`[data-in-hand] button[aria-label^="${className}第"]`);

  await test.step('thirty classes: 0 is 零报告 and goes on to the next', async () => {
    await goTo(page, '班级周报');
    await reach(page, cell('七年级(1)班'));
    for (let at = 0; at < 2; at += 1) await keyboard.press('0');
    await expect(cell('七年级(3)班')).toBeFocused();
  });

  await test.step('the class that has something to tell: Enter, the child, what was seen', async () => {
    await keyboard.press('Enter');
    const form = page.getByRole('form', { name: '写班级周报' });
    await pressOn(page, form.getByRole('button', { name: '添加新发现的学生' }));
    await expect(form.getByRole('combobox', { name: '学生' })).toBeFocused();
    await keyboard.type('周小禾');
    await keyboard.press('Enter');
    await reach(page, form.getByRole('textbox', { name: '看到、听到的' }));
    await keyboard.type('晚上宿舍熄灯以后还坐着，说不想回家。');
    await reach(page, form.getByRole('combobox', { name: '谁上报的' }));
    await keyboard.type('王芳');
    await keyboard.press('Control+S');
    await told(page, '已保存七年级(3)班的周报');
    await expect(cell('七年级(3)班')).toHaveAttribute('aria-label', /有异常，新发现 1$/);
    await expect(cell('七年级(3)班')).toBeFocused();
  });

  await test.step('the others: by one key each, and several at once; one stays silent, and is no 零报告', async () => {
    await keyboard.press('ArrowDown');
    for (let at = 3; at < 20; at += 1) await keyboard.press('0');
    await expect(cell('九年级(1)班')).toBeFocused();
    for (let at = 20; at < 28; at += 1) await keyboard.press('Shift+ArrowDown');
    await keyboard.press('0');
    await told(page, '已登记 9 个班零报告');
    await expect(page.getByText(/30 个班，零报告 28，有情况 1，还没报 1/)).toBeVisible();
    await expect(cell('九年级(10)班')).toHaveAttribute('aria-label', /：待交$/);
    await keyboard.press('Control+Z');
    await told(page, '已撤销 9 个班的零报告');
    await expect(page.getByText(/零报告 19，有情况 1，还没报 10/)).toBeVisible();
  });

  await test.step('on a slow PC the keyboard begins in what comes late all the same', async () => {
    await reach(page, cell('九年级(10)班'));
    // What was written by one key nobody has opened yet.
    for (let at = 29; at > 0; at -= 1) await keyboard.press('ArrowUp');
    const dialog = page.getByRole('dialog');
    const comesLate = (wanted: Locator) =>
      whileTheVaultStands(room, async () => {
        await keyboard.down('Enter');
        await keyboard.up('Enter');
        await expect(dialog.getByLabel('正在读取')).toBeVisible();
        await expect(page.locator(':is([role="dialog"], [role="dialog"] *):focus')).toBeVisible();
        await expect(wanted).toHaveCount(0);
      });
    const change = dialog.getByRole('button', { name: '修改' });
    await comesLate(change);
    await expect(change).toBeFocused();
    const form = page.getByRole('form', { name: '写班级周报' });
    await comesLate(form);
    await expect(form.locator('[data-autofocus]')).toBeFocused();
    await keyboard.press('Escape');
    await expect(cell('七年级(1)班')).toBeFocused();
    for (let at = 0; at < 2; at += 1) await keyboard.press('ArrowDown');
  });

  await test.step('what was told of the child stands in the file, and becomes an entry of 观察日志 by one press', async () => {
    await keyboard.press('Enter');
    const sheet = page.getByRole('dialog');
    await pressOn(page, sheet.getByRole('button', { name: '把周小禾的这一条转入观察日志' }));
    await told(page, /转入观察日志/);
    await pressOn(page, sheet.getByRole('button', { name: '打开周小禾的观察日志' }));
    await expect(page.getByRole('textbox', { name: '看到、听到的' })).toHaveValue(/说不想回家/);
    await expect(page.getByRole('region', { name: '经过' })).toContainText('班级周报：新发现');
  });

  await test.step('年级汇总 for the grade leader counts and names no child', async () => {
    await goTo(page, '班级周报');
    await pressOn(page, page.getByRole('button', { name: '打印和汇总…' }));
    const dialog = page.getByRole('dialog', { name: '年级汇总' });
    await answerSaveDialog(app, join(folder, '汇总.pdf'));
    await reach(page, dialog.getByRole('radio', { name: '内部' }));
    await keyboard.press('ArrowRight');
    await savePaper(page, dialog);
    await told(page, '已保存 汇总.pdf');
    const text = await textOf(join(folder, '汇总.pdf'));
    expect(text).toMatch(/零报告 ?19/);
    expect(text).not.toContain('周小禾');
  });
  await room.done();
  rmSync(folder, { recursive: true });
});
