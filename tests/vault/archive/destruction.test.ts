import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DESTRUCTION_WORD } from '#shared/contract/archive.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { AuditChain } from '#vault/strongbox/audit/audit-chain.ts';
import { attached, fileOf, openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '../desk.ts';
import { conference, mentor, plan, spokenOf } from '../file-records.ts';
import { allOf, previewOf, takeRoster } from '../rosters.ts';
import { day, enrolled, sessionText } from '../sample.ts';

/** Who left in 2015. */
const THEN_A_PUPIL = day('2003-04-09');
const CANARY = '金丝雀甲乙丙';
const BYSTANDER = '旁人的话';

/** A file with a word of its own in every table that holds words, of somebody who left eleven years ago. */
async function oldFile(room: TestDesk) {
  room.clock.now = new Date(2015, 5, 20, 10).getTime();
  const studentId = await enrolled(room, {
    bornOn: THEN_A_PUPIL,
    studentNumber: 'CANARY-7',
    name: CANARY,
    guardianName: `${CANARY}父`,
  });
  const other = await enrolled(room, { studentNumber: '2', name: '陈一', bornOn: THEN_A_PUPIL });
  await room.get('watchlist.setLevel', {
    studentIds: [studentId],
    level: 'severe',
    fromOn: day('2015-03-02'),
    reason: `${CANARY}因`,
    decidedBy: '组',
    discoveryRoute: 'other',
  });
  const alone = await room.get('sessions.write', {
    sessionId: null,
    text: sessionText([studentId], {
      occurredOn: day('2015-06-01'),
      topic: `${CANARY}题`,
      processNotes: `${CANARY}手记`,
    }),
  });
  await room.get('sessions.sign', alone);
  await room.get('sessions.addAddendum', { sessionId: alone.sessionId, text: `${CANARY}补` });
  const group = await room.get('sessions.write', {
    sessionId: null,
    text: sessionText([studentId, other], {
      kind: 'group',
      occurredOn: day('2015-06-02'),
      content: BYSTANDER,
    }),
  });
  await room.get('sessions.sign', group);
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId,
    occurredOn: day('2015-06-03'),
    channel: 'phone',
    text: `${CANARY}跟踪`,
  });
  const about = (id: StudentId, facts: string) =>
    spokenOf(id, { facts, opinions: [{ member: '组', opinion: facts }], measures: [] });
  const then = { occurredOn: day('2015-06-04'), minutes: BYSTANDER };
  const final = (...of: Parameters<typeof conference>) =>
    room.get('conferences.write', { ...conference(...of), finalises: true });
  const both = await final([about(studentId, `${CANARY}会商`), about(other, BYSTANDER)], then);
  const alsoAlone = await final([about(studentId, `${CANARY}一人`)], { ...then, minutes: `${CANARY}纪要` });
  await room.get('conferences.addAddendum', { ...alsoAlone, text: `${CANARY}会商补` });
  const drawnUp = { ...plan(studentId), occurredOn: day('2015-06-04'), goals: `${CANARY}目标` };
  const measures = drawnUp.measures.map((measure) => ({
    ...measure,
    content: `${CANARY}措施`,
    fromOn: null,
    untilOn: null,
  }));
  const { planId } = await room.get('plans.write', { ...drawnUp, measures });
  const [passing] = (await room.get('conferences.read', alsoAlone)).extracts;
  const step = {
    planId,
    stepId: null,
    occurredOn: day('2015-06-05'),
    filedWith: null,
    receipt: '',
    outcome: null,
  };
  const said = {
    who: '',
    witnesses: '',
    institution: '',
    nextOn: null,
    text: '',
    measureId: null,
    extractId: null,
  };
  await room.get('plans.writeStep', { ...step, ...said, step: 'passed', extractId: passing?.id ?? null });
  await room.get('plans.writeStep', { ...step, ...said, step: 'signed', who: `${CANARY}签` });
  await room.get('plans.writeMember', {
    ...mentor(studentId),
    name: `${CANARY}师`,
    fromOn: day('2015-06-05'),
  });
  await room.get('followUps.describe', {
    studentId,
    trackerId: null,
    condition: `${CANARY}情况`,
    intervention: '',
  });
  const attachmentId = await attached(room, studentId, {
    fileName: `${CANARY}.m4a`,
    occurredOn: '2015-06-05',
  });
  await room.get('drafts.keep', { key: `student/${studentId}`, content: JSON.stringify({ name: CANARY }) });
  await room.get('students.correct', {
    studentId,
    particulars: {
      studentNumber: 'CANARY-8',
      name: `${CANARY}丁`,
      gender: 'female',
      bornOn: null,
      className: '七年级(1)班',
    },
  });
  await room.get('audit.recent', { before: null });
  await room.get('archive.leave', {
    studentIds: [studentId],
    kind: 'graduated',
    leftOn: day('2015-06-20'),
    destination: `${CANARY}中学`,
    reason: '',
  });
  room.clock.now = new Date(2026, 7, 28, 10).getTime();
  return { studentId, other, attachmentId, group: group.sessionId, both: both.conferenceId };
}

