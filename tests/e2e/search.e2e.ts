import { expect, type Page, test } from '@playwright/test';
import { NOTHING_WRITTEN } from '#shared/contract/sessions.ts';
import { given } from './asked.ts';
import { openRoom } from './launch-room.ts';

async function fillRoom(page: Page): Promise<void> {
  const students = [];
  for (const [index, name] of ['张三', '单于曾', '周小禾'].entries()) {
    const { studentId } = await given(page, 'students.add', {
      studentNumber: `2026010${index}`,
      name,
      gender: 'female',
      bornOn: null,
      className: `七年级(${index + 1})班`,
      guardianName: '',
      guardianRelation: '',
      guardianPhone: '',
    });
    students.push(studentId);
  }
  const { today } = await given(page, 'school.particulars', {});
  for (const [index, studentId] of students.entries()) {
    await given(page, 'sessions.write', {
      sessionId: null,
      text: {
        ...NOTHING_WRITTEN,
        studentIds: [studentId],
        occurredOn: today,
        startsAt: '',
        minutes: null,
        topic: `第${index + 1}次见面`,
        content: '谈到搬家以后的睡眠。',
        assessment: '',
        nextSteps: '',
        processNotes: index === 2 ? '反移情，我有些着急。' : '',
      },
    });
  }
}

/**
 * The hand never leaves the keyboard: from the middle of a form to another child, back, and on to the one record
 * in which a word was said.
 */
test('Ctrl+K finds a student and a record from anywhere, by keyboard alone', async () => {
  const room = await openRoom();
  const { page } = room;
  const { keyboard } = page;
  await fillRoom(page);
  const palette = page.getByRole('dialog', { name: '搜索', exact: true });
  const chosen = palette.getByRole('option', { selected: true });

  await test.step('initials, and Enter quicker than the vault', async () => {
    await keyboard.press('Control+k');
    await expect(palette.getByRole('combobox', { name: '搜索学生和记录' })).toBeFocused();
    await keyboard.type('zxh');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '周小禾', level: 1 })).toBeVisible();
    await expect(palette).toBeHidden();
  });

  await test.step('in the middle of a form: what was written is there again', async () => {
    await keyboard.press('n');
    await expect(page.getByRole('menuitem', { name: '写辅导记录' })).toBeFocused();
    await keyboard.press('l');
    const reason = page.getByRole('textbox', { name: '原因' });
    await reason.focus();
    await keyboard.type('写到一半');
    await keyboard.press('Control+k');
    await keyboard.type('shanyu');
    await expect(chosen).toContainText('单于曾');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '单于曾', level: 1 })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await keyboard.press('Alt+ArrowLeft');
    // What was begun stands above everything that happened.
    await page.getByRole('button', { name: /^没有写完：添加重点类型/ }).focus();
    await keyboard.press('Enter');
    await expect(reason).toHaveValue('写到一半');
  });

  await test.step('above the form; Escape gives it back as it was', async () => {
    await keyboard.press('Control+k');
    await expect(palette).toBeVisible();
    await keyboard.press('Escape');
    await expect(palette).toBeHidden();
    await expect(page.getByRole('dialog', { name: '添加重点类型' }).locator(':focus')).toHaveCount(1);
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('two characters, a name beside them, and the arrows', async () => {
    await keyboard.press('Control+k');
    await keyboard.type('搬家');
    await expect(palette.getByRole('status')).toHaveText('0 名学生，3 条记录');
    await expect(palette.locator('mark')).toHaveText(['搬家', '搬家', '搬家']);
    await keyboard.press('End');
    await expect(palette.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('ArrowDown');
    await expect(palette.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
    await keyboard.type(' zs');
    await expect(palette.getByRole('status')).toHaveText('0 名学生，1 条记录');
    await keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: '主题' })).toHaveValue('第1次见面');
    await expect(page.locator('main:focus, main :focus')).toHaveCount(1);
  });

  await test.step('the own notes lead to the record and are not quoted', async () => {
    await keyboard.press('Control+k');
    await keyboard.press('Control+a');
    await keyboard.type('反移情');
    await expect(chosen).toContainText('周小禾');
    await expect(chosen).toContainText('心理教师手记');
    await expect(palette).not.toContainText('着急');
  });

  await test.step('nothing typed: whose files were open last', async () => {
    await keyboard.press('Control+a');
    await keyboard.press('Delete');
    await expect(palette.getByRole('option')).toHaveText([/周小禾/, /单于曾/]);
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '单于曾', level: 1 })).toBeVisible();
  });

  await test.step('an act by its word: in a file it is about this student', async () => {
    await keyboard.press('Control+k');
    await keyboard.press('Control+a');
    await keyboard.type('记家访');
    await expect(chosen).toHaveText('记家访');
    await keyboard.press('Enter');
    const visit = page.getByRole('dialog', { name: '记家访' });
    await expect(visit.getByRole('combobox', { name: '学生' })).toHaveValue(/单于曾/);
    await keyboard.press('Escape');
    await expect(visit).toBeHidden();
  });

  await test.step('elsewhere it asks about whom; a place goes by its initials', async () => {
    await keyboard.press('Control+k');
    await keyboard.press('Control+a');
    await keyboard.type('gzs');
    await expect(palette.getByRole('option', { name: '告知书', exact: true })).toBeVisible();
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '告知书', level: 1 })).toBeVisible();
    await keyboard.press('Control+k');
    await keyboard.press('Control+a');
    await keyboard.type('新建汇总表');
    await expect(chosen).toContainText('新建汇总表');
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: '新建汇总表' })).toBeVisible();
    await keyboard.press('Escape');
    await keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('heading', { name: '告知书', level: 1 })).toBeVisible();
    await keyboard.press('Control+k');
    await keyboard.press('Control+a');
    await keyboard.type('jjxgt');
    await expect(chosen).toHaveText('记家校沟通');
    await keyboard.press('Enter');
    const whom = palette.getByRole('combobox', { name: '记家校沟通：哪名学生？' });
    await expect(whom).toBeFocused();
    await keyboard.type('dyz');
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: '记家校沟通' })).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: '单于曾', level: 1 })).toBeVisible();
  });

  await test.step('while the screen is covered there is no search', async () => {
    await keyboard.press('F9');
    await keyboard.press('Control+k');
    await keyboard.press('F9');
    await expect(page.getByRole('heading', { name: '单于曾', level: 1 })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  await room.done();
});
