import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { localDate } from '#shared/school-calendar.ts';
import { told } from '#tests/demo/screen-hands.ts';
import { given } from './asked.ts';
import { pressOn, reach, savePaper, typeInto } from './keyboard-hands.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';
import { pagesOf } from './printed-pages.ts';

test('a plan is written, passed, signed and printed for a teacher by the keyboard alone, and a refusal goes into the referral', async () => {
  const room = await openRoom();
  const { page } = room;
  const { studentId } = await given(page, 'students.add', {
    studentNumber: '20260101',
    name: '周小禾',
    gender: 'female',
    bornOn: null,
    className: '七年级(1)班',
    guardianName: '周远',
    guardianRelation: '父亲',
    guardianPhone: '13800138000',
  });
  await given(page, 'referrals.write', {
    referralId: null,
    studentId,
    occurredOn: localDate('2026-06-01'),
    reason: '失眠两周',
    institutions: '市第七人民医院',
  });
  const entries = page.getByRole('region', { name: '经过' }).getByRole('listitem');
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const writeByLetter = async (letter: string) => {
    await page.keyboard.press('n');
    await expect(page.getByRole('menuitem', { name: '写辅导记录' })).toBeFocused();
    await page.keyboard.press(letter);
  };
  await page.keyboard.press('Control+K');
  await page.keyboard.insertText('zxh');
  await expect(page.getByRole('option').first()).toContainText('周小禾');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '学生概况' })).toContainText('周小禾');

  await test.step('a mentor stands in the care team, and offers himself for a measure', async () => {
    await writeByLetter('v');
    const form = page.getByRole('form', { name: '专班成员' });
    await expect(form.getByRole('combobox', { name: '角色' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await typeInto(page, form.getByRole('combobox', { name: '姓名' }), '陈立');
    await page.keyboard.press('Control+S');
    await told(page, '已保存专班');
    await expect(entries.filter({ hasText: '进入专班：导师（总负责），陈立' })).toHaveCount(1);
  });

  const form = page.getByRole('form', { name: '干预方案' });
  await test.step('what the family’s phones are is there already; a diagnosis for the class is refused where it stands', async () => {
    await writeByLetter('p');
    await expect(form.getByRole('textbox', { name: '紧急联系' })).toHaveValue(/周远（父亲）/);
    await typeInto(page, form.getByRole('textbox', { name: '干预目标' }), '一个月内恢复每天到校');
    await pressOn(page, form.getByRole('button', { name: '加一项措施' }));
    await reach(page, form.getByRole('combobox', { name: '类别' }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await typeInto(page, form.getByRole('textbox', { name: '内容' }), '个别辅导');
    await typeInto(page, form.getByRole('combobox', { name: '责任人' }), '陈立');
    await typeInto(page, form.getByRole('textbox', { name: '课堂上这样做' }), '他有抑郁，多鼓励');
    await page.keyboard.press('Control+S');
    await expect(form.getByText(/不能写“抑郁”这样的诊断/)).toBeVisible();
    await expect(form.getByRole('textbox', { name: '课堂上这样做' })).toBeFocused();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('提问前先示意，多鼓励');
    await page.keyboard.press('Control+S');
    await told(page, '已保存干预方案');
  });

  const opened = page.getByRole('dialog', { name: '干预方案' });
  await test.step('passed and signed: its words are closed, and the next version is offered', async () => {
    await pressOn(page, button('制定干预方案'));
    const next = opened.getByRole('form', { name: '接下来' });
    const choose = async (fields: Record<string, string>) => {
      await reach(page, next.getByRole('combobox', { name: '接下来怎样了' }));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      for (const [label, text] of Object.entries(fields))
        await typeInto(page, next.getByLabel(label, { exact: true }), text);
      await page.keyboard.press('Control+S');
    };
    await choose({ 哪次会商: '评估小组会商' });
    await expect(entries.filter({ hasText: '方案会商通过' })).toHaveCount(1);
    await choose({ 签字的人: '王海、周远' });
    await expect(entries.filter({ hasText: '方案签字生效' })).toHaveCount(1);
    await expect(opened.getByRole('button', { name: '修改方案' })).toHaveCount(0);
    await expect(opened.getByRole('button', { name: '写新的一版' })).toBeVisible();
  });

  await test.step('the teachers’ sheet says what to do, and neither goal nor phone', async () => {
    const file = join(room.userData, '配合单.pdf');
    await answerSaveDialog(room.app, file);
    const section = opened.getByRole('region', { name: '任课教师配合单' });
    await pressOn(page, section.getByRole('button', { name: '保存为PDF' }));
    await savePaper(page, page.getByRole('dialog', { name: '任课教师配合单', exact: true }));
    await told(page, '已保存 配合单.pdf');
    const [sheet] = await pagesOf(file);
    expect(sheet).toMatch(/任课教师配合单.*周小禾.*提问前先示意，多鼓励/);
    expect(sheet).not.toMatch(/恢复每天到校|周远|138/);
  });
  await test.step('a guardian who refuses a hospital in a talk has refused the referral, written once', async () => {
    await page.keyboard.press('Escape');
    await writeByLetter('x');
    const talk = page.getByRole('form', { name: '家校沟通' });
    await reach(page, talk.getByRole('combobox', { name: '方式' }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await typeInto(page, talk.getByRole('textbox', { name: '在场人' }), '王老师');
    await typeInto(page, talk.getByRole('textbox', { name: '谈话内容' }), '说明了情况，建议去医院评估。');
    await reach(page, talk.getByRole('combobox', { name: '家长答复' }));
    for (const key of ['ArrowDown', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await expect(talk.getByRole('combobox', { name: '家长答复' })).toHaveValue('拒绝');
    await expect(talk.getByRole('checkbox', { name: '同时记入转介：家长拒绝' })).toBeChecked();
    await typeInto(page, talk.getByRole('textbox', { name: '拒绝的事和理由' }), '说孩子没有病');
    await page.keyboard.press('Control+S');
    await told(page, '已保存家校沟通');
    await expect(entries.filter({ hasText: '转介：家长拒绝（周远（父亲））' })).toContainText('说孩子没有病');
  });
  await room.done();
});
