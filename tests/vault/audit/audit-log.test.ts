import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '#vault/strongbox/database/connection.ts';
import { openSlot } from '#vault/strongbox/keys/slot.ts';
import { deskInRoom, PASSWORD } from '../desk.ts';
import { atLevel, enrolled, sessionText } from '../sample.ts';

test('views, changes and unlocks are on record, in a chain that is whole', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'serious', '2026-03-02');
  await room.get('students.file', { studentId });
  const { lines, intact } = await room.get('audit.recent', { before: null });
  expect(intact).toBe(true);
  expect(lines.map(({ action }) => action)).toEqual([
    '查看学生档案',
    '调整预警等级',
    '新增学生',
    '打开保险库',
    '创建保险库',
  ]);
  expect(lines.every(({ who }) => who === '林静')).toBe(true);
});

test('somebody with the key who drops the guards and edits a line is found out', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  room.lock();
  const keyFile = JSON.parse(readFileSync(join(room.folder, 'vault/vault.json'), 'utf8'));
  const key = await openSlot(keyFile.vaultId, keyFile.slots[0], PASSWORD);
  if (!key) throw new Error('the slot did not open');
  const connection = openConnection(join(room.folder, 'vault/room.db'), key, { mustExist: true });
  connection.exec('DROP TRIGGER audit_log_never_change');
  connection.exec(`UPDATE audit_log SET subject = '别的学生' WHERE action = 'student.added'`);
  connection.close();
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect((await room.get('audit.recent', { before: null })).intact).toBe(false);
});

test('a refused change leaves no line and no row', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  const before = await room.get('audit.recent', { before: null });
  expect(
    (
      await room.refused('students.add', {
        studentNumber: '20260101',
        name: '同号',
        gender: 'male',
        bornOn: null,
        className: '七年级(9)班',
        guardianName: '',
        guardianRelation: '',
        guardianPhone: '',
      })
    ).fields?.studentNumber,
  ).toBe('学号 20260101 已属于周小禾，请核对');
  expect(await room.get('audit.recent', { before: null })).toEqual(before);
  expect(await room.get('students.list', {})).toHaveLength(1);
});

test('looking at another record of the same student is another line; looking again is the same look', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const written = [];
  for (const topic of ['睡眠', '同伴']) {
    written.push(
      await room.get('sessions.write', { sessionId: null, text: sessionText([studentId], { topic }) }),
    );
  }
  for (const { sessionId } of [...written, ...written]) await room.get('sessions.read', { sessionId });
  const looks = async () =>
    (await room.get('audit.recent', { before: null })).lines.filter(
      ({ action }) => action === '查看辅导记录',
    );
  expect(await looks()).toHaveLength(2);
  room.clock.now += 11 * 60_000;
  for (const { sessionId } of written) await room.get('sessions.read', { sessionId });
  expect(await looks()).toHaveLength(4);
});

test('a very long subject does not make the log unreadable', async () => {
  const room = await deskInRoom();
  const studentIds = [];
  for (let number = 1; number <= 40; number += 1) {
    studentIds.push(
      await enrolled(room, { studentNumber: `${number}`, name: '阿卜杜热合曼·买买提艾力·伊明江' }),
    );
  }
  await room.get('sessions.write', { sessionId: null, text: sessionText(studentIds, { kind: 'group' }) });
  expect((await room.get('audit.recent', { before: null })).lines[0]?.action).toBe('写辅导记录');
});

test('who reads in the log what was written about a student has looked at it, on record', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('sessions.write', { sessionId: null, text: sessionText([studentId]) });
  const newest = async () => (await room.get('audit.recent', { before: null })).lines[0];
  const written = await newest();
  await room.get('audit.facts', { sequence: written?.sequence ?? 0 });
  expect(await newest()).toMatchObject({ action: '查看操作详情', subject: written?.subject });
});
