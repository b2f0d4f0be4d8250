import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { expect, type Page, test } from '@playwright/test';
import { PNG } from 'pngjs';
import { localDate } from '#shared/school-calendar.ts';
import { goTo, press, told, writeDown } from '#tests/demo/screen-hands.ts';
import { encodeGb18030 } from '#tests/sample-school/gb18030.ts';
import { recordingHead, SAMPLES_A_SECOND } from '#tests/sample-school/recording.ts';
import { given } from './asked.ts';
import { pressOn, reach, typeInto } from './keyboard-hands.ts';
import { answerSaveDialog, lock, openRoom, unlock } from './launch-room.ts';
import { whereWordsLie } from './left-behind.ts';

const PASSWORD = '海风-2026-静静';
/** Stands in every file: it must be readable nowhere but where the person exports it to. */
const CANARY = '夜里总是惊醒的那件事';
const MEGABYTE = 1024 ** 2;
/** At 8,000 samples a second the recording lasts as many seconds as this has kilobytes, nearly. */
const SECONDS = (MEGABYTE * Number(process.env.HEARTHARBOR_RECORDING_MEGABYTES ?? 64)) / 8_000;

/** A recording of silence and noise, one byte a sample, written without being held in memory. */
function writeRecording(path: string): void {
  const samples = Math.floor(SECONDS) * SAMPLES_A_SECOND;
  const file = openSync(path, 'w');
  writeSync(file, recordingHead(samples));
  const second = Buffer.alloc(8_000, 128);
  Buffer.from(CANARY).copy(second, 100);
  for (let at = 0; at < samples; at += 8_000) writeSync(file, second);
}

/** A PDF of several pages, in a font that it does not bring along. */
async function writePdf(path: string): Promise<void> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (const number of [1, 2, 3])
    pdf.addPage([595, 842]).drawText(`Page ${number}`, { x: 60, y: 700, size: 40, font });
  pdf.setSubject(CANARY);
  writeFileSync(path, await pdf.save());
}

