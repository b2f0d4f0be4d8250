import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { MIGRATIONS } from '#vault/strongbox/database/migrate.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom } from '../desk.ts';
import { contact } from '../file-records.ts';
import { day, enrolled } from '../sample.ts';

/** 家校沟通 as its paper asks for it (papers.md): a refusal is a fact of its own. */

const WHOLE = {
  startsAt: '16:40',
  place: '心理辅导室',
  childWas: 'away',
  institutions: '市第七人民医院（儿童心理科） 0571-88001234\n省精神卫生中心',
  answered: 'refuses',
  answer: '想先观察一阵。',
  refusal: '不同意就诊，担心影响升学。',
  unsigned: true,
} as const;

test('what the paper asks is told in the chronology, found by the search, and named in the log', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { contactId } = await room.get('contacts.write', { ...contact(studentId), ...WHOLE });
  const { chronicle, contacts } = await room.get('students.file', { studentId });
  expect(contacts).toMatchObject([{ id: contactId, ...WHOLE }]);
  expect(chronicle.find(({ kind }) => kind === 'contact')).toMatchObject({
    startsAt: '16:40',
    title: '家校沟通（当面）：周远，家长拒绝，拒签',
    text: [
      '建议尽快就诊。',
      '推荐机构：市第七人民医院（儿童心理科） 0571-88001234、省精神卫生中心',
      '家长答复：想先观察一阵。',
      '拒绝：不同意就诊，担心影响升学。',
      '林静谈话，王校长在场',
    ].join('\n'),
  });
  for (const text of ['精神卫生中心', '先观察', '影响升学', '家长拒绝', '拒签']) {
    const { groups } = await room.get('search.find', { text, all: null, opened: [] });
    expect(JSON.stringify(groups), text).toContain(contactId);
  }
});

test('a refusal stands without a reason; a reason without a refusal is asked about, and nothing changes', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('contacts.write', { ...contact(studentId), answered: 'refuses' });
  const { lines } = await room.get('audit.recent', { before: null });
  const facts = await room.get('audit.facts', { sequence: lines[0]?.sequence ?? 0 });
  expect(facts).toContainEqual({ label: '家长答复', before: null, after: '拒绝' });
  const refusal = await room.refused('contacts.write', {
    ...contact(studentId),
    answered: 'considers',
    refusal: '不同意就诊',
  });
  expect(refusal.fields).toEqual({ answered: expect.stringMatching(/请选“拒绝”，或勾选“拒签”/) });
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

test('a talk of an earlier app keeps every word, in an open file and in a closed one, and a refusal stays one', () => {
  const database = new Database(':memory:');
  onTestFinished(() => {
    database.close();
  });
  const at = MIGRATIONS.findIndex(({ name }) => name.endsWith('contact_talks'));
  for (const { sql } of MIGRATIONS.slice(0, at)) database.exec(sql);
  database.exec(`
    INSERT INTO students (id, student_number, name, gender, recorded_at, recorded_by)
      VALUES ('s', '1', '甲', 'male', 1, '林静'), ('left', '2', '乙', 'male', 1, '林静');
    INSERT INTO contacts (id, student_id, occurred_on, channel, guardian, spoken_by, witnesses, text, starts_at, place,
        child_was, institutions, answer, refused, refusal, recorded_at, recorded_by, removed_at, removed_by, removal_reason)
      VALUES ('a', 's', '2026-05-21', 'inPerson', '周远', '林静', '王校长', '建议就诊。', '16:40', '辅导室', 'away',
          '市七院、省精卫', '先看看。', 1, '怕影响升学', 2, '林静', NULL, '', ''),
        ('b', 'left', '2026-05-22', 'phone', '乙父', '林静', '', '报平安。', '', '', NULL, '', '', 0, '', 3, '林静', 4, '林静', '记错');
    INSERT INTO departures (id, student_id, kind, left_on, recorded_at, recorded_by)
      VALUES ('d', 'left', 'transferred', '2026-06-01', 5, '林静');
    UPDATE writing_day SET day = '2026-09-01';
  `);
  const rows = () =>
    database.prepare('SELECT * FROM contacts ORDER BY id').all() as Record<string, unknown>[];
  const before = rows();
  database.exec(MIGRATIONS[at]?.sql ?? '');
  expect(rows()).toEqual(
    before.map(({ refused, ...row }) => ({
      ...row,
      answered: refused ? 'refuses' : null,
      unsigned: 0,
    })),
  );
  expect(database.pragma('foreign_key_check')).toEqual([]);
});
