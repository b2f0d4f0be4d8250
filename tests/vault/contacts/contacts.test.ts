import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom } from '../desk.ts';
import { contact } from '../file-records.ts';
import { day, enrolled } from '../sample.ts';

/** 家校沟通 as its paper asks for it (papers.md): a refusal is a fact of its own. */

const WHOLE = {
  startsAt: '16:40',
  place: '心理辅导室',
  childWas: 'away',
  institutions: '市第七人民医院、省精神卫生中心',
  answer: '想先观察一阵。',
  refused: true,
  refusal: '不同意就诊，担心影响升学。',
} as const;

test('what the paper asks is told in the chronology, found by the search, and named in the log', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { contactId } = await room.get('contacts.write', { ...contact(studentId), ...WHOLE });
  const { chronicle, contacts } = await room.get('students.file', { studentId });
  expect(contacts).toMatchObject([{ id: contactId, ...WHOLE }]);
  expect(chronicle.find(({ kind }) => kind === 'contact')).toMatchObject({
    startsAt: '16:40',
    title: '家校沟通（当面）：周远，家长拒绝',
    text: [
      '建议尽快就诊。',
      '推荐机构：市第七人民医院、省精神卫生中心',
      '家长答复：想先观察一阵。',
      '拒绝：不同意就诊，担心影响升学。',
      '林静谈话，王校长在场',
    ].join('\n'),
  });
  for (const text of ['精神卫生中心', '先观察', '影响升学', '家长拒绝']) {
    const { groups } = await room.get('search.find', { text, all: null, opened: [] });
    expect(JSON.stringify(groups), text).toContain(contactId);
  }
});

test('a refusal stands without a reason; a reason without a refusal is asked about, and nothing changes', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('contacts.write', { ...contact(studentId), refused: true });
  const { lines } = await room.get('audit.recent', { before: null });
  const facts = await room.get('audit.facts', { sequence: lines[0]?.sequence ?? 0 });
  expect(facts).toContainEqual({ label: '家长拒绝', before: null, after: '是' });
  const refusal = await room.refused('contacts.write', {
    ...contact(studentId),
    refused: false,
    refusal: '不同意就诊',
  });
  expect(refusal.fields).toEqual({ refused: expect.stringMatching(/请勾选“家长拒绝”/) });
  expect((await room.get('students.file', { studentId })).contacts).toHaveLength(1);
});

test('its paper is saved as it stands, with a line in the log; of one taken away there is none', async () => {
  const room = await deskInRoom();
  const page = await PDFDocument.create();
  page.addPage();
  const printed: string[] = [];
  openRoomOf(room).shell.printToPdf = async ({ html }) => {
    printed.push(html);
    return { pdf: await page.save(), style: 0 };
  };
  room.chosen.save = join(room.folder, '沟通');
  const studentId = await enrolled(room);
  const { contactId } = await room.get('contacts.write', {
    ...contact(studentId),
    occurredOn: day('2026-05-21'),
  });
  const { token } = await room.get('contacts.layPaper', { contactId });
  expect(await room.get('papers.save', { token })).toEqual({ saved: true, fileName: '沟通.pdf', pages: 1 });
  expect(printed).toHaveLength(1);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines[0]).toMatchObject({ action: '导出家校沟通', subject: '周小禾（20260101）' });
  await room.get('contacts.remove', { contactId, reason: '记错了人' });
  expect((await room.refused('contacts.layPaper', { contactId })).code).toBe('noRecord');
});
