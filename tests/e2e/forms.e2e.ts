import { expect, type Page, test } from '@playwright/test';
import { NOTHING_WRITTEN } from '#shared/contract/sessions.ts';
import { localDate } from '#shared/school-calendar.ts';
import { goTo, press, told } from '#tests/demo/screen-hands.ts';
import { letterIssue, writeRoomPhone } from '#tests/vault/sample.ts';
import { deskIn, given } from './asked.ts';
import { pressOn, typeInto } from './keyboard-hands.ts';
import { openRoom } from './launch-room.ts';

/** What hands rely on in every form: what Enter does, what is typed over, where a picker leaves one, what comes back. */

const enrolled = (page: Page, studentNumber: string, name: string) =>
  given(page, 'students.add', {
    studentNumber,
    name,
    gender: 'female',
    bornOn: null,
    className: '七年级(1)班',
    guardianName: '周远',
    guardianRelation: '父亲',
    guardianPhone: '13800138000',
  });

const selected = (page: Page) => page.evaluate(() => getSelection()?.toString() ?? '');

test('one way in every form: Enter, a value that stands, a picker, and a draft that was handed in', async () => {
  const room = await openRoom();
  const { page } = room;
  const { studentId } = await enrolled(page, '20260101', '周小禾');
  await enrolled(page, '20260102', '周小川');
  const dialog = page.getByRole('dialog');

  await test.step('Enter begins a line in a field of several and saves in a field of one; what was emptied by saving does not come back', async () => {
    const { sessionId } = await given(page, 'sessions.write', {
      sessionId: null,
      text: {
        ...NOTHING_WRITTEN,
        studentIds: [studentId],
        occurredOn: localDate('2026-06-18'),
        startsAt: '',
        minutes: null,
        topic: '睡眠与作息',
        content: '谈了睡眠。',
        assessment: '',
        nextSteps: '',
        processNotes: '',
      },
    });
    await given(page, 'sessions.sign', { sessionId });
    await goTo(page, '辅导记录');
    const open = () => page.getByRole('grid', { name: '辅导记录' }).getByText('睡眠与作息').click();
    await open();
    const remark = page.getByRole('textbox', { name: '补记内容' });
    // A signed record is read first; the field comes when one asks for it.
    await pressOn(page, page.getByRole('button', { name: '添加补记' }));
    await expect(remark).toBeFocused();
    await page.keyboard.insertText('母亲来电');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('睡得好些');
    await expect(remark).toHaveValue('母亲来电\n睡得好些');
    await page.keyboard.press('Control+S');
    await told(page, '已添加补记');
    await expect(remark).toHaveCount(0);
    // Whoever leaves at once has the draft kept or given up at once.
    await page.keyboard.press('Alt+ArrowLeft');
    await open();
    await expect(page.getByText('母亲来电')).toBeVisible();
    expect(await given(page, 'drafts.find', { key: `addendum:${sessionId}` })).toBeNull();
    await expect(page.getByText('已恢复未保存的草稿')).toHaveCount(0);
  });

  await test.step('a name that stands is typed over; a period is renamed, and taken away by its name', async () => {
    await goTo(page, '跟踪');
    await page.getByRole('button', { name: '新建跟踪周期' }).click();
    const name = dialog.getByRole('textbox', { name: '名称' });
    await expect(name).toBeFocused();
    expect(await selected(page)).toBe(await name.inputValue());
    await page.keyboard.insertText('2026年第十一月');
    await page.keyboard.press('Enter');
    await told(page, '已建好跟踪周期');
    await expect(page.getByRole('combobox', { name: '跟踪周期' })).toHaveValue('2026年第十一月');
    await pressOn(page, page.getByRole('button', { name: '修改周期' }));
    await expect(name).toBeFocused();
    await page.keyboard.insertText('2026年11月');
    await page.keyboard.press('Enter');
    await told(page, '已修改跟踪周期');
    await expect(page.getByRole('combobox', { name: '跟踪周期' })).toHaveValue('2026年11月');
    // A notice that goes while the keyboard is at it gives it back.
    await expect(page.getByRole('button', { name: '修改周期' })).toBeFocused();
    await page.getByRole('button', { name: '关闭提示' }).last().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '修改周期' })).toBeFocused();
    await pressOn(page, page.getByRole('button', { name: '修改周期' }));
    await press(page, '删除');
    const asking = page.getByRole('dialog', { name: '删除 跟踪周期“2026年11月”？' });
    await expect(asking.getByRole('textbox', { name: '原因' })).toBeFocused();
    await page.keyboard.insertText('建错了');
    await page.keyboard.press('Control+S');
    await expect(page.getByText('还没有跟踪周期')).toBeVisible();
  });

  await test.step('a picker of several stays open for the next, and Escape closes it alone', async () => {
    await goTo(page, '预警库');
    await page.getByRole('button', { name: '列入预警库' }).first().click();
    const picker = dialog.getByRole('combobox', { name: '学生' });
    await expect(picker).toBeFocused();
    await expect(picker).toHaveAttribute('aria-required', 'true');
    for (const initials of ['zxh', 'zxc']) {
      await page.keyboard.type(initials);
      await expect(page.getByRole('option')).toHaveCount(1);
      await page.keyboard.press('Enter');
    }
    await expect(dialog.getByText('周小禾（七年级(1)班）')).toBeVisible();
    await expect(picker).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await expect(picker).toHaveAttribute('aria-expanded', 'false');
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('a picker of one closes, and the keyboard goes on at the next field, its value selected', async () => {
    await goTo(page, '家访');
    await page.getByRole('button', { name: '记家访' }).first().click();
    const picker = dialog.getByRole('combobox', { name: '学生' });
    await expect(picker).toBeFocused();
    await page.keyboard.type('zxh');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(picker).toHaveAttribute('aria-expanded', 'false');
    await expect(dialog.getByRole('textbox', { name: '计划日期' })).toBeFocused();
    await typeInto(page, dialog.getByRole('textbox', { name: '计划日期' }), '2199-01-01');
    await page.keyboard.press('Enter');
    const planned = dialog.getByRole('textbox', { name: '计划日期' });
    await expect(planned).toHaveAttribute('aria-invalid', 'true');
    // Said once, at its field, where the keyboard is, with the value to be typed over.
    await expect(dialog.getByRole('alert')).toHaveCount(0);
    await expect(planned).toBeFocused();
    await expect.poll(() => selected(page)).toBe('2199-01-01');
    await page.keyboard.press('Escape');
  });

  await test.step('a receipt takes the first contact in one press', async () => {
    await writeRoomPhone(deskIn(room));
    const { letters } = await given(
      page,
      'letters.issue',
      letterIssue(studentId, undefined, { issuedOn: localDate('2026-06-20') }),
    );
    const [issued] = letters;
    await page.reload();
    await goTo(page, '告知书');
    await page.getByRole('grid', { name: '告知书登记' }).getByText('周小禾').click();
    await press(page, '登记回执');
    await expect(dialog.getByRole('textbox', { name: '监护人签名' })).toBeFocused();
    await pressOn(page, page.getByRole('button', { name: '填入首选联系人：周远（父亲） 138 0013 8000' }));
    await expect(dialog.getByRole('textbox', { name: '监护人签名' })).toHaveValue('周远');
    await expect(dialog.getByRole('textbox', { name: '电话' })).toHaveValue('13800138000');
    await expect(dialog.getByRole('textbox', { name: '监护人意见' })).toBeFocused();
    await page.keyboard.press('Control+S');
    await told(page, '已登记回执');
    const lines = await given(page, 'letters.list', {});
    expect(lines.find(({ id }) => id === issued?.letterId)?.receipt?.signedBy).toBe('周远');
  });
  await room.done();
});
