import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { goTo, told } from '#tests/demo/screen-hands.ts';
import { given } from './asked.ts';
import { pressOn, reach, savePaper, typeInto } from './keyboard-hands.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';
import { pagesOf } from './printed-pages.ts';

const SECRET = '另一个孩子的事';

test('a conference is laid out, finalised and followed by the keyboard alone, and each file has its own part of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-conference-'));
  const room = await openRoom();
  const { app, page } = room;
  const { keyboard } = page;
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const newcomer = (name: string, studentNumber: string) =>
    given(page, 'students.add', {
      studentNumber,
      name,
      gender: 'female',
      bornOn: null,
      className: '七年级(1)班',
      guardianName: '',
      guardianRelation: '',
      guardianPhone: '',
    });
  await newcomer('周小禾', '20260101');
  await newcomer('陈一', '20260102');
  await given(page, 'school.addStaff', { name: '王海', phone: '' });

  await test.step('begun from a file by N and M: the student stands on the list', async () => {
    await keyboard.press('Control+K');
    await keyboard.type('zxh');
    await expect(page.getByRole('option', { name: /周小禾/ }).first()).toBeVisible();
    await keyboard.press('Enter');
    await expect(page.getByRole('region', { name: '学生概况' })).toContainText('周小禾');
    await keyboard.press('n');
    await expect(page.getByRole('menuitem', { name: '写辅导记录' })).toBeFocused();
    await keyboard.press('m');
    await expect(page.getByRole('form', { name: '记会商' })).toBeVisible();
    await expect(page.getByRole('region', { name: '周小禾' })).toBeVisible();
  });

  const form = page.getByRole('form', { name: /记会商|评估小组/ });
  const card = (name: string) => form.getByRole('region', { name });

  await test.step('what is missing is said where it is missing, and what is there is kept', async () => {
    await typeInto(page, form.getByRole('textbox', { name: '情况' }), '三周来很少说话。');
    await pressOn(page, form.getByRole('button', { name: '定稿' }));
    await keyboard.press('Enter');
    await expect(form.getByText('定稿前请填写主持人')).toBeVisible();
    await expect(form.getByRole('combobox', { name: '主持人' })).toBeFocused();
    await keyboard.insertText('吴校长');
    await keyboard.press('Control+S');
    await told(page, '已保存会商');
  });

  await test.step('who came, another student, an opinion, a level with its criterion, a measure', async () => {
    await pressOn(page, form.getByRole('button', { name: '添加到会人员' }));
    await expect(form.getByRole('group', { name: '到会人员 1' }).getByLabel('姓名')).toBeFocused();
    await keyboard.insertText('王海');
    await typeInto(page, form.getByRole('group', { name: '到会人员 1' }).getByLabel('身份'), '班主任');
    await pressOn(page, card('周小禾').getByRole('button', { name: '添加意见' }));
    await expect(card('周小禾').getByLabel('意见', { exact: true })).toBeFocused();
    await keyboard.insertText('尽快由医院评估。');
    await reach(page, card('周小禾').getByRole('radio', { name: '还没有定' }));
    for (let presses = 0; presses < 2; presses += 1) await keyboard.press('ArrowDown');
    await expect(card('周小禾').getByRole('radio', { name: '二类' })).toBeChecked();
    await reach(
      page,
      card('周小禾')
        .getByRole('radio', { name: /较重的心理问题/ })
        .last(),
    );
    await keyboard.press('Space');
    await pressOn(page, card('周小禾').getByRole('button', { name: '添加措施' }));
    await keyboard.insertText('每天见一面');
    await typeInto(page, card('周小禾').getByLabel('责任人'), '王海');
    await reach(page, form.getByRole('combobox', { name: '添加讨论的学生' }));
    await keyboard.type('cy');
    await expect(page.getByRole('option', { name: /陈一/ })).toBeVisible();
    await keyboard.press('Enter');
    await expect(card('陈一').getByRole('textbox', { name: '情况' })).toBeFocused();
    await keyboard.insertText(SECRET);
    await keyboard.press('Control+S');
    await told(page, '已保存会商');
  });

  await test.step('the group says something of each: the other is to be watched', async () => {
    await pressOn(page, form.getByRole('button', { name: '定稿' }));
    await keyboard.press('Enter');
    await expect(card('陈一').getByText(/评估小组要给出结论/)).toBeVisible();
    await reach(page, card('陈一').getByRole('radio', { name: '还没有定' }));
    for (let presses = 0; presses < 4; presses += 1) await keyboard.press('ArrowDown');
    await expect(card('陈一').getByRole('radio', { name: '关注' })).toBeChecked();
    await pressOn(page, form.getByRole('button', { name: '定稿' }));
    await keyboard.press('Enter');
    await told(page, '会商已定稿');
    await expect(page.getByRole('region', { name: '评估小组' })).toContainText('已定稿');
  });

  await test.step('the level follows with one confirmation, and each leads to the other', async () => {
    const spoken = page.getByRole('region', { name: '周小禾' });
    await pressOn(page, spoken.getByRole('button', { name: '按会商决定列入预警库' }));
    const sheet = page.getByRole('dialog', { name: '按会商决定列入预警库：周小禾' });
    await expect(sheet.getByRole('radio', { name: '二类' })).toBeChecked();
    await expect(sheet.getByRole('combobox', { name: '发现途径' })).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.press('Control+S');
    await told(page, '已列入预警库');
    await pressOn(page, spoken.getByRole('button', { name: '查看登记的预警等级' }));
    const level = page.getByRole('dialog', { name: '预警等级' });
    await expect(level).toContainText('评估小组');
    await pressOn(page, level.getByRole('button', { name: '查看会商摘录' }));
  });

  await test.step('the file has its own part, which is ticked off and printed; the other child stands nowhere in it', async () => {
    const extract = page.getByRole('dialog', { name: '会商摘录' });
    await expect(extract).toContainText('三周来很少说话');
    await pressOn(page, extract.getByRole('button', { name: '登记完成：每天见一面' }));
    await expect(page.getByRole('dialog', { name: '登记完成' })).toBeVisible();
    await typeInto(page, page.getByRole('textbox', { name: '结果' }), '每天都见了');
    await keyboard.press('Control+S');
    await told(page, '已登记完成');
    await expect(extract).toContainText('每天都见了');
    for (const [title, file] of [
      ['会商摘录', '摘录.pdf'],
      ['学生心理危机评估表', '评估表.pdf'],
    ] as const) {
      await answerSaveDialog(app, join(folder, file));
      const section = extract.getByRole('region', { name: title, exact: true });
      await pressOn(page, section.getByRole('button', { name: '保存为PDF' }));
      // The one beside the chronology is called so as well.
      await savePaper(page, page.getByRole('dialog', { name: title, exact: true }).last());
      await told(page, `已保存 ${file}`);
      const [first = '', ...others] = await pagesOf(join(folder, file));
      expect(others).toHaveLength(0);
      expect(first).toMatch(/三周来很少说话.*王海：尽快由医院评估.*二类/);
    }
    expect(await page.getByRole('main').textContent()).not.toContain(SECRET);
    for (const file of ['摘录.pdf', '评估表.pdf'])
      expect((await pagesOf(join(folder, file))).join('')).not.toMatch(new RegExp(`陈一|${SECRET}`));
  });

  await test.step('the meeting itself is in its own place, with both', async () => {
    await goTo(page, '会商');
    await page.getByRole('grid', { name: '会商' }).getByText('周小禾、陈一').click();
    await answerSaveDialog(app, join(folder, '会商记录.pdf'));
    await pressOn(page, button('保存为PDF').first());
    await savePaper(page, page.getByRole('dialog', { name: '会商记录' }));
    await told(page, '已保存 会商记录.pdf');
    const printed = (await pagesOf(join(folder, '会商记录.pdf'))).join('');
    expect(printed).toMatch(new RegExp(`王海班主任.*1．周小禾.*三周来很少说话.*2．陈一.*${SECRET}`));
  });
  await room.done();
  rmSync(folder, { recursive: true });
});
