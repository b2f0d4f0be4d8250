import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom } from '../desk.ts';
import { day, enrolled } from '../sample.ts';
import { laid } from './laid-letter.ts';

test('the register leaves in the order in which it is seen, as workbook and as paper, whole or masked', async () => {
  const room = await deskInRoom();
  const page = await PDFDocument.create();
  page.addPage();
  const printed: string[] = [];
  openRoomOf(room).shell.printToPdf = async ({ html }) => {
    printed.push(html);
    return { pdf: await page.save(), style: 0 };
  };
  const studentId = await enrolled(room);
  const [first, second] = [laid(room, studentId), laid(room, studentId, { sequence: 2 })];
  await room.get('letters.recordDelivery', {
    letterIds: [first],
    deliveredOn: day('2026-07-01'),
    way: 'byStudent',
    by: '林老师',
    note: '',
    isAgain: false,
  });
  await room.get('letters.recordReceipt', {
    letterId: first,
    receivedOn: day('2026-07-02'),
    outcome: 'refused',
    signedBy: '周远',
    phone: '13800138000',
    opinion: '周远说周小禾不去医院',
    witnesses: '王校长',
  });
  await room.get('letters.void', { letterId: second, reason: '写错了周小禾的班级' });
  const seen = { letterIds: [second, first], namesMasked: false };
  room.chosen.save = join(room.folder, '登记簿');
  expect(await room.get('letters.saveRegister', seen)).toEqual({ saved: true, fileName: '登记簿.xlsx' });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(room.folder, '登记簿.xlsx'));
  const rows = workbook.worksheets[0]?.getSheetValues().slice(4) as string[][];
  expect(rows.map((row) => row.slice(1))).toEqual([
    [
      '心告〔2025〕2号',
      '告知书',
      '周小禾',
      '七年级(1)班',
      '周远',
      '2026-06-30',
      '',
      '已作废',
      '',
      '',
      expect.stringMatching(/作废：写错了周小禾的班级$/),
    ],
    [
      '心告〔2025〕1号',
      '告知书',
      '周小禾',
      '七年级(1)班',
      '周远',
      '2026-06-30',
      '2026年7月1日 学生带回，林老师',
      '拒签',
      '2026-07-02',
      expect.stringMatching(/^周远\n138.+\n见证人：王校长$/),
      '周远说周小禾不去医院',
    ],
  ]);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines[0]).toMatchObject({ action: '导出告知书登记簿', subject: '2 份告知书' });

  const { title } = await room.get('letters.layRegister', { ...seen, namesMasked: true });
  expect(title).toMatch(/^告知书登记簿 /);
  expect(printed[0]).toMatch(/周＊＊.*周＊说周＊＊不去医院/s);
  expect(printed[0]).not.toMatch(/小禾|周远|138/);
});

test('what is in the register no more is not left out in silence', async () => {
  const room = await deskInRoom();
  const refusal = await room.refused('letters.saveRegister', {
    letterIds: ['0f000000-0000-4000-8000-0000000000aa' as never],
    namesMasked: false,
  });
  expect(refusal.code).toBe('noLetter');
});
