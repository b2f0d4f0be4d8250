import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { createVault, type LaunchedRoom, launchRoom } from './launch-room.ts';

const PASSWORD = '海风-2026-静静';
const DOTS_PER_INCH = 200;

/** What would come out of the printer now, as the system's print dialogue gets it. */
async function printed({ app, page, userData }: LaunchedRoom, name: string): Promise<string> {
  // As the button does.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const base64 = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const pdf = await window?.webContents.printToPDF({ preferCSSPageSize: true });
    return pdf?.toString('base64') ?? '';
  });
  const path = join(userData, name);
  writeFileSync(path, Buffer.from(base64, 'base64'));
  return path;
}

interface Paper {
  pages: number;
  size: string;
  words: string;
  /** What the QR code says, and how wide it is in millimetres. */
  qr: { text: string; width: number };
  /** How it looks, pixel by pixel. */
  pixels: Buffer;
}

/** Reads a printed sheet back with other tools than the one that made it. */
function readPaper(pdf: string): Paper {
  const facts = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
  const words = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  execFileSync('pdftoppm', ['-png', '-singlefile', '-r', String(DOTS_PER_INCH), pdf, pdf]);
  const { data, width, height } = PNG.sync.read(readFileSync(`${pdf}.png`));
  const found = jsQR(new Uint8ClampedArray(data), width, height);
  const dots = found ? found.location.topRightCorner.x - found.location.topLeftCorner.x : 0;
  return {
    pages: Number(/Pages:\s+(\d+)/.exec(facts)?.[1]),
    size: /Page size:\s+(.*)/.exec(facts)?.[1] ?? '',
    words,
    qr: { text: found?.data ?? '', width: (dots / DOTS_PER_INCH) * 25.4 },
    pixels: data,
  };
}

/** The first step of making a vault; returns the recovery code that is shown then. */
async function particulars(page: Page): Promise<string> {
  await page.getByRole('textbox', { name: '学校名称' }).fill('滨海实验学校');
  await page.getByRole('textbox', { name: '您的姓名' }).fill('林静');
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
  await page.getByRole('textbox', { name: '再次输入密码' }).fill(PASSWORD);
  await page.getByRole('button', { name: '下一步' }).click();
  return shownCode(page);
}

async function shownCode(page: Page): Promise<string> {
  return ((await page.getByRole('status', { name: '恢复码', exact: true }).textContent()) ?? '').trim();
}

/** Prints what the page shows now, and expects it to be the sheet of this code. */
async function expectSheetOf(room: LaunchedRoom, code: string): Promise<void> {
  const paper = readPaper(await printed(room, 'first.pdf'));
  expect(paper.pages).toBe(1);
  expect(paper.size).toContain('A4');
  for (const group of code.split('-')) expect(paper.words).toContain(group);
  expect(paper.words).toContain('滨海实验学校');
  expect(paper.words).toContain('心港保险库恢复码');
  expect(paper.words).toContain('用恢复码打开');
  // Nothing of the screen around it, above all no other step's button.
  expect(paper.words).not.toContain('下一步');
  expect(paper.words).not.toContain('打印');
  expect(paper.qr.text).toBe(code);
  expect(paper.qr.width).toBeGreaterThan(35);
  expect(paper.qr.width).toBeLessThan(45);
  // A character whose font is not there yet is an empty box on paper. Once every font is there, it looks the same.
  await room.page.emulateMedia({ media: 'print' });
  const again = readPaper(await printed(room, 'again.pdf'));
  await room.page.emulateMedia({ media: null });
  expect(again.pixels.equals(paper.pixels)).toBe(true);
}

test('the recovery code comes out as one sheet of A4 with a QR code that says the same, at setup and when renewed', async () => {
  const room = await launchRoom();
  const { page } = room;
  const code = await particulars(page);
  await expectSheetOf(room, code);

  await page.reload();
  await createVault(page, { school: '滨海实验学校', password: PASSWORD });
  await page.getByRole('button', { name: '设置', exact: true }).click();
  await page.getByRole('tab', { name: '密码', exact: true }).click();
  await page.getByRole('button', { name: '更换恢复码', exact: true }).click();
  await page.getByRole('textbox', { name: '您当前的密码' }).fill(PASSWORD);
  await page.getByRole('button', { name: '生成新的恢复码' }).click();
  const renewed = await shownCode(page);
  expect(renewed).not.toBe(code);
  await expectSheetOf(room, renewed);
  await room.done();
});

test('the print button opens the print dialogue of the system', async () => {
  const room = await launchRoom();
  const { page } = room;
  await particulars(page);
  // biome-ignore lint/suspicious/noConsole: what a held page says last still comes out of it this way
  await page.evaluate(() => window.addEventListener('beforeprint', () => console.log('printing')));
  const printing = page.waitForEvent('console', (line) => line.text() === 'printing');
  // The dialogue belongs to the system and holds the page until somebody answers it; nobody will.
  const click = page.getByRole('button', { name: '打印恢复码' }).click({ noWaitAfter: true });
  await Promise.race([printing, click.then(() => printing)]);
  const ended = room.app.waitForEvent('close');
  room.app.process().kill('SIGKILL');
  await ended;
  await click.catch(() => undefined);
});