/** A Chinese PDF as old office software wrote it: no font inside, and the characters in the PC's own code. */
function writeOldPdf(path: string): void {
  const text = Buffer.from(encodeGb18030('出院小结')).toString('hex');
  const stream = `BT /F1 40 Tf 60 700 Td <${text}> Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  writeFileSync(path, `%PDF-1.4\n${body}trailer\n<< /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF\n`);
}

function writePicture(path: string): void {
  const png = new PNG({ width: 1200, height: 800 });
  png.data.fill(0xc0);
  writeFileSync(path, PNG.sync.write(png));
}

const addStudent = (page: Page) =>
  given(page, 'students.add', {
    studentNumber: '20260101',
    name: '周小禾',
    gender: 'female',
    bornOn: null,
    className: '七年级(1)班',
    guardianName: '周远',
    guardianRelation: '父亲',
    guardianPhone: '13800138000',
  });

async function openAttachments(page: Page): Promise<void> {
  await goTo(page, '学生');
  await page.getByRole('grid', { name: '学生名单' }).getByText('周小禾').click();
  await writeDown(page, '添加附件');
}

/** Drops a file that holds this text, as from a file manager. */
async function dropText(page: Page, name: string, text: string): Promise<void> {
  const dropped = await page.evaluateHandle(
    ({ name, text }) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name));
      return data;
    },
    { name, text },
  );
  await page
    .getByRole('dialog', { name: '添加附件' })
    .getByRole('button', { name: '添加附件', exact: true })
    .dispatchEvent('drop', { dataTransfer: dropped });
}

test('files are dropped and chosen, looked at inside the app, gone with the lock, and leave no readable copy', async () => {
  test.setTimeout(300_000);
  const outside = mkdtempSync(join(tmpdir(), 'heartharbor-attachments-'));
  const path = (name: string) => join(outside, name);
  writeRecording(path('谈话.wav'));
  await writePdf(path('量表.pdf'));
  writeOldPdf(path('出院小结.pdf'));
  writePicture(path('周记.png'));
  writeFileSync(path('说明.docx'), 'PK\u0003\u0004\u0000');
  const room = await openRoom();
  const { app, page } = room;
  await addStudent(page);
  await openAttachments(page);
  const files = ['周记.png', '量表.pdf', '出院小结.pdf', '说明.docx', '谈话.wav'];
  await page.locator('input[type=file]').setInputFiles(files.map(path));
  await dropText(page, '周记.txt', CANARY);
  const list = page.getByRole('grid', { name: '附件' });
  await expect(list.getByRole('row')).toHaveCount(7, { timeout: 240_000 });
  await expect(page.getByRole('list', { name: '正在添加' })).toHaveCount(0);

  const look = async (name: string) => {
    await list.getByText(name, { exact: true }).click();
    return page.getByRole('dialog', { name });
  };
  const leave = async () => {
    await page.keyboard.press('Escape');
    // The list of them is still there.
    await expect(page.getByRole('dialog')).toHaveCount(1);
  };

  const text = await look('周记.txt');
  await expect(text.getByText(CANARY)).toBeVisible();
  await leave();

  const picture = (await look('周记.png')).locator('img');
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
  await leave();

  for (const [name, pages] of [
    ['量表.pdf', 3],
    ['出院小结.pdf', 1],
  ] as const) {
    const sheet = (await look(name)).getByRole('img', { name: `第 1 页，共 ${pages} 页` });
    await expect(sheet).toHaveAttribute('data-drawn', 'true');
    expect(await sheet.evaluate(hasInk)).toBe(true);
    await leave();
  }

  await expect((await look('说明.docx')).getByText(/不能显示这种文件/)).toBeVisible();
  await leave();

  const sound = (await look('谈话.wav')).locator('audio');
  await expect
    .poll(() => sound.evaluate((audio: HTMLAudioElement) => Math.round(audio.duration)))
    .toBe(Math.floor(SECONDS));
  // On from near the end: what lies before it is not fetched.
  const heard = await sound.evaluate(async (audio: HTMLAudioElement) => {
    audio.muted = true;
    const from = audio.duration - 20;
    audio.currentTime = from;
    await new Promise((resolve) => audio.addEventListener('seeked', resolve, { once: true }));
    await audio.play();
    await new Promise((resolve) => {
      audio.addEventListener('timeupdate', () => audio.currentTime > from && resolve(undefined));
    });
    return audio.error === null && audio.buffered.length;
  });
  expect(heard).toBeTruthy();
  const player = page.getByRole('dialog', { name: '谈话.wav' });
  await player.getByRole('button', { name: '暂停' }).click();
  await expect(player.getByRole('button', { name: '播放' })).toBeVisible();
  await player.getByRole('slider', { name: '播放位置' }).press('Home');
  expect(await sound.evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBe(0);
  const address = await sound.evaluate((audio: HTMLAudioElement) => audio.src);
  const onDisk = (places: string[]) => places.filter((place) => !place.startsWith('/proc/'));
  expect(onDisk(await whereWordsLie(room, [CANARY]))).toEqual([]);
  await leave();

  await list.getByRole('button', { name: '导出 周记.txt' }).click();
  await answerSaveDialog(app, path('导出.txt'));
  await press(page.getByRole('dialog', { name: '导出附件 周记.txt' }), '选择保存位置');
  await told(page, '已保存 导出.txt');
  expect(readFileSync(path('导出.txt'), 'utf8')).toBe(CANARY);

  await lock(page);
  const fetched = (from: Page) =>
    from.evaluate(async (address) => (await fetch(address)).status, address).catch(() => 'refused');
  expect(await fetched(page)).not.toBe(200);
  expect(await whereWordsLie(room, [CANARY])).toEqual([]);
  await unlock(page, PASSWORD);
  // Another room: the token of the one before opens nothing.
  expect(await fetched(page)).toBe(404);
  await openAttachments(page);
  await expect(list.getByRole('row')).toHaveCount(7);
  await room.done();
  rmSync(outside, { recursive: true, force: true });
});

function hasInk(canvas: Element): boolean {
  const drawing = canvas as HTMLCanvasElement;
  const dots = drawing.getContext('2d')?.getImageData(0, 0, drawing.width, drawing.height).data ?? [];
  return dots.some((value, index) => index % 4 === 0 && value < 100);
}

test('a recording is attached to a talk by the keyboard alone, and the file says where it hangs', async () => {
  const room = await openRoom();
  const { page } = room;
  const { studentId } = await addStudent(page);
  const occurredOn = localDate('2026-06-18');
  const spoken = { startsAt: '', place: '', spokenBy: '王海', text: '谈了作业' };
  await given(page, 'talks.write', { talkId: null, studentId, occurredOn, ...spoken });
  await goTo(page, '学生');
  await page.getByRole('grid', { name: '学生名单' }).getByText('周小禾').click();
  await page.getByRole('region', { name: '经过' }).getByText('谈心：王海').click();
  const beside = page.getByRole('dialog', { name: '谈心' });
  await pressOn(page, beside.getByRole('button', { name: '添加附件', exact: true }));
  const day = beside.getByRole('textbox', { name: '发生日期' });
  await expect(day).toHaveValue(/2026年6月18日/);
  await reach(page, beside.getByRole('combobox', { name: '类别' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await typeInto(page, beside.getByRole('textbox', { name: '来源' }), '班主任');
  const chosen = page.waitForEvent('filechooser');
  await pressOn(page, beside.getByRole('button', { name: '选择文件', exact: true }));
  await (await chosen).setFiles({ name: '谈话.txt', mimeType: 'text/plain', buffer: Buffer.from(CANARY) });
  const line = beside.getByRole('grid', { name: '附件' }).getByRole('row').last();
  await expect(line).toContainText('谈话.txt');
  await expect(line).toContainText('录音录像，来源：班主任');
  await expect(beside.getByRole('heading', { name: '附件（1）' })).toBeVisible();

  await writeDown(page, '添加附件');
  await pressOn(page, page.getByRole('button', { name: /^打开 谈话.txt 所在的谈心/ }));
  await expect(beside.getByRole('grid', { name: '附件' })).toContainText('谈话.txt');
  await room.done();
});
