import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { told } from '#tests/demo/screen-hands.ts';
import { savePaper } from './keyboard-hands.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';

/** So many that the table takes several sheets. */
const STUDENTS = 40;

/** Students at 二类 and 一类, turn about. */
async function fillWatchlist(page: Page): Promise<void> {
  await page.evaluate(async (students) => {
    const { request } = window.heartharbor;
    const school = await request('school.particulars', {});
    if (!school.ok) throw new Error(school.failure.code);
    for (let number = 1; number <= students; number += 1) {
      const added = await request('students.add', {
        studentNumber: `${20260100 + number}`,
        name: `周小禾${number}`,
        gender: 'female',
        bornOn: null,
        className: '七年级(1)班',
        guardianName: '',
        guardianRelation: '',
        guardianPhone: '',
      });
      if (!added.ok) throw new Error(added.failure.code);
      const set = await request('watchlist.setLevel', {
        studentIds: [added.value.studentId],
        level: number % 2 ? 'serious' : 'general',
        fromOn: school.value.today,
        reason: '情绪持续低落，班主任多次反映上课走神。',
        decidedBy: '评估小组',
        discoveryRoute: 'homeroomTeacher',
      });
      if (!set.ok) throw new Error(set.failure.code);
    }
  }, STUDENTS);
}

/** Each page's words, and how wide and tall it is. */
async function pagesOf(path: string) {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)) }).promise;
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1);
      const { items } = await page.getTextContent();
      const [, , width = 0, height = 0] = page.view;
      return { words: items.map((item) => ('str' in item ? item.str : '')).join(''), width, height };
    }),
  );
}

test('by keyboard alone the watchlist is filtered, a student lifted with the history in sight, and the list printed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-watchlist-'));
  const room = await openRoom();
  const { app, page } = room;
  const { keyboard } = page;
  await fillWatchlist(page);
  const focused = page.locator(':focus');
  /** Tab, until what has the focus is called so. */
  const tabTo = async (name: RegExp, key = 'Tab') => {
    const passed: string[] = [];
    // Twice round: a notice that the keyboard has come to may go, and the round begins anew at the screen.
    for (let step = 0; step < 100; step += 1) {
      const words = await focused.evaluateAll(([element]) =>
        element?.matches('button, input')
          ? `${element.getAttribute('aria-label') ?? ''} ${element.closest('label, .mantine-Chip-root')?.textContent ?? ''} ${element.textContent}`
          : '',
      );
      if (name.test(words)) return;
      passed.push(words.trim());
      await keyboard.press(key);
    }
    throw new Error(`the keyboard does not come to ${name}, but to ${passed.join(' | ')}`);
  };

  await keyboard.press('Alt+3');
  await expect(page.getByRole('heading', { name: '预警库', level: 1 })).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText(`在库 ${STUDENTS} 人`);

  // 二类 alone: the other chips say what they would show.
  await tabTo(/二类 20/);
  await keyboard.press('Space');
  await expect(page.getByRole('status').first()).toContainText('现在看到 20 人');
  await tabTo(/^按下一步筛选/);
  await keyboard.press('Enter');
  await expect(page.getByRole('menuitemcheckbox', { name: '没有待办 0' })).toBeVisible();
  await keyboard.press('Escape');

  // Into the list, open the first, lift.
  const grid = page.getByRole('grid', { name: '预警库名单' });
  for (
    let step = 0;
    step < 40 && !(await focused.evaluate((element) => element.matches('tbody tr')));
    step += 1
  )
    await keyboard.press('Tab');
  await keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: /周小禾1（/ });
  await expect(sheet.getByRole('list', { name: '入库与解除经过' })).toContainText('入库');
  await tabTo(/^\s*解除预警/);
  await keyboard.press('Enter');
  await expect(sheet.getByRole('form', { name: '解除预警' })).toBeVisible();
  await sheet.getByRole('textbox', { name: '原因' }).focus();
  await keyboard.type('连续三个月情绪平稳');
  await sheet.getByRole('textbox', { name: '决定人' }).focus();
  await keyboard.type('评估小组');
  await keyboard.press('Control+Enter');
  await told(page, '已解除预警');
  await expect(sheet).toContainText('已解除，');
  await expect(sheet.getByRole('list', { name: '入库与解除经过' })).toContainText('连续三个月情绪平稳');
  await expect(sheet.getByRole('button', { name: '列入预警库' })).toBeVisible();
  // The form is gone, and the keyboard is not in the list beneath the sheet.
  await expect(sheet).toBeFocused();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: '已解除 1' })).toBeAttached();
  await expect(grid.getByRole('row')).toHaveCount(20);

  // Everybody, and on paper.
  await tabTo(/清除筛选/, 'Shift+Tab');
  await keyboard.press('Enter');
  await tabTo(/^\s*保存为PDF/, 'Shift+Tab');
  await answerSaveDialog(app, join(folder, '预警库.pdf'));
  await keyboard.press('Enter');
  await savePaper(page, page.getByRole('dialog', { name: `预警库名册（${STUDENTS - 1} 人）` }));
  await told(page, /已保存 预警库\.pdf，共 \d+ 页/);
  const pages = await pagesOf(join(folder, '预警库.pdf'));
  expect(pages.length).toBeGreaterThan(1);
  for (const [index, { words, width, height }] of pages.entries()) {
    expect(width).toBeGreaterThan(height);
    expect(words).toContain('列入、调整与解除的经过');
    expect(words).toContain('内部资料');
    expect(words).toContain(`第 ${index + 1} 页 共 ${pages.length} 页`);
  }
  const all = pages.map(({ words }) => words).join('');
  for (let number = 2; number <= STUDENTS; number += 1) expect(all).toContain(`周小禾${number}`);
  expect(all).toContain('班主任发现，评估小组决定');

  // Whoever was lifted is listed again, from anywhere.
  await keyboard.press('Control+k');
  await keyboard.type('列入预警库');
  await keyboard.press('Enter');
  const form = page.getByRole('form', { name: '列入预警库' });
  await expect(form.getByRole('combobox', { name: '学生' })).toBeFocused();
  await keyboard.type('周小禾1');
  await keyboard.press('Enter');
  await form.getByRole('radio', { name: /^一类/ }).focus();
  await keyboard.press('Space');
  await form.getByRole('textbox', { name: '原因' }).fill('又出现情绪低落');
  await form.getByRole('combobox', { name: '发现途径' }).focus();
  await keyboard.press('Enter');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await form.getByRole('textbox', { name: '决定人' }).fill('评估小组');
  await keyboard.press('Control+Enter');
  await told(page, '已将 1 名学生列入预警库');
  await expect(page.getByRole('status').first()).toContainText(`在库 ${STUDENTS} 人`);
  await room.done();
  rmSync(folder, { recursive: true, force: true });
});