const destroy = (
  studentIds: StudentId[],
  change: Partial<Record<'firstWitness' | 'secondWitness' | 'confirmation', string>> = {},
) => ({
  studentIds,
  firstWitness: '何主任',
  secondWitness: '吴校长',
  confirmation: DESTRUCTION_WORD,
  ...change,
});

/** Everything that the open database holds, with every free page that it still has. */
function everyPage(room: TestDesk): Buffer {
  // Serialized as SQLite sees its own pages: decrypted, free ones included.
  return openRoomOf(room).connection.serialize();
}

test('a destroyed file is gone from every table, every page, the attachments and the log; the chain still holds', async () => {
  const room = await deskInRoom();
  const { studentId, other, attachmentId, group, both } = await oldFile(room);
  expect(everyPage(room).includes(CANARY)).toBe(true);
  expect(await room.get('archive.destroy', destroy([studentId]))).toMatchObject({ files: 1 });

  const pages = everyPage(room);
  for (const trace of [CANARY, 'CANARY-7', 'CANARY-8', studentId])
    expect([trace, pages.includes(trace)]).toEqual([trace, false]);
  expect(existsSync(fileOf(room, attachmentId))).toBe(false);
  const { connection, access } = openRoomOf(room);
  expect(connection.pragma('foreign_key_check')).toEqual([]);
  expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
  // The group's session is the others' too.
  expect(await room.get('sessions.read', { sessionId: group })).toMatchObject({
    content: BYSTANDER,
    studentIds: [other],
  });
  const { minutes, extracts } = await room.get('conferences.read', { conferenceId: both });
  expect([minutes, extracts.map((extract) => extract.studentId)]).toEqual([BYSTANDER, [other]]);
  expect(await room.get('conferences.list', {})).toHaveLength(1);
  expect(await room.get('archive.destructions', {})).toMatchObject([
    { files: 1, firstWitness: '何主任', secondWitness: '吴校长' },
  ]);

  const { intact, lines } = await room.get('audit.recent', { before: null });
  expect(intact).toBe(true);
  expect(lines.some(({ action, subject }) => action === '查看辅导记录' || subject.includes('陈一'))).toBe(
    true,
  );
  expect(access.read((reader) => new AuditChain().isIntact(reader))).toBe(true);

  // The signed head in the key file still names the last line: the door opens as before.
  room.lock();
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect((await room.get('audit.recent', { before: null })).intact).toBe(true);
});

test('an erased line counts as whole only while a destruction on record answers for it', async () => {
  const room = await deskInRoom();
  const { studentId } = await oldFile(room);
  await room.get('archive.destroy', destroy([studentId]));
  const { connection, access } = openRoomOf(room);
  const isIntact = () => access.read((reader) => new AuditChain().isIntact(reader));
  expect(isIntact()).toBe(true);
  const erased = connection
    .prepare(`SELECT sequence, detail FROM audit_log WHERE subject = '（档案已销毁）' LIMIT 1`)
    .get() as { sequence: number; detail: string };
  // Whoever has the key, and tools of their own, wipes a line of somebody else the same way.
  connection.exec('DROP TRIGGER audit_log_never_change');
  const wipe = connection.prepare(
    `UPDATE audit_log SET subject = '（档案已销毁）', detail = ? WHERE sequence = 1`,
  );
  wipe.run(erased.detail);
  expect(isIntact()).toBe(false);
});

test('what is not due, held back, unconfirmed or has one witness is not destroyed', async () => {
  const room = await deskInRoom();
  const { studentId, other } = await oldFile(room);
  const refused = async (input: Parameters<typeof destroy>) =>
    (await room.refused('archive.destroy', destroy(...input))).code;
  expect(await refused([[other]])).toBe('notDue');
  expect(await refused([[studentId], { confirmation: '销毁' }])).toBe('notConfirmed');
  expect(await refused([[studentId], { secondWitness: '何 主任' }])).toBe('sameWitness');
  await room.get('archive.hold', { studentId, reason: '家长申诉中' });
  expect(await refused([[studentId]])).toBe('notDue');
  await room.get('archive.endHold', { studentId, reason: '已结' });
  await room.get('archive.setRetention', { years: 30 });
  expect(await refused([[studentId]])).toBe('notDue');
  expect((await room.get('archive.list', {})).files).toMatchObject([
    { studentId, held: null, keptUntil: '2045-06-20' },
  ]);
  expect(() => openRoomOf(room).connection.prepare('INSERT INTO destroying VALUES (?)').run(other)).toThrow(
    'only an archive',
  );
});

test('the backups that still hold the file are named, with until when', async () => {
  const room = await deskInRoom();
  const { studentId } = await oldFile(room);
  await room.get('backups.make', {});
  const own = join(room.folder, 'vault/backups');
  const [backup] = readdirSync(own).filter((name) => name.endsWith('.hhbackup'));
  const { copies } = await room.get('archive.destroy', destroy([studentId]));
  expect(copies).toEqual([
    { kind: 'backup', name: backup, place: '本机', madeAt: room.clock.now, goesBy: '2027-08-31' },
  ]);
});

