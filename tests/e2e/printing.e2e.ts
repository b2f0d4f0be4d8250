import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from '@playwright/test';
import { told } from '#tests/demo/screen-hands.ts';
import { day, enrolled, sessionText } from '#tests/vault/sample.ts';
import { deskIn, given } from './asked.ts';
import { type Ink, inkOf } from './ink.ts';
import { pressOn, reach, typeInto } from './keyboard-hands.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';
import { openPrinter, PRINTER, type PrintedJob } from './own-printer.ts';

/** docs/decisions/0033-printing.md, with a real CUPS behind it. */

/** What the eye calls the same place. */
const WITHIN_MM = 1;

test('what comes out of the printer lies where it lies in the file, at its size', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-printing-'));
  const printer = await openPrinter();
  const room = await openRoom({ env: printer.env });
  const { page } = room;
  const desk = deskIn(room);
  const studentId = await enrolled(desk);
  const temporary = join(room.userData, 'of-this-launch/temp');
  const before = readdirSync(temporary);
  const printed = async (token: string): Promise<PrintedJob> => {
    const how = { ...PLAIN, printer: PRINTER.name, pages: null };
    await given(page, 'papers.print', { token, ...how });
    const [job] = await printer.takeJobs(1);
    if (!job) throw new Error('no job');
    return job;
  };
  const saved = async (token: string): Promise<string> => {
    const file = join(folder, `${token}.pdf`);
    await answerSaveDialog(room.app, file);
    await given(page, 'papers.save', { token });
    return file;
  };

  await test.step('the printer is offered', async () => {
    expect(await given(page, 'papers.printers', {})).toEqual([PRINTER]);
  });

  await test.step('upright: a session of several pages', async () => {
    const content = '近两周入睡困难，凌晨两点以后才能睡着，上课犯困。\n'.repeat(60);
    const text = sessionText([studentId], { content });
    const { sessionId } = await desk.get('sessions.write', { sessionId: null, text });
    const { token, documents } = await desk.get('sessions.layPaper', { sessionId });
    const [job, file] = [await printed(token), await saved(token)];
    const pages = await sizesOf(job.file);
    expect(pages).toEqual(Array.from({ length: documents[0] ?? 0 }, () => A4));
    expect(pages.length).toBeGreaterThan(1);
    expect(inkOf(file, 1).upright.length, 'the frame is measured').toBeGreaterThan(1);
    for (let number = 1; number <= pages.length; number += 1) {
      expectSamePlace(inkOf(job.file, number), inkOf(file, number));
    }
    // What the queue shows names nobody.
    expect(job.title).toBe('心港');
  });

  await test.step('across: it is turned on the sheet, and as large', async () => {
    await desk.get('watchlist.setLevel', atLevel([studentId], '持续失眠'));
    const wanted = { studentIds: [studentId], namesMasked: false };
    const { token } = await desk.get('watchlist.layPaper', wanted);
    const [job, file] = [await printed(token), await saved(token)];
    expect(await sizesOf(job.file)).toEqual([A4]);
    const lying = inkOf(file, 1);
    expect(lying.width).toBeGreaterThan(lying.height);
    expectSamePlace(inkOf(job.file, 1), inkOf(file, 1, 'turned'));
  });

  await test.step('nothing of it is left on the disk', async () => {
    await expect.poll(() => readdirSync(temporary)).toEqual(before);
  });
  await room.done();
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

test('three students picked in their list: twelve keys to their letters on the printer, but for what is said', async () => {
  const printer = await openPrinter();
  const room = await openRoom({ env: printer.env });
  const { page } = room;
  const { keyboard } = page;
  const desk = deskIn(room);
  for (let number = 1; number <= 10; number += 1)
    await enrolled(desk, { name: `周小禾${number}`, studentNumber: `${20260100 + number}` });
  await desk.get('school.changeParticulars', {
    schoolName: '海港中学',
    counsellorName: '林静',
    roomPhone: '02588888888',
  });
  await keyboard.press('Alt+2');
  await reach(page, page.getByRole('grid', { name: '学生名单' }).locator('tr[tabindex="0"]'));
  for (const key of ['Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space']) await keyboard.press(key);
  const pressed = await page.evaluateHandle(() => {
    const keys: string[] = [];
    // A key that is held for another one is none of its own.
    const count = ({ key }: KeyboardEvent) => !['Control', 'Shift', 'Alt'].includes(key) && keys.push(key);
    window.addEventListener('keydown', count, true);
    return keys;
  });
  await pressOn(page, page.getByRole('button', { name: '写告知书', exact: true }));
  await expect(page.getByRole('combobox', { name: '发现途径', exact: true })).toBeFocused();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await reach(page, page.getByRole('textbox', { name: '情绪' }));
  await keyboard.insertText('近两周情绪低落');
  await keyboard.press('Control+S');
  await expect(page.getByRole('button', { name: '确认发出' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: '打印', exact: true })).toBeFocused();
  await keyboard.press('Enter');
  await told(page, /已打印 .*共 3 页/);
  const [job] = await printer.takeJobs(1);
  expect(await sizesOf(job?.file ?? '')).toEqual([A4, A4, A4]);
  expect((await pressed.jsonValue()).length).toBeLessThanOrEqual(12);
  await room.done();
  await printer.close();
});

test('by keyboard alone: looked at and printed by Enter, the way it is printed is chosen and kept, and a long one is stopped', async () => {
  const printer = await openPrinter();
  const room = await openRoom({ env: printer.env });
  const { page } = room;
  const { keyboard } = page;
  const desk = deskIn(room);
  const studentIds = [];
  for (let number = 1; number <= STUDENTS; number += 1) {
    studentIds.push(await enrolled(desk, { name: `周小禾${number}`, studentNumber: `${20260100 + number}` }));
  }
  await desk.get('watchlist.setLevel', atLevel(studentIds, '近一个月情绪低落，多次说睡不着。'.repeat(16)));
  await keyboard.press('Alt+3');
  const dialog = page.getByRole('dialog', { name: `预警库名册（${STUDENTS} 人）` });
  const print = dialog.getByRole('button', { name: '打印', exact: true });
  const open = async () => {
    await pressOn(page, page.getByRole('main').getByRole('button', { name: '打印', exact: true }));
    await expect(print).toBeFocused();
  };
  let pages = 0;

  await test.step('every page is looked at, and Enter prints', async () => {
    await open();
    const first = dialog.getByRole('img', { name: /^第 1 页，共 \d+ 页$/ });
    await expect(first).toHaveAttribute('data-drawn', 'true');
    pages = Number(/共 (\d+) 页/.exec((await first.getAttribute('aria-label')) ?? '')?.[1]);
    expect(pages).toBeGreaterThan(SIDES_AT_ONCE);
    await keyboard.press('Enter');
    await told(page, new RegExp(`已打印 预警库名册 \\S+，共 ${pages} 页`));
    await expect(dialog).toBeHidden();
    const jobs = await printer.takeJobs(Math.ceil(pages / SIDES_AT_ONCE));
    const counts = await Promise.all(jobs.map(async ({ file }) => (await sizesOf(file)).length));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(pages);
    for (const { options } of jobs) expect(chosenIn(options)).toEqual(['A4', 'None', 'Color']);
  });

  await test.step('printer, copies, pages, sides and black and white reach the printer', async () => {
    await open();
    await reach(page, dialog.getByRole('combobox', { name: '打印机' }));
    await keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { name: PRINTER.label })).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await typeInto(page, dialog.getByRole('textbox', { name: '份数' }), '2');
    const range = dialog.getByRole('textbox', { name: '页码' });
    await typeInto(page, range, '1-99');
    await keyboard.press('Enter');
    await expect(dialog.getByText(`只有 ${pages} 页，没有第 99 页`)).toBeVisible();
    await typeInto(page, range, '5，1-2');
    await reach(page, dialog.getByRole('combobox', { name: '单双面' }));
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await reach(page, dialog.getByRole('checkbox', { name: '黑白' }));
    await keyboard.press('Space');
    await keyboard.press('Enter');
    await told(page, /共 6 页/);
    const [job] = await printer.takeJobs(1);
    expect(chosenIn(job?.options)).toEqual(['A4', 'DuplexNoTumble', 'Gray']);
    // Three pages and an empty back, twice.
    expect(await sizesOf(job?.file ?? '')).toHaveLength(8);
  });

  await test.step('the next time it is as it was, but for the pages', async () => {
    await open();
    await expect(dialog.getByRole('combobox', { name: '打印机' })).toHaveValue(PRINTER.label);
    await expect(dialog.getByRole('textbox', { name: '份数' })).toHaveValue('2');
    await expect(dialog.getByRole('textbox', { name: '页码' })).toHaveValue('');
    await expect(dialog.getByRole('combobox', { name: '单双面' })).toHaveValue('双面，沿长边翻');
    await expect(dialog.getByRole('checkbox', { name: '黑白' })).toBeChecked();
  });

  await test.step('a long one says how far it is, and stops', async () => {
    await typeInto(page, dialog.getByRole('textbox', { name: '份数' }), '20');
    await keyboard.press('Enter');
    const all = pages * 20;
    await expect(dialog.getByText(new RegExp(`正在打印：第 [1-9]\\d* / ${all} 页`))).toBeVisible();
    await expect(dialog.getByRole('button', { name: '取消打印' })).toBeFocused();
    await keyboard.press('Escape');
    await told(page, new RegExp(`已取消打印 预警库名册 \\S+：${all} 页中有 \\d+ 页已送到打印机`));
    await expect(print).toBeVisible();
    const { lines } = await given(page, 'audit.recent', { before: null });
    expect(lines[0]).toMatchObject({ action: '打印预警库名册', subject: `${STUDENTS} 名学生` });
  });

  await test.step('a printer that was taken away is told, and a file is offered instead', async () => {
    printer.unplug();
    await pressOn(page, print);
    await expect(dialog.getByRole('alert')).toContainText(`找不到打印机“${PRINTER.name}”，没有打印`);
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await pressOn(page, page.getByRole('main').getByRole('button', { name: '打印', exact: true }));
    await expect(dialog.getByText('这台电脑上没有找到打印机')).toBeVisible();
    await expect(dialog.getByRole('button', { name: '保存为PDF' })).toBeFocused();
  });
  await room.done();
  await printer.close();
});

