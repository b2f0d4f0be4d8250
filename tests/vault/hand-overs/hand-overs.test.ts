import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { expect, test } from 'vitest';
import { OBSERVATION_UNSAID } from '#shared/contract/observations.ts';
import { encryptedPack } from '#vault/strongbox/paper/encrypted-zip.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { unpacked } from '../paper/seven-zip.ts';
import { atLevel, day, enrolled, sessionText } from '../sample.ts';

const PASSWORD = 'kfw7-m3bx-9acd-pq5h';
const CANARY = '手记里的金丝雀';
const TEXT = 'JSON：移交材料.json';

/** A press that prints a blank page: what is printed is the business of tests/e2e and tests/documents. */
async function withPress(room: TestDesk): Promise<TestDesk> {
  const document = await PDFDocument.create();
  document.addPage();
  const page = await document.save();
  openRoomOf(room).shell.printToPdf = async () => ({ pdf: page, style: 0 });
  return room;
}

async function packFrom(room: TestDesk): Promise<string> {
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'severe', '2026-03-02');
  await room.get('watchlist.addSituation', {
    studentId,
    situation: 'stayedAfterCrisis',
    fromOn: day('2026-03-02'),
    reason: '家长要求留校',
  });
  const { sessionId } = await room.get('sessions.write', {
    sessionId: null,
    text: sessionText([studentId], { processNotes: CANARY, content: '谈话内容的金丝雀' }),
  });
  await room.get('sessions.sign', { sessionId });
  await room.get('archive.leave', {
    studentIds: [studentId],
    kind: 'transferred',
    leftOn: day('2026-08-24'),
    destination: '城东中学',
    reason: '',
  });
  const draft = await room.get('handOvers.draft', { studentId });
  expect(draft.problem).toContain('三类');
  expect(draft.problem).toContain('突发危机后留校：家长要求留校');
  room.chosen.save = join(room.folder, '移交');
  expect(
    await room.get('handOvers.prepare', {
      studentId,
      toSchool: '城东中学',
      ...draft,
      causes: '家中变故',
      advice: '每周谈一次',
      password: PASSWORD,
    }),
  ).toEqual({ saved: true, fileName: '移交.zip' });
  const { given } = await room.get('handOvers.list', { studentId });
  await room.get('handOvers.recordReceipt', {
    handOverId: given[0]?.id ?? ('' as never),
    receivedOn: day('2026-08-28'),
    receivedBy: '何老师',
  });
  expect((await room.get('handOvers.list', { studentId })).given).toMatchObject([
    { toSchool: '城东中学', receivedBy: '何老师' },
  ]);
  return join(room.folder, '移交.zip');
}

async function opened(room: TestDesk, file: string, password = PASSWORD) {
  room.chosen.open = file;
  const chosen = await room.get('handOvers.choose', {});
  if (!chosen) throw new Error('nothing chosen');
  return { token: chosen.token, ...(await room.get('handOvers.open', { token: chosen.token, password })) };
}

test('a pack goes from one vault to another and reads the same, without a word of any session', async () => {
  const from = await withPress(await deskInRoom());
  const file = await packFrom(from);
  const inside = unpacked(file, PASSWORD).files;
  expect([...(inside?.keys() ?? [])].sort()).toEqual(['移交回执.pdf', '移交材料.json', '移交材料.pdf']);
  for (const bytes of inside?.values() ?? []) {
    expect(bytes.includes(CANARY)).toBe(false);
    expect(bytes.includes('谈话内容的金丝雀')).toBe(false);
  }
  const into = await deskInRoom();
  const { token, pack, matches } = await opened(into, file);
  expect(matches).toEqual([]);
  expect(pack).toMatchObject({ fromSchool: '滨海实验学校', causes: '家中变故', advice: '每周谈一次' });
  expect(pack.levels).toMatchObject([{ level: 'severe', fromOn: '2026-03-02' }]);
  const { studentId } = await into.get('handOvers.take', {
    token,
    studentId: null,
    studentNumber: '88',
    className: '八(1)班',
  });
  const { received } = await into.get('handOvers.list', { studentId });
  expect(received.map(({ content }) => content)).toEqual([pack]);
  expect(await into.get('students.file', { studentId })).toMatchObject({
    name: '周小禾',
    studentNumber: '88',
    className: '八(1)班',
  });
});

test('a pack goes to the student who is there already, once, and can be taken out again', async () => {
  const file = await packFrom(await withPress(await deskInRoom()));
  const into = await deskInRoom();
  await enrolled(into, { studentNumber: '7', bornOn: null });
  const known = await enrolled(into, { studentNumber: '8' });
  const { token, matches } = await opened(into, file);
  expect(matches.map(({ studentNumber }) => studentNumber)).toEqual(['8', '7']);
  await into.get('handOvers.take', { token, studentId: known, studentNumber: '', className: '' });
  into.chosen.open = file;
  const again = await into.get('handOvers.choose', {});
  expect((await into.refused('handOvers.open', { token: again?.token ?? '', password: PASSWORD })).code).toBe(
    'alreadyTaken',
  );
  const { received } = await into.get('handOvers.list', { studentId: known });
  await into.get('handOvers.remove', { handOverId: received[0]?.id ?? ('' as never), reason: '不是他' });
  expect((await into.get('handOvers.list', { studentId: known })).received).toEqual([]);
  await opened(into, file);
});

