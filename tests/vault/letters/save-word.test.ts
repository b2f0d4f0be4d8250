import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import type { LetterId } from '#shared/contract/fields.ts';
import { words } from '#tests/documents/printed-words.ts';
import { openRoomOf } from '../backups/room-to-keep.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { FOUNDING } from '../founding.ts';
import { filesIn } from '../paper/files-in-zip.ts';
import { unpacked } from '../paper/seven-zip.ts';
import { enrolled, letterIssue } from '../sample.ts';

const EXPORT_PASSWORD = 'kfw7-m3bx-9acd-pq5h';

/** A room in which some letters were issued; each print is of as many pages as it is told. */
async function withLetters(emotions: readonly string[], pages: (html: string) => number = () => 1) {
  const room = await deskInRoom();
  openRoomOf(room).shell.printToPdf = async ({ html, styles }) => {
    const sheets = ['', ...styles].map((css) => html + css);
    const fitting = sheets.findIndex((sheet) => pages(sheet) === 1);
    const style = fitting === -1 ? styles.length : fitting;
    const document = await PDFDocument.create();
    for (let page = 0; page < pages(sheets[style] ?? html); page += 1)
      document.addPage().drawRectangle({ width: 1, height: 1 });
    return { pdf: await document.save(), style };
  };
  const { schoolName, personName } = FOUNDING;
  const particulars = { schoolName, counsellorName: personName, roomPhone: '02588888888' };
  await room.get('school.changeParticulars', particulars);
  const studentId = await enrolled(room);
  const letterIds: LetterId[] = [];
  for (const emotion of emotions) {
    const { letters } = await room.get('letters.issue', letterIssue(studentId, { emotion }));
    letterIds.push(...letters.map(({ letterId }) => letterId));
  }
  return { room, letterIds };
}

const wordsOf = async (docx: Uint8Array) =>
  words((await filesIn(docx)).get('word/document.xml')?.toString() ?? '');

async function lastExport(room: TestDesk) {
  const { lines } = await room.get('audit.recent', { before: null });
  const line = lines.find(({ action }) => action === '导出告知书');
  return line && { subject: line.subject, facts: await room.get('audit.facts', { sequence: line.sequence }) };
}

test('a letter is saved as one Word document, and the log says so', async () => {
  const { room, letterIds } = await withLetters(['情绪低落']);
  room.chosen.save = join(room.folder, '给家长');
  expect(await room.get('letters.saveWord', { letterIds, as: 'each' })).toEqual({
    saved: true,
    fileName: '给家长.docx',
  });
  expect(await wordsOf(readFileSync(join(room.folder, '给家长.docx')))).toContain('情绪低落');
  expect(await lastExport(room)).toEqual({
    subject: expect.stringContaining('心告〔2025〕1号'),
    facts: expect.arrayContaining([
      { label: '文件名', before: null, after: '给家长.docx' },
      { label: '保存为', before: null, after: 'Word文档' },
    ]),
  });
});

test('several are one document in the order of their numbers, or a ZIP of one each that names no child', async () => {
  const { room, letterIds } = await withLetters(['情绪低落', '易怒', '紧张']);
  room.chosen.save = join(room.folder, '一份');
  await room.get('letters.saveWord', { letterIds: letterIds.toReversed(), as: 'one' });
  const one = await wordsOf(readFileSync(join(room.folder, '一份.docx')));
  const places = ['情绪低落', '易怒', '紧张'].map((emotion) => one.indexOf(emotion));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);

  room.chosen.save = join(room.folder, '每份');
  await room.get('letters.saveWord', { letterIds: letterIds.toReversed(), as: 'each' });
  const files = await filesIn(readFileSync(join(room.folder, '每份.zip')));
  const names = [1, 2, 3].map((sequence) => `心告〔2025〕${sequence}号.docx`);
  expect([...files.keys()]).toEqual(names);
  expect(await wordsOf(files.get(names[1] ?? '') ?? Buffer.of())).toContain('易怒');

  room.chosen.save = join(room.folder, '加密');
  await room.get('letters.saveWord', { letterIds, as: 'each', password: EXPORT_PASSWORD });
  const opened = unpacked(join(room.folder, '加密.zip'), EXPORT_PASSWORD).files;
  expect([...(opened?.keys() ?? [])].sort()).toEqual(names);
});

test('a letter that is not there is refused, and nothing is written', async () => {
  const { room, letterIds } = await withLetters(['情绪低落']);
  room.chosen.save = join(room.folder, '没有');
  const unknown = crypto.randomUUID() as LetterId;
  expect(
    await room.refused('letters.saveWord', { letterIds: [...letterIds, unknown], as: 'one' }),
  ).toMatchObject({
    code: 'noLetter',
  });
  expect(await lastExport(room)).toBeUndefined();
});

test('it is set as its paper was: in the roomiest step that came to one page, or over several', async () => {
  for (const [pages, size] of [
    [() => 1, 16],
    // Only from 小三 down does it come to one page.
    [(html: string) => (/--body-size:1[45]pt[^@]*$/.test(html) ? 1 : 2), 15],
    [() => 2, 16],
  ] as const) {
    const { room, letterIds } = await withLetters(['情绪低落'], pages);
    room.chosen.save = join(room.folder, '版式');
    await room.get('letters.saveWord', { letterIds, as: 'one' });
    const xml = (await filesIn(readFileSync(join(room.folder, '版式.docx')))).get('word/document.xml');
    expect(xml?.toString()).toContain(`<w:sz w:val="${size * 2}"/>`);
    expect(xml?.includes('pageBreakBefore')).toBe(pages('') === 2 && size === 16);
  }
});