/** With long reasons they fill more pages than one job takes. */
const STUDENTS = 60;
/** Of one job: MOST_SIDES of the vault. */
const SIDES_AT_ONCE = 10;
const A4 = '210 × 297';
const PLAIN = { copies: 1, sides: 'simplex', blackAndWhite: false } as const;

const atLevel = (studentIds: Awaited<ReturnType<typeof enrolled>>[], reason: string) => ({
  studentIds,
  level: 'serious' as const,
  fromOn: day('2026-05-21'),
  reason,
  decidedBy: '评估小组',
  discoveryRoute: 'homeroomTeacher' as const,
});

/** Paper, sides and colour, as CUPS was told. */
const chosenIn = (options: PrintedJob['options'] | undefined) =>
  ['PageSize', 'Duplex', 'ColorModel'].map((name) => options?.get(name));

/** Each page's size in whole mm. */
async function sizesOf(file: string): Promise<string[]> {
  const pdf = await PDFDocument.load(readFileSync(file));
  const inMm = (points: number) => Math.round((points / 72) * 25.4);
  return pdf.getPages().map((page) => `${inMm(page.getWidth())} × ${inMm(page.getHeight())}`);
}

function expectSamePlace(printed: Ink, saved: Ink): void {
  for (const edge of ['left', 'right', 'top', 'bottom'] as const) {
    expect(Math.abs(printed[edge] - saved[edge]), edge).toBeLessThan(WITHIN_MM);
  }
  for (const lines of ['across', 'upright'] as const) {
    if (saved[lines].length < 2) continue;
    // The frame's own lines; between them a column of letters may count as a line on the one and not on the other.
    for (const end of [0, -1]) {
      const distance = Math.abs((printed[lines].at(end) ?? 0) - (saved[lines].at(end) ?? 0));
      expect(distance, `${lines} ${end}`).toBeLessThan(WITHIN_MM);
    }
  }
}
