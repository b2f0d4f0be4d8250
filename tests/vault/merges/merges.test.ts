import { expect, test } from 'vitest';
import { attached, openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { atLevel, day, enrolled, sessionText } from '../sample.ts';

/** Two files of one student: the second was begun by mistake under another number. */
async function twoFiles(room: TestDesk) {
  const keptId = await enrolled(room);
  const mergedId = await enrolled(room, {
    studentNumber: '2026-0101',
    guardianName: '李梅',
    guardianRelation: '母亲',
  });
  const followUp = (studentId: typeof keptId, text: string) =>
    room.get('followUps.write', {
      followUpId: null,
      compared: null,
      studentId,
      occurredOn: day('2026-08-10'),
      channel: 'phone',
      text,
    });
  await followUp(keptId, '第一份');
  await followUp(mergedId, '第二份');
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text: sessionText([mergedId]) });
  await room.get('sessions.sign', { sessionId });
  await atLevel(room, mergedId, 'severe', '2026-03-02');
  await attached(room, mergedId);
  return { keptId, mergedId, sessionId };
}

/** Everything of the students' tables, as it stands, without what tells of the merge itself. */
function rowsOf(room: TestDesk) {
  const { connection } = openRoomOf(room);
  const tables = [
    'follow_ups',
    'session_students',
    'level_periods',
    'attachments',
    'guardians',
    'sessions',
    'students',
  ];
  return Object.fromEntries(
    tables.map((table) => [table, connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  );
}

test('everything of both is in one chronology, and undoing puts each row back', async () => {
  const room = await deskInRoom();
  const { keptId, mergedId, sessionId } = await twoFiles(room);
  const before = rowsOf(room);
  const preview = await room.get('merges.preview', { keptId, mergedId });
  expect(preview.obstacles).toEqual([]);
  expect(preview.moved).toEqual(
    expect.arrayContaining([
      { word: '跟踪记录', count: 1 },
      { word: '附件', count: 1 },
    ]),
  );
  const { mergeId } = await room.get('merges.merge', { keptId, mergedId, reason: '重复建档' });
  const file = await room.get('students.file', { studentId: keptId });
  expect(file.chronicle.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['第一份', '第二份', '谈了近两周的睡眠。']),
  );
  expect(file.level?.level).toBe('severe');
  expect(file.guardians.map(({ name }) => name)).toEqual(['周远', '李梅']);
  expect(await room.get('attachments.list', { studentId: keptId })).toHaveLength(1);
  expect(await room.get('students.list', {})).toHaveLength(1);
  expect((await room.get('sessions.read', { sessionId })).processNotes).toBe('只给自己看的手记');
  expect((await room.refused('students.file', { studentId: mergedId })).code).toBe('noStudent');
  expect(await room.get('merges.list', { studentId: keptId })).toMatchObject([
    { id: mergeId, studentNumber: '2026-0101' },
  ]);
  await room.get('merges.undo', { mergeId, reason: '是两个人' });
  expect(rowsOf(room)).toEqual(before);
  expect((await room.refused('merges.undo', { mergeId, reason: '再撤' })).code).toBe('noMerge');
});

test('a group in which both files took part keeps both, and shows the student once', async () => {
  const room = await deskInRoom();
  const { keptId, mergedId } = await twoFiles(room);
  const { sessionId } = await room.get('sessions.write', {
    sessionId: null,
    text: sessionText([keptId, mergedId], { kind: 'group' }),
  });
  await room.get('sessions.sign', { sessionId });
  await room.get('merges.merge', { keptId, mergedId, reason: '重复建档' });
  expect((await room.get('sessions.read', { sessionId })).students).toHaveLength(1);
});

test('what lasts in both is settled by a person first', async () => {
  const room = await deskInRoom();
  const { keptId, mergedId } = await twoFiles(room);
  await atLevel(room, keptId, 'general', '2026-04-02');
  expect((await room.refused('merges.merge', { keptId, mergedId, reason: '重复建档' })).code).toBe(
    'bothLast',
  );
  await room.get('watchlist.lift', {
    studentId: keptId,
    endedOn: day('2026-08-20'),
    reason: '重复建档',
    decidedBy: '林静',
  });
  await room.get('merges.merge', { keptId, mergedId, reason: '重复建档' });
  // The two levels lie over each other on paper; the student is one line all the same.
  expect(await room.get('students.list', {})).toHaveLength(1);
  expect((await room.get('students.file', { studentId: keptId })).levels).toHaveLength(2);
});

test('outside a merge that is on record no signed session and no letter changes hands', async () => {
  const room = await deskInRoom();
  const { keptId, mergedId } = await twoFiles(room);
  const { connection } = openRoomOf(room);
  const move = () => connection.prepare('UPDATE session_students SET student_id = ?').run(keptId);
  expect(move).toThrow('a signed record never changes');
  expect(() => connection.prepare('INSERT INTO merging VALUES (?, ?)').run(mergedId, keptId)).toThrow(
    'no merge on record',
  );
  expect(() => connection.prepare('UPDATE level_periods SET student_id = ?').run(keptId)).toThrow(
    'a row stays with its student',
  );
});

test('before adding, whoever is there is found by number, name, sound and birth, also who has left', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await enrolled(room, { studentNumber: '2', name: '周晓河', bornOn: day('2013-04-09') });
  await enrolled(room, { studentNumber: '3', name: '陈一' });
  const alike = (typed: { name?: string; studentNumber?: string; bornOn?: string | null }) =>
    room.get('merges.alike', {
      name: typed.name ?? '',
      studentNumber: typed.studentNumber ?? '',
      bornOn: typed.bornOn ? day(typed.bornOn) : null,
      besides: null,
    });
  await room.get('archive.leave', {
    studentIds: [studentId],
    kind: 'transferred',
    leftOn: day('2026-07-01'),
    destination: '',
    reason: '',
  });
  expect(await alike({ name: '周小禾', bornOn: '2013-04-09' })).toMatchObject([
    { name: '周小禾', likeness: 'nameAndBirth', leftOn: '2026-07-01' },
    { name: '周晓河', likeness: 'soundAndBirth', leftOn: null },
  ]);
  expect(await alike({ studentNumber: '３' })).toMatchObject([{ name: '陈一', likeness: 'number' }]);
  expect(await alike({})).toEqual([]);
});

