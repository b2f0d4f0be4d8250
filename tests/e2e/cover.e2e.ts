import { expect, type Page, test } from '@playwright/test';
import { choose, goTo, press, write, writeDown } from '#tests/demo/screen-hands.ts';
import { openRoom } from './launch-room.ts';

const NAME = '欧阳澜漪';

async function addStudent(page: Page): Promise<void> {
  const added = await page.evaluate(
    (name) =>
      window.heartharbor.request('students.add', {
        studentNumber: '20260101',
        name,
        gender: 'female',
        bornOn: null,
        className: '七年级(1)班',
        guardianName: '',
        guardianRelation: '',
        guardianPhone: '',
      }),
    NAME,
  );
  expect(added.ok).toBe(true);
}

/** Where the keyboard writes to. */
const keyboardIn = (page: Page) =>
  page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.id}`);

/** The picture of the window, to the pixel. */
const pixels = async (page: Page) =>
  (await page.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64');

/**
 * A student comes in while the counsellor has a file open, whatever lies over it just then. One key, and the
 * window looks the same as if nothing had been open; the same key again, and everything is as it was.
 */
test('遮挡 hides names and words at once, whatever is open, and gives them back', async () => {
  const room = await openRoom();
  const { page } = room;
  await addStudent(page);
  await goTo(page, '工作台');
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog', { name: '已遮挡' })).toBeVisible();
  const covered = await pixels(page);
  await page.keyboard.press('F9');
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();

  const coversAndGivesBack = async (state: string) => {
    await test.step(state, async () => {
      const before = await keyboardIn(page);
      await page.keyboard.press('F9');
      await expect(page.getByRole('dialog', { name: '已遮挡' })).toBeVisible();
      expect((await pixels(page)) === covered, `${state}: nothing shines through`).toBe(true);
      // Nor is anything of it read out.
      expect(await page.locator('body').ariaSnapshot()).not.toContain(NAME);
      expect(await page.title()).toBe('心港');
      await page.keyboard.press('F9');
      await expect(page.getByRole('dialog', { name: '已遮挡' })).toBeHidden();
      if (state !== 'an open picker') {
        expect(await keyboardIn(page)).toBe(before);
      }
    });
  };

  await goTo(page, '学生');
  await expect(page.getByText(NAME)).toBeVisible();
  await coversAndGivesBack('a list');

  await page.getByText(NAME).click();
  await expect(page.getByRole('heading', { name: NAME })).toBeVisible();
  await page.getByText(NAME).first().selectText();
  await coversAndGivesBack('a file with its name selected');

  await write(await writeDown(page, '添加重点类型'), '原因', `${NAME}最近的情况`);
  await coversAndGivesBack('a form beside the chronology');
  await expect(page.getByRole('textbox', { name: '原因' })).toHaveValue(`${NAME}最近的情况`);
  await page.keyboard.press('Escape');

  await goTo(page, '辅导记录');
  await page.getByRole('button', { name: '写辅导记录', exact: true }).first().click();
  const students = page.getByRole('combobox', { name: '学生', exact: true });
  await students.fill('欧阳');
  await expect(page.getByRole('option')).toContainText([NAME]);
  await coversAndGivesBack('an open picker');
  await expect(students).toBeVisible();
  await students.fill('欧阳');
  await page.getByRole('option').click();
  await page.keyboard.press('Escape');
  await write(page.getByRole('form', { name: '保存', exact: true }), '主题', NAME);
  await write(page.getByRole('form', { name: '保存', exact: true }), '辅导内容', NAME);
  await press(page, '保存');
  await expect(page.locator('.mantine-Notifications-root').getByText('已保存辅导记录')).toBeVisible();
  // The saved session has come in, and the keyboard is where one goes on writing.
  await expect(page.getByRole('button', { name: '签字锁定', exact: true })).toBeVisible();
  await expect.poll(() => keyboardIn(page)).toContain('INPUT');
  await coversAndGivesBack('a note in the corner');

  await press(page, '签字锁定');
  await expect(page.getByRole('dialog', { name: '签字锁定' })).toBeVisible();
  await coversAndGivesBack('a dialog');
  await page.keyboard.press('Escape');

  await goTo(page, '告知书');
  await page.getByRole('button', { name: '写告知书', exact: true }).first().click();
  await page.getByRole('combobox', { name: '学生', exact: true }).fill('欧阳');
  await page.getByRole('option').click();
  await choose(page, page.getByRole('form', { name: '写告知书' }), '发现途径', '班主任');
  await write(page.getByRole('form', { name: '写告知书' }), '情绪', '总说活着没有意思');
  await expect(page.frameLocator('iframe').getByText(NAME).first()).toBeVisible();
  await coversAndGivesBack('the paper of a letter');

  await test.step('a key held down covers once, and what is typed meanwhile goes nowhere', async () => {
    await page.getByRole('textbox', { name: '医院诊断（家长提供）' }).focus();
    await page.keyboard.down('F9');
    await page.keyboard.down('F9');
    await page.keyboard.up('F9');
    await expect(page.getByRole('dialog', { name: '已遮挡' })).toBeVisible();
    await page.keyboard.type('abc');
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('F9');
    await expect(page.getByRole('textbox', { name: '医院诊断（家长提供）' })).toHaveValue('');
  });
  await room.done();
});
