import { expect, test } from '@playwright/test';
import { told } from '#tests/demo/screen-hands.ts';
import { FOUNDING } from '#tests/vault/founding.ts';
import { given } from './asked.ts';
import { pressOn, reach, typeInto } from './keyboard-hands.ts';
import { openRoom, unlock } from './launch-room.ts';

test('an event begins on the spot by one key, is told, watched and reported by the keyboard alone', async () => {
  const room = await openRoom();
  const { page } = room;
  const { keyboard } = page;
  await given(page, 'students.add', {
    studentNumber: '20260101',
    name: '周小禾',
    gender: 'female',
    bornOn: null,
    className: '七年级(1)班',
    guardianName: '周远',
    guardianRelation: '父亲',
    guardianPhone: '13800138000',
  });
  const steps = page.getByRole('list', { name: '现场处置' });

  await test.step('F8 from anywhere, also out of the search; a digit is a step, and the first begins the event', async () => {
    await keyboard.press('Control+K');
    await expect(page.getByRole('combobox', { name: /搜索/ })).toBeFocused();
    await keyboard.press('F8');
    await expect(steps).toBeVisible();
    await keyboard.press('1');
    await expect(steps.getByRole('button', { name: /有人陪着/, pressed: true })).toBeVisible();
    await expect(page.getByRole('region', { name: '危机现场' })).toContainText(/危〔\d+〕1号/);
    await keyboard.press('5');
    await expect(steps.getByRole('button', { name: /打给监护人/, pressed: true })).toBeVisible();
  });

  await test.step('the child comes later, and with the child the phones', async () => {
    await reach(page, page.getByRole('combobox', { name: '是哪个孩子' }));
    await keyboard.type('zxh');
    await expect(page.getByRole('option', { name: /周小禾/ })).toBeVisible();
    await keyboard.press('Enter');
    await expect(page.getByRole('list', { name: '电话', exact: true })).toContainText('138 0013 8000');
    await typeInto(page, page.getByRole('textbox', { name: '记一句' }), '孩子愿意说话');
    await keyboard.press('Enter');
    await told(page, '已记下');
  });

  const legs = page.getByRole('list', { name: '报告环节' });
  await test.step('a tick has told the guardian; whom else it told is written down with who took it', async () => {
    await pressOn(page, page.getByRole('button', { name: '打开事件' }));
    await expect(legs.getByRole('listitem').filter({ hasText: '监护人（电话）' })).toContainText(
      '接报人待补',
    );
    await pressOn(page, legs.getByRole('button', { name: '登记报告：学校领导（电话）' }));
    await expect(page.getByRole('textbox', { name: '接报人' })).toBeFocused();
    await keyboard.insertText('吴校长');
    await keyboard.press('Control+S');
    await told(page, '已登记报告');
    await expect(legs.getByRole('listitem').filter({ hasText: '学校领导（电话）' })).toContainText(
      '接报人 吴校长',
    );
  });

  await test.step('without a kind no report goes out; with one it is kept as it is', async () => {
    await pressOn(page, page.getByRole('button', { name: '出报告' }));
    const dialog = page.getByRole('dialog', { name: '出报告' });
    await expect(dialog).toBeVisible();
    await keyboard.press('Control+S');
    await expect(dialog.getByRole('alert')).toContainText('还没有选事件类型');
    await keyboard.press('Escape');
    await pressOn(page, page.getByRole('button', { name: '修改', exact: true }));
    await reach(page, page.getByRole('combobox', { name: '事件类型' }));
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.press('Control+S');
    await told(page, '已保存危机事件');
    await pressOn(page, page.getByRole('button', { name: '出报告' }));
    await expect(dialog).toBeVisible();
    await keyboard.press('Control+S');
    await told(page, /^报告已出/);
    await expect(page.getByRole('list', { name: '危机事件报告' })).toContainText('快报');
  });

  await test.step('a watch of three, and the event is watched', async () => {
    await pressOn(page, page.getByRole('button', { name: '为周小禾成立监护小组' }));
    const form = page.getByRole('form', { name: '监护小组' });
    for (const [index, name] of ['林静', '王海', '陈立'].entries())
      await typeInto(page, form.getByRole('group', { name: `成员 ${index + 1}` }).getByLabel('姓名'), name);
    await keyboard.press('Control+S');
    await told(page, '已保存监护小组');
    await pressOn(page, page.getByRole('button', { name: '进入“监护中”' }));
    await expect(page.getByRole('form', { name: '处置进展' })).toBeVisible();
    await keyboard.press('Control+S');
    await told(page, '已进入“监护中”');
  });

  await test.step('locked in the middle of a word: it lies open again, and is found among what was begun', async () => {
    const form = page.getByRole('form', { name: '善后事项' });
    const what = form.getByRole('textbox', { name: '做什么' });
    await pressOn(page, page.getByRole('button', { name: '添加善后事项' }));
    await typeInto(page, what, '班会课说同伴怎样求助');
    await keyboard.press('Control+L');
    await unlock(page, FOUNDING.password);
    await expect(what).toHaveValue('班会课说同伴怎样求助');
    await keyboard.press('Escape');
    await expect(form).toBeHidden();
    await keyboard.press('Alt+1');
    await pressOn(page, page.getByRole('button', { name: /^写善后事项 ?周小禾/ }));
    await expect(what).toHaveValue('班会课说同伴怎样求助');
    await pressOn(page, form.getByRole('button', { name: '放弃草稿' }));
    await keyboard.press('Escape');
    await expect(form).toBeHidden();
  });

  await test.step('the workbench says it first, and leads back to it', async () => {
    await keyboard.press('Alt+1');
    const open = page.getByRole('list', { name: '没有结案的危机事件' });
    await expect(open).toContainText('周小禾');
    await pressOn(page, open.getByRole('button'));
    await expect(page.getByRole('list', { name: '处置进展' })).toContainText('监护中');
  });
  await room.done();
});
