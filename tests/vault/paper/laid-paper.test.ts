import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import type { PrintJob, PrintOutcome } from '#shared/contract/shell.ts';
import { laidPiece } from '#vault/strongbox/paper/laid-paper.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { contact } from '../file-records.ts';
import { enrolled } from '../sample.ts';

/** A room with a talk on record, a press that prints so many pages, and a printer that takes what it is given. */
async function roomWithPrinter(pagesEach: number) {
  const room = await deskInRoom();
  const pdf = await PDFDocument.create();
  for (let page = 0; page < pagesEach; page += 1)
    pdf.addPage([595, 842]).drawRectangle({ width: 10, height: 10 });
  const bytes = await pdf.save();
  const { shell } = openRoomOf(room);
  shell.printToPdf = async () => ({ pdf: bytes, style: 0 });
  const jobs: PrintJob[] = [];
  let answer: (job: PrintJob) => Promise<PrintOutcome> = async () => 'done';
  shell.print = (job) => {
    jobs.push(job);
    return answer(job);
  };
  const studentId = await enrolled(room);
  const { contactId } = await room.get('contacts.write', contact(studentId));
  return {
    room,
    jobs,
    lay: () => room.get('contacts.layPaper', { contactId }),
    answers: (next: typeof answer) => {
      answer = next;
    },
  };
}

const HOW = { printer: 'HP-1020', copies: 1, sides: 'simplex', blackAndWhite: false, pages: null } as const;

const lastLine = async (room: TestDesk) => (await room.get('audit.recent', { before: null })).lines[0];
const factsOfLast = async (room: TestDesk) => {
  const { sequence } = (await lastLine(room)) ?? { sequence: 0 };
  const facts = await room.get('audit.facts', { sequence });
  return Object.fromEntries(facts.map(({ label, after }) => [label, after]));
};

test('a paper that lies ready is fetched by its token alone, and is gone when it is put away or another one is laid', async () => {
  const { room, lay } = await roomWithPrinter(1);
  const laid = await lay();
  expect(laid).toMatchObject({ kind: 'contact', audience: 'guardian', documents: [1] });
  expect(await lastLine(room)).toMatchObject({ action: '预览家校沟通', subject: '周小禾（20260101）' });
  const open = openRoomOf(room);
  const whole = laidPiece(open, laid.token, 0);
  expect(whole).toMatchObject({ mediaType: 'application/pdf', total: laid.bytes });
  expect(Buffer.from(whole?.bytes ?? []).toString('latin1', 0, 5)).toBe('%PDF-');
  expect(laidPiece(open, laid.token, laid.bytes)?.bytes).toHaveLength(0);
  const other = await lay();
  expect(laidPiece(open, laid.token, 0)).toBeNull();
  expect((await room.refused('papers.save', { token: laid.token })).code).toBe('paperGone');
  await room.get('papers.putAway', { token: laid.token });
  expect(laidPiece(open, other.token, 0)).not.toBeNull();
  await room.get('papers.putAway', { token: other.token });
  expect((await room.refused('papers.print', { token: other.token, ...HOW })).code).toBe('paperGone');
  const last = await lay();
  room.lock();
  expect(laidPiece(open, last.token, 0)).toBeNull();
});

test('it is saved as it lies there, as often as one likes', async () => {
  const { room, lay } = await roomWithPrinter(1);
  const { token } = await lay();
  const whole = laidPiece(openRoomOf(room), token, 0)?.bytes;
  for (const name of ['一.pdf', '二.pdf']) {
    room.chosen.save = join(room.folder, name);
    expect(await room.get('papers.save', { token })).toEqual({ saved: true, fileName: name, pages: 1 });
    expect(readFileSync(room.chosen.save).equals(whole ?? Buffer.alloc(0))).toBe(true);
  }
  expect(await lastLine(room)).toMatchObject({ action: '导出家校沟通', subject: '周小禾（20260101）' });
});

test('what goes to the printer is on record: which paper, which printer, how much', async () => {
  const { room, jobs, lay } = await roomWithPrinter(45);
  const { token, bytes } = await lay();
  const printed = await room.get('papers.print', { token, ...HOW, sides: 'longEdge', blackAndWhite: true });
  expect(printed).toEqual({ printed: 45, of: 45 });
  expect(jobs.map(({ pages }) => pages.length)).toEqual([10, 10, 10, 10, 5]);
  expect(jobs[0]).toMatchObject({ token, bytes, printer: 'HP-1020', copies: 1, sides: 'longEdge' });
  expect(await lastLine(room)).toMatchObject({ action: '打印家校沟通', subject: '周小禾（20260101）' });
  expect(await factsOfLast(room)).toMatchObject({
    打印机: 'HP-1020',
    份数: '1',
    单双面: '双面，沿长边翻',
    黑白: '是',
    打印页数: '45',
    阅读对象: '家长',
  });
});

test('pages that are not there are refused at their field, before anything prints', async () => {
  const { room, jobs, lay } = await roomWithPrinter(3);
  const { token } = await lay();
  const refusal = await room.refused('papers.print', { token, ...HOW, pages: [2, 4] });
  expect(refusal.fields).toEqual({ pages: '这份文件只有 3 页，请核对页码' });
  expect(jobs).toEqual([]);
  await room.get('papers.print', { token, ...HOW, pages: [2] });
  expect(jobs.map(({ pages }) => pages)).toEqual([[2]]);
});

test('stopped, it ends behind the job that is on its way, and the log says how far it came', async () => {
  const { room, jobs, lay, answers } = await roomWithPrinter(45);
  const { token } = await lay();
  answers(async () => {
    if (jobs.length === 2) {
      expect(await room.get('papers.progress', { token })).toEqual({ printed: 10, of: 45 });
      expect((await room.refused('papers.print', { token, ...HOW })).code).toBe('printing');
      await room.get('papers.stop', { token });
    }
    return 'done';
  });
  expect(await room.get('papers.print', { token, ...HOW })).toEqual({ printed: 20, of: 45 });
  expect(jobs).toHaveLength(2);
  expect(await room.get('papers.progress', { token })).toBeNull();
  expect(await factsOfLast(room)).toMatchObject({ 打印页数: '20 / 45' });
});

test('a printer that is gone or takes nothing is told with what to do, and what went before is on record', async () => {
  const { room, jobs, lay, answers } = await roomWithPrinter(25);
  const { token } = await lay();
  answers(async () => 'noPrinter');
  const gone = await room.refused('papers.print', { token, ...HOW });
  expect(gone).toMatchObject({
    code: 'noPrinter',
    message: expect.stringMatching(/HP-1020.*没有打印.*另选/),
  });
  answers(async () => (jobs.length === 3 ? 'failed' : 'done'));
  const failed = await room.refused('papers.print', { token, ...HOW });
  expect(failed).toMatchObject({
    code: 'notPrinted',
    message: expect.stringMatching(/前面的 10 页已经送去打印.*缺纸/),
  });
  expect(await factsOfLast(room)).toMatchObject({ 打印页数: '10 / 25' });
  answers(() => Promise.reject(new Error('the window crashed')));
  expect((await room.refused('papers.print', { token, ...HOW })).code).toBe('notPrinted');
});
