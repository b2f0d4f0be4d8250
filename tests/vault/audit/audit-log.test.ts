import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '#vault/database/connection.ts';
import { openSlot } from '#vault/keys/slot.ts';
import { deskInRoom, PASSWORD } from '../desk.ts';
import { atLevel, enrolled } from '../sample.ts';

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
    '建立保险库',
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
  const connection = openConnection(join(room.folder, 'vault/room.db'), key);
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