test('a file that went into another one goes with it', async () => {
  const room = await deskInRoom();
  room.clock.now = new Date(2015, 5, 20, 10).getTime();
  const keptId = await enrolled(room, { bornOn: THEN_A_PUPIL });
  const mergedId = await enrolled(room, { studentNumber: 'X2', name: CANARY, bornOn: THEN_A_PUPIL });
  await room.get('merges.merge', { keptId, mergedId, reason: '重复建档' });
  await room.get('archive.leave', {
    studentIds: [keptId],
    kind: 'graduated',
    leftOn: day('2015-06-20'),
    destination: '',
    reason: '',
  });
  room.clock.now = new Date(2026, 7, 28, 10).getTime();
  await room.get('archive.destroy', destroy([keptId]));
  expect(everyPage(room).includes(CANARY)).toBe(false);
  expect(openRoomOf(room).connection.prepare('SELECT count(*) FROM students').pluck().get()).toBe(0);
});

test('nothing readable lies in the files on the disk', async () => {
  const room = await deskInRoom();
  const { studentId } = await oldFile(room);
  await room.get('archive.destroy', destroy([studentId]));
  const folder = join(room.folder, 'vault');
  for (const name of ['room.db', 'room.db-wal'].filter((each) => existsSync(join(folder, each)))) {
    expect(readFileSync(join(folder, name)).includes(CANARY)).toBe(false);
  }
});

/**
 * What a person saw after a destruction: the roster's report still named the child in a row that had not been read, and
 * in the sentence beside a namesake; the log still named the child as before a roster corrected the name.
 */
test('a name that a roster changed, a row that was not read and the number beside a namesake go too', async () => {
  const room = await deskInRoom();
  const roster = (rows: string[][]) => {
    const path = join(room.folder, '名册.csv');
    const lines = [['学号', '姓名', '班级', '出生日期'], ...rows].map((row) => row.join(','));
    writeFileSync(path, lines.join('\r\n'));
    return path;
  };
  room.clock.now = new Date(2015, 5, 18, 10).getTime();
  await takeRoster(room, roster([['CANARY-7', CANARY, '七年级(1)班', '2003-05-01']]), { schoolYear: 2014 });
  const [{ id: studentId } = { id: undefined }] = await room.get('students.list', {});
  if (!studentId) throw new Error('nobody came');
  room.clock.now = new Date(2015, 5, 19, 10).getTime();
  await takeRoster(
    room,
    roster([
      ['CANARY-7', '夜莺', '七年级(1)班', '2003-05-01'],
      ['', '夜莺', '七年级(1)班', ''],
      ['CANARY-7', '夜鹰', '七年级(1)班', ''],
    ]),
    { schoolYear: 2014 },
  );
  const look = await previewOf(room, roster([['9', '夜莺', '八年级(1)班', '']]), { schoolYear: 2014 });
  await room.get('roster.take', { ...allOf(look), rows: look.report.lines.map(({ key }) => key) });
  await room.get('archive.leave', {
    studentIds: [studentId],
    kind: 'graduated',
    leftOn: day('2015-06-19'),
    destination: '',
    reason: '',
  });
  room.clock.now = new Date(2026, 7, 28, 10).getTime();
  await room.get('archive.destroy', destroy([studentId]));
  const pages = everyPage(room);
  for (const trace of [CANARY, 'CANARY-7', studentId, '夜鹰'])
    expect([trace, pages.includes(trace)]).toEqual([trace, false]);
  // The namesake is a child of their own, with a row of their own.
  const reports = await Promise.all(
    (await room.get('roster.imports', {})).map(({ id }) => room.get('roster.report', { importId: id })),
  );
  expect(reports.flatMap(({ lines }) => lines)).toMatchObject([
    { name: '夜莺', studentNumber: '9', message: '', taken: true },
  ]);
  expect((await room.get('audit.recent', { before: null })).intact).toBe(true);
});

/** What nobody saw: the PC went off between the destruction and the clearing of its pages, and they were never cleared. */
test('a run that ended in the middle of a destruction clears the pages at the next opening', async () => {
  const room = await deskInRoom();
  const { studentId } = await oldFile(room);
  const { connection } = openRoomOf(room);
  // As a vault of an earlier version left it: a row that was deleted, and not overwritten.
  connection.pragma('secure_delete = OFF');
  connection
    .prepare(`INSERT INTO drafts (key, content, kept_at) VALUES ('alt', ?, 0)`)
    .run(CANARY.repeat(3000));
  connection.exec(`DELETE FROM drafts WHERE key = 'alt'`);
  connection.pragma('secure_delete = ON');
  const exec = connection.exec.bind(connection);
  connection.exec = (source) => {
    if (source === 'VACUUM') throw new Error('the PC went off');
    return exec(source);
  };
  expect((await room.refused('archive.destroy', destroy([studentId]))).code).toBe('pagesLeft');
  expect(everyPage(room).includes(CANARY)).toBe(true);
  connection.close();
  room.desk.room = null;
  room.lock();
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect(everyPage(room).includes(CANARY)).toBe(false);
  expect((await room.get('archive.destructions', {})).length).toBe(1);
  expect((await room.get('audit.recent', { before: null })).intact).toBe(true);
});