/**
 * What a person saw: two children had been taken for one, and the level was raised meanwhile. After the undoing one of
 * them was on no watchlist and had no guardian, without a word.
 */
test('a merge is not undone once what came with the other file has ended, and says what', async () => {
  const room = await deskInRoom();
  const { keptId, mergedId } = await twoFiles(room);
  const { mergeId } = await room.get('merges.merge', { keptId, mergedId, reason: '重复建档' });
  await atLevel(room, keptId, 'general', '2026-08-20');
  const { guardians } = await room.get('students.file', { studentId: keptId });
  const guardianIds = guardians.map(({ id }) => id).reverse();
  await room.get('family.orderGuardians', { studentId: keptId, guardianIds });
  const failure = await room.refused('merges.undo', { mergeId, reason: '是两个人' });
  expect(failure).toMatchObject({
    code: 'changedSince',
    message: expect.stringContaining('预警等级、监护人'),
  });
  expect((await room.get('students.file', { studentId: keptId })).level?.level).toBe('general');
});

/** What a person saw: a group's unsigned record would not be saved any more ("找不到这名学生"). */
test('an unsigned group record with both files is still written, and keeps both for the undoing', async () => {
  const room = await deskInRoom();
  const { keptId, mergedId } = await twoFiles(room);
  const text = { ...sessionText([keptId, mergedId]), kind: 'group' as const };
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text });
  const { mergeId } = await room.get('merges.merge', { keptId, mergedId, reason: '重复建档' });
  const { studentIds } = await room.get('sessions.read', { sessionId });
  expect(studentIds).toEqual([keptId]);
  await room.get('sessions.write', { sessionId, text: { ...text, studentIds, topic: '新的主题' } });
  await room.get('merges.undo', { mergeId, reason: '是两个人' });
  expect((await room.get('sessions.read', { sessionId })).studentIds.toSorted()).toEqual(
    [keptId, mergedId].toSorted(),
  );
});

test('a look at two files before they are merged is on record for both', async () => {
  const room = await deskInRoom();
  const { keptId, mergedId } = await twoFiles(room);
  await room.get('merges.preview', { keptId, mergedId });
  const { lines } = await room.get('audit.recent', { before: null });
  const looks = lines.filter(({ action }) => action === '查看学生档案').map(({ subject }) => subject);
  expect(looks.toSorted()).toEqual(['周小禾（2026-0101）', '周小禾（20260101）']);
});