const zipped = (content: unknown, name = '移交材料.json') =>
  encryptedPack(
    [
      {
        name,
        bytes: new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
      },
    ],
    PASSWORD,
  );

async function compressedBomb(): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    password: PASSWORD,
    encryptionStrength: 3,
    level: 9,
    useWebWorkers: false,
  });
  await zip.add('移交材料.json', new Uint8ArrayReader(new Uint8Array(20_000_000)));
  return zip.close();
}

test.each([
  ['a file that is no ZIP', async () => new TextEncoder().encode('不是压缩文件'), 'damagedPack'],
  ['an empty file', async () => new Uint8Array(), 'damagedPack'],
  ['a ZIP bomb', compressedBomb, 'notAPack'],
  ['a pack larger than any', () => zipped(`"${'长'.repeat(1_000_000)}"`), 'notAPack'],
  ['a name that leads out of the folder', () => zipped({}, '../../移交材料.json'), 'damagedPack'],
  [
    'JSON of another shape',
    () => zipped({ format: 'heartharbor-hand-over', version: 1, student: [] }),
    'notAPack',
  ],
  ['what is no JSON', () => zipped(TEXT), 'damagedPack'],
  ['a pack of a newer app', () => zipped({ format: 'heartharbor-hand-over', version: 3 }), 'newerPack'],
])('a hostile pack is refused in clear words: %s', async (_what, made, code) => {
  const room = await deskInRoom();
  const file = join(room.folder, '坏.zip');
  writeFileSync(file, await made());
  room.chosen.open = file;
  const chosen = await room.get('handOvers.choose', {});
  const failure = await room.refused('handOvers.open', { token: chosen?.token ?? '', password: PASSWORD });
  expect(failure.code).toBe(code);
  expect(await room.get('students.list', {})).toEqual([]);
  expect(room.log).toEqual([]);
});

test('a wrong password is said at its field, and a changed byte is found', async () => {
  const file = await packFrom(await withPress(await deskInRoom()));
  const room = await deskInRoom();
  room.chosen.open = file;
  const chosen = await room.get('handOvers.choose', {});
  const failure = await room.refused('handOvers.open', {
    token: chosen?.token ?? '',
    password: `${PASSWORD}x`,
  });
  expect(failure).toMatchObject({
    code: 'wrongPassword',
    fields: { password: expect.stringContaining('密码不正确') },
  });
  const bytes = readFileSync(file);
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  const again = await room.get('handOvers.choose', {});
  expect((await room.refused('handOvers.open', { token: again?.token ?? '', password: PASSWORD })).code).toBe(
    'damagedPack',
  );
});

/**
 * What a person saw: 移交材料 failed to open for a child with a long file ("出了点问题"), and told the next school of a
 * divorce that had been written into the wrong file and taken back.
 */
test('a long file gives a draft to shorten, and what was taken back is not handed over', async () => {
  const room = await withPress(await deskInRoom());
  const studentId = await enrolled(room);
  for (const text of ['一', '二', '三']) {
    const fromOn = day('2026-08-20');
    await room.get('observations.write', {
      ...OBSERVATION_UNSAID,
      observationId: null,
      studentId,
      sign: 'lowMood',
      occurredOn: fromOn,
      text: text.repeat(2000),
      source: '班主任',
    });
  }
  const fromOn = day('2026-03-01');
  const wrong = { studentId, circumstance: 'other' as const, text: '写错了人', source: '班主任', fromOn };
  await room.get('family.addCircumstance', wrong);
  const { circumstances } = await room.get('students.file', { studentId });
  for (const { id } of circumstances)
    await room.get('family.removeCircumstance', { periodId: id, reason: '写错了人' });

  const draft = await room.get('handOvers.draft', { studentId });
  expect(draft.familySupport).toBe('');
  expect(draft.behaviour.length).toBeGreaterThan(6000);
  const said = { studentId, toSchool: '城东中学', password: PASSWORD, causes: '', familySupport: '' };
  const text = { ...said, problem: '情绪低落', advice: '每周谈一次' };
  const failure = await room.refused('handOvers.prepare', { ...text, behaviour: draft.behaviour });
  expect(Object.keys(failure.fields ?? {})).toEqual(['behaviour']);
  room.chosen.save = join(room.folder, '移交.zip');
  await room.get('handOvers.prepare', { ...text, behaviour: '安静' });
  const { given } = await room.get('handOvers.list', { studentId });
  const other = await deskInRoom();
  expect((await opened(other, join(room.folder, '移交.zip'))).pack).toEqual(given[0]?.content);
});
