import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { expect, test } from '@playwright/test';
import { goTo, press, told } from '#tests/demo/screen-hands.ts';
import { unpacked } from '#tests/vault/paper/seven-zip.ts';
import { pressOn } from './keyboard-hands.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';

const EXPORT_PASSWORD = 'kfw7-m3bx-9acd-pq5h';

test('a letter is saved plain by Enter, or encrypted so that 7-Zip finds the same bytes; the log is searched and exported', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-exports-'));
  const room = await openRoom();
  const { app, page } = room;
  const issued = await page.evaluate(async () => {
    const { request } = window.heartharbor;
    const added = await request('students.add', {
      studentNumber: '20260101',
      name: '周小禾',
      gender: 'female',
      bornOn: null,
      className: '七年级(1)班',
      guardianName: '周远',
      guardianRelation: '父亲',
      guardianPhone: '13800138000',
    });
    const school = await request('school.particulars', {});
    if (!added.ok || !school.ok) return false;
    const { studentId } = added.value;
    const { today } = school.value;
    await request('watchlist.setLevel', {
      studentIds: [studentId],
      level: 'general',
      fromOn: today,
      reason: '情绪持续低落',
      decidedBy: '评估小组',
      discoveryRoute: 'homeroomTeacher',
    });
    const { schoolName, counsellorName } = school.value;
    await request('school.changeParticulars', { schoolName, counsellorName, roomPhone: '025-8866 1234' });
    const letter = await request('letters.issue', {
      kind: 'notice',
      issuedOn: today,
      body: null,
      letters: [{ studentId, guardianId: null, values: { route: 'homeroomTeacher', emotion: '低落' } }],
    });
    return letter.ok;
  });
  expect(issued).toBe(true);
  await goTo(page, '告知书');
  await page.getByRole('checkbox', { name: '全选' }).check();
  const paper = page.getByRole('dialog', { name: '告知书（1 份）', exact: true });
  const dialog = page.getByRole('dialog', { name: '保存告知书（1 份）' });
  // The register beside it leaves as a paper too.
  const ofChosen = page
    .getByRole('toolbar', { name: '对选中的操作' })
    .getByRole('button', { name: '保存为PDF' });

  await test.step('plain: the button, Enter, and the file is there', async () => {
    await answerSaveDialog(app, join(folder, '告知书.pdf'));
    await ofChosen.press('Enter');
    await pressOn(page, paper.getByRole('button', { name: '保存为PDF' }));
    await expect(dialog).toContainText('心港不保留副本');
    await expect(dialog.getByRole('radio', { name: '普通文件' })).toBeFocused();
    await page.keyboard.press('Enter');
    await told(page, /已保存 告知书.pdf/);
    await expect(paper).toBeHidden();
  });

  await test.step('encrypted: by the keyboard alone, both passwords checked, cancelled once, then saved', async () => {
    await ofChosen.press('Enter');
    await pressOn(page, paper.getByRole('button', { name: '保存为PDF' }));
    await expect(dialog.getByRole('radio', { name: '普通文件' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    const password = dialog.getByRole('textbox', { name: '密码', exact: true });
    await password.fill(EXPORT_PASSWORD);
    await page.keyboard.press('Enter');
    const again = dialog.getByRole('textbox', { name: '再次输入密码' });
    await expect(again).toBeFocused();
    await again.fill(`${EXPORT_PASSWORD}x`);
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('两次输入的密码不一样');
    await again.fill(EXPORT_PASSWORD);
    await answerSaveDialog(app, null);
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: '选择保存位置' })).toBeEnabled();
    expect(readdirSync(folder)).toEqual(['告知书.pdf']);
    await answerSaveDialog(app, join(folder, '给班主任.zip'));
    await again.press('Enter');
    await told(page, /已保存 给班主任.zip/);
    await expect(paper).toBeHidden();
    const { files } = unpacked(join(folder, '给班主任.zip'), EXPORT_PASSWORD);
    expect(files?.get('告知书.pdf')?.equals(readFileSync(join(folder, '告知书.pdf')))).toBe(true);
    expect(unpacked(join(folder, '给班主任.zip'), 'another-password').files).toBeNull();
  });

  await test.step('a password made by the app is shown, fits, and opens the file', async () => {
    await ofChosen.press('Enter');
    await pressOn(page, paper.getByRole('button', { name: '保存为PDF' }));
    await dialog.getByRole('radio', { name: '加密文件' }).check();
    await press(dialog, '生成一个密码');
    const password = dialog.getByRole('textbox', { name: '密码', exact: true });
    await expect(password).toHaveAttribute('type', 'text');
    const made = await password.inputValue();
    expect(made).toMatch(/^[a-z3-9]{4}(-[a-z3-9]{4}){3}$/);
    await answerSaveDialog(app, join(folder, '再存一份.zip'));
    await press(dialog, '选择保存位置');
    await told(page, /已保存 再存一份.zip/);
    expect(unpacked(join(folder, '再存一份.zip'), made).files?.size).toBe(1);
  });

  await test.step('the log tells which exports are encrypted, is searched and filtered, and shows old and new', async () => {
    await goTo(page, '设置');
    await page.getByRole('tab', { name: '操作日志' }).click();
    const log = page.getByRole('grid', { name: '操作日志' });
    await expect(page.getByText('日志完整，没有被改动过')).toBeVisible();
    await page.getByText('打印与导出', { exact: true }).click();
    await expect(log.locator('tbody tr')).toHaveCount(3);
    await log.locator('tbody tr').first().press('Enter');
    const sheet = page.getByRole('dialog', { name: '导出告知书' });
    await expect(sheet).toContainText('再存一份.zip');
    await expect(sheet).toContainText('加密是');
    await page.keyboard.press('Escape');
    await press(page, '清除筛选');
    await page.getByRole('textbox', { name: '搜索' }).fill('小禾 调整');
    await expect(log.locator('tbody tr')).toHaveCount(1);
    await log.getByText('调整预警等级').click();
    await expect(page.getByRole('dialog', { name: '调整预警等级' })).toContainText('一类');
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: '搜索' }).fill('小禾');
    await page.getByRole('textbox', { name: '到', exact: true }).fill('2020-01-01');
    await expect(page.getByText('没有符合的操作')).toBeVisible();
    await page.getByRole('button', { name: '清除筛选' }).last().click();
    await expect(log).toBeVisible();
  });

  await test.step('what is filtered goes into a workbook', async () => {
    await page.getByRole('textbox', { name: '搜索' }).fill('导出告知书');
    await expect(page.getByRole('grid', { name: '操作日志' }).locator('tbody tr')).toHaveCount(3);
    await answerSaveDialog(app, join(folder, '日志.xlsx'));
    await press(page, '导出Excel表格');
    await press(page.getByRole('dialog', { name: '导出操作日志' }), '选择保存位置');
    await told(page, '已保存 日志.xlsx：3 条操作');
    const sheet = read(readFileSync(join(folder, '日志.xlsx'))).Sheets.操作日志;
    if (!sheet) throw new Error('the workbook has no sheet');
    const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).slice(3);
    expect(rows.map((row) => row[4])).toEqual(['导出告知书', '导出告知书', '导出告知书']);
  });

  await room.close();
  expect(room.output.join('')).not.toContain(EXPORT_PASSWORD);
  rmSync(folder, { recursive: true, force: true });
  rmSync(room.userData, { recursive: true, force: true });
});
