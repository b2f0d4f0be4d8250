import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { StudentId } from '#shared/contract/fields.ts';
import { addDays, todayOnThisPc, weekOf, writtenDate } from '#shared/school-calendar.ts';
import { atLevel, enrolled } from '#tests/vault/sample.ts';
import { deskIn } from './asked.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';
import { pagesOf } from './printed-pages.ts';

/** As many as a large school follows every week. */
const STUDENTS = 60;
const WEEKS = 10;
const TEXT = '情绪平稳，按时到校。';

/** A period of so many weeks that ends with this one, and so many students at 二类 since it began. */
async function trackedRoom(students: number, weeks = 3) {
  const room = await openRoom();
  const { get } = deskIn(room);
  const monday = weekOf(todayOnThisPc()).from;
  const first = addDays(monday, -7 * (weeks - 1));
  const ids: StudentId[] = [];
  for (let number = 1; number <= students; number += 1) {
    const studentId = await enrolled(
      { get },
      { studentNumber: `${20260100 + number}`, name: nameOf(number) },
    );
    await atLevel({ get }, studentId, 'serious', first);
    ids.push(studentId);
  }
  const { periodId } = await get('followUps.addPeriod', {
    name: '本学期',
    fromOn: first,
    untilOn: addDays(monday, 6),
  });
  /** What stands in each week, by student. */
  const written = async () => {
    const board = await get('followUps.board', { periodId });
    return board.students.map(({ weeks }) =>
      weeks.map(({ followUps }) => followUps.map(({ text }) => text).join('/')),
    );
  };
  return {
    room,
    get,
    periodId,
    written,
    ids,
    mondays: Array.from({ length: weeks }, (_, week) => addDays(first, 7 * week)),
  };
}

/** In the order in which the grid lists them. */
const nameOf = (number: number) => `学生${String(number).padStart(2, '0')}`;

/** 跟踪, the keyboard in the first cell that waits this week, which is the last of so many. */
async function toGrid(page: Page, weeks = 3) {
  await page.keyboard.press('Alt+5');
  await page.getByRole('grid', { name: '本学期 跟踪记录' }).waitFor();
  const first = cellOf(page, 1, weeks);
  for (let stops = 0; !(await first.isVisible()); stops += 1) {
    expect(stops).toBeLessThan(60);
    await page.keyboard.press('Tab');
  }
  await expect(first).toBeFocused();
}

const cellOf = (page: Page, number: number, week: number) =>
  page.getByRole('textbox', { name: new RegExp(`^${nameOf(number)}（.*第${week}周`) });

