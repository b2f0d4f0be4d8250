import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { afterEach, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { deskInRoom } from '../desk.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function fileOf(bytes: Uint8Array, name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-words-'));
  folders.push(folder);
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

/** What the room reads in a document whose body is this. */
async function opened(children: (Paragraph | Table)[]) {
  const room = await deskInRoom();
  const numbering = {
    config: [{ reference: 'list', levels: [{ level: 0, format: 'decimal', text: '%1.' }] as const }],
  };
  const bytes = await Packer.toBuffer(new Document({ numbering, sections: [{ children }] }));
  room.chosen.open = fileOf(bytes, '区里的范本.docx');
  return room.get('letters.openWords', {});
}

async function refusedAs(bytes: Uint8Array, name = '范本.docx') {
  const room = await deskInRoom();
  room.chosen.open = fileOf(bytes, name);
  return (await room.refused('letters.openWords', {})).message;
}

async function zipOf(parts: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

const words = (text: string) => new Paragraph(text);

test('the bureau’s text becomes the words of a kind: its title apart, bold heads as headings, a row as a line', async () => {
  const row = (...cells: string[]) =>
    new TableRow({ children: cells.map((cell) => new TableCell({ children: [words(cell)] })) });
  const read = await opened([
    new Paragraph({
      text: '致全体家长的一封信',
      alignment: AlignmentType.CENTER,
      heading: HeadingLevel.TITLE,
    }),
    words(''),
    words('  【班级】【学生姓名】同学的家长：'),
    new Paragraph({
      children: [
        new TextRun({ text: '一、', bold: true }),
        new TextRun({ text: '多陪伴。', bold: true }),
        new TextRun('每天至少#半小时。'),
        new TextRun({ text: '不要', bold: true }),
        new TextRun('用手机代替。'),
      ],
    }),
    new Paragraph({ children: [new TextRun('第一行'), new TextRun({ text: '第二行', break: 1 })] }),
    new Table({ rows: [row('热线', '12356'), row('', '')] }),
  ]);
  expect(read).toEqual({
    fileName: '区里的范本.docx',
    title: '致全体家长的一封信',
    body: [
      '【班级】【学生姓名】同学的家长：',
      '#一、多陪伴。#每天至少＃半小时。不要用手机代替。',
      '第一行',
      '第二行',
      '热线　12356',
    ].join('\n'),
    leftOut: [],
  });
});

test('what the words cannot hold is named', async () => {
  const read = await opened([
    new Paragraph({ text: '请家长做到：', numbering: { reference: 'list', level: 0 } }),
    new Paragraph({
      children: [
        new ImageRun({ type: 'png', data: Buffer.from('png'), transformation: { width: 10, height: 10 } }),
      ],
    }),
  ]);
  expect(read?.body).toBe('请家长做到：');
  expect(read?.leftOut).toEqual(['1 张图片', '自动编号（请自己补上 1. 2. 3.）']);
});

test('a line in the middle that is too long for a title is the beginning of the words', async () => {
  const long = '致'.repeat(31);
  const read = await opened([new Paragraph({ text: long, alignment: AlignmentType.CENTER }), words('正文')]);
  expect(read).toMatchObject({ title: '', body: `${long}\n正文` });
});

test('what is no letter in Word is refused with what to do, whatever its name says', async () => {
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.alloc(600)]);
  expect(await refusedAs(old, '范本.doc')).toContain('另存为不带密码的 .docx');
  expect(await refusedAs(await zipOf({ 'xl/workbook.xml': '<x/>' }))).toContain('不是 Word 文档');
  const empty = await Packer.toBuffer(new Document({ sections: [{ children: [words('')] }] }));
  expect(await refusedAs(empty)).toContain('里没有文字');
  expect(await refusedAs(empty.subarray(0, empty.length - 30))).toContain('可能没有下载完整');
  const long = await Packer.toBuffer(new Document({ sections: [{ children: [words('长'.repeat(8001))] }] }));
  expect(await refusedAs(long)).toContain('最多 8000 字');
});

test('a document that would fill the memory, or call itself again and again, is refused', async () => {
  const room = await zipOf({ 'word/document.xml': ' '.repeat(130 * 1024 ** 2) });
  expect(await refusedAs(room)).toContain('太大');
  const laughs = Array.from({ length: 30 }, (_, n) => `<!ENTITY l${n + 1} "&l${n};&l${n};">`).join('');
  const billion = await zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
    'word/document.xml': `<!DOCTYPE d [<!ENTITY l0 "哈">${laughs}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l30;</w:t></w:r></w:p></w:body></w:document>`,
  });
  expect(await refusedAs(billion)).toMatch(/打不开|里没有文字/);
});