async function pasted(page: Page, text: string) {
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

test('a week of sixty students is typed into the grid, with the text and one key for each, and ten weeks are one page a student', async () => {
  // Six hundred cells by hand: minutes on a PC that does something else meanwhile.
  test.setTimeout(900_000);
  const { room, get, periodId, written, ids, mondays } = await trackedRoom(STUDENTS, WEEKS);
  const { page } = room;
  const told = (number: number, week: number) => `${TEXT}${number}第${week}周`;
  for (const [week, occurredOn] of mondays.slice(0, -1).entries()) {
    await get('followUps.enter', {
      written: ids.map((studentId, index) => ({
        followUpId: null,
        studentId,
        occurredOn,
        channel: 'phone',
        compared: null,
        text: told(index + 1, week + 1),
      })),
      takesBack: [],
    });
  }
  await toGrid(page, WEEKS);
  for (let number = 1; number <= STUDENTS; number += 1) {
    await expect(cellOf(page, number, WEEKS)).toBeFocused();
    await page.keyboard.insertText(told(number, WEEKS));
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('。都写好了')).toBeVisible();
  const all = ids.map((_, index) => mondays.map((_, week) => told(index + 1, week + 1)));
  expect(await written()).toEqual(all);

  // 附件1 of all of them: each on a page of its own, with every week of this one and of nobody else.
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-tracking-'));
  const file = join(folder, '动态跟踪表.pdf');
  await answerSaveDialog(room.app, file);
  const { token, documents } = await get('followUps.layTables', {
    periodId,
    studentId: null,
    emptyWeeks: 'print',
  });
  expect(documents).toEqual(Array.from({ length: STUDENTS }, () => 1));
  expect(await get('papers.save', { token })).toMatchObject({ pages: STUDENTS });
  const pages = await pagesOf(file);
  rmSync(folder, { recursive: true });
  expect(pages).toHaveLength(STUDENTS);
  const weeksOn = (words: string) => words.match(/情绪平稳，按时到校。\d+第\d+周/g);
  expect(pages.map(weeksOn)).toEqual(all);
  pages.forEach((words, index) => {
    expect(words).toMatch(new RegExp(`^心理高危学生动态跟踪表姓名${nameOf(index + 1)}性别`));
    expect(words.match(/\d{4}年\d{1,2}月\d{1,2}日/g)).toEqual(
      [...mondays.slice(0, -1), todayOnThisPc()].map(writtenDate),
    );
  });
  await room.done();
});

test('the cell in which one writes stays in sight when the window or the size of the text becomes another', async () => {
  const { room } = await trackedRoom(14, WEEKS);
  const { page } = room;
  await toGrid(page, WEEKS);
  await page.keyboard.press('PageDown');
  for (let left = 0; left < 4; left += 1) await page.keyboard.press('ArrowLeft');
  const cell = cellOf(page, 11, WEEKS - 4);
  await expect(cell).toBeFocused();
  await page.keyboard.insertText('写到一半');
  // At 200 %, at 150 %, and as it was.
  for (const [width, height] of [
    [683, 384],
    [910, 512],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(cell).toBeInViewport({ ratio: 1 });
    // Nor do the names, which stay at the left, lie over its first words.
    const isFree = () =>
      cell.evaluate((field) => {
        const { left, top } = field.getBoundingClientRect();
        return document.elementFromPoint(left + 4, top + 4) === field;
      });
    await expect.poll(isFree).toBe(true);
  }
  await room.done();
});

test('in a cell one corrects, compares, repeats, pastes a column, and takes all of it back by Ctrl+Z', async () => {
  const { room, get, periodId, written } = await trackedRoom(4);
  const { page } = room;
  await toGrid(page);
  await page.keyboard.press('ArrowLeft');
  // Words, and across the row.
  await page.keyboard.insertText('睡不好。');
  await page.keyboard.press('Tab');
  await expect(cellOf(page, 1, 3)).toBeFocused();
  await page.keyboard.press('Control+1');
  await page.keyboard.insertText('睡得好些。');
  await page.keyboard.press('Enter');
  await expect(cellOf(page, 2, 3)).toBeFocused();
  await page.keyboard.press('F4');
  await page.keyboard.press('Control+d');
  await expect(cellOf(page, 4, 3)).toBeFocused();
  const typed = [
    ['', '睡不好。', '睡得好些。'],
    ['', '', '平稳。'],
    ['', '', '平稳。'],
    ['', '', ''],
  ];
  await expect.poll(written).toEqual(typed);

  // A record that stands is corrected, and is still the same one.
  for (let up = 0; up < 3; up += 1) await page.keyboard.press('ArrowUp');
  await expect(cellOf(page, 1, 3)).toHaveValue('睡得好些。');
  await page.keyboard.press('F4');
  await expect(page.getByText('这一格已经写了')).toBeVisible();
  await page.keyboard.press('F2');
  await page.keyboard.insertText('能起床。');
  // A phrase of the room stands where the caret was, and one goes on there.
  await page.keyboard.press('Control+j');
  await expect(page.getByRole('combobox', { name: '查找常用语' })).toBeFocused();
  await page.keyboard.press('9');
  await expect(cellOf(page, 1, 3)).toHaveValue('睡得好些。能起床。下周同一时间继续辅导。');
  await expect(cellOf(page, 1, 3)).toBeFocused();
  await page.keyboard.press('Control+s');
  const corrected = [['', '睡不好。', '睡得好些。能起床。下周同一时间继续辅导。'], ...typed.slice(1)];
  await expect.poll(written).toEqual(corrected);
  await expect(page.getByText('没写完')).toHaveCount(0);

  // A column out of a spreadsheet: shown beside the names before anything is written.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(cellOf(page, 2, 2)).toBeFocused();
  await pasted(page, '二的一行\r\n"三的\n两行"\r\n四的一行\r\n多出来的\r\n');
  const dialog = page.getByRole('dialog', { name: '粘贴到表格' });
  await expect(dialog.getByRole('row', { name: /学生03.*三的/ })).toBeVisible();
  await expect(dialog.getByText('表里没有这么多学生（多出来的）')).toBeVisible();
  expect(await written()).toEqual(corrected);
  await page.keyboard.press('Enter');
  const column = ['睡不好。', '二的一行', '三的\n两行', '四的一行'];
  await expect.poll(written).toEqual(corrected.map(([first, , third], row) => [first, column[row], third]));

  // Back, act by act: the column at once, then the correction.
  await expect(cellOf(page, 2, 2)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(written).toEqual(corrected);
  await page.keyboard.press('Control+z');
  await expect.poll(written).toEqual(typed);

  // What was not handed in is a draft, and the cell says so.
  await page.keyboard.insertText('写到一半');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /学生02.*第2周.*没写完/ })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(cellOf(page, 2, 2)).toHaveValue('写到一半');
  expect(await written()).toEqual(typed);
  const { students } = await get('followUps.board', { periodId });
  expect(students[0]?.weeks[2]?.followUps).toMatchObject([{ compared: 'better', channel: 'inPerson' }]);
  await room.done();
});
