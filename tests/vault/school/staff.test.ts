import { expect, test } from 'vitest';
import { deskInRoom } from '../desk.ts';

test('a teacher is put right with the old words in the log, and no second one of the same name is taken', async () => {
  const room = await deskInRoom();
  const wang = await room.get('school.addStaff', { name: '王海', phone: '13800138000' });
  const { id: staffId } = await room.get('school.addStaff', { name: '陈丽', phone: '' });
  const sameName = { code: 'teacherExists', fields: { name: expect.stringContaining('已经有王海') } };
  expect(await room.ask('school.addStaff', { name: '王海', phone: '' })).toMatchObject({
    ok: false,
    failure: sameName,
  });
  expect(await room.ask('school.changeStaff', { staffId, name: '王海', phone: '' })).toMatchObject({
    ok: false,
    failure: sameName,
  });
  await room.get('school.changeStaff', { staffId, name: '陈立', phone: '13900139000' });
  expect(await room.get('school.staff', {})).toMatchObject([
    { id: staffId, name: '陈立', phone: '13900139000' },
    { id: wang.id, name: '王海', phone: '13800138000' },
  ]);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines[0]).toMatchObject({ action: '更正教师', subject: '陈立' });
  const told = await room.get('audit.facts', { sequence: lines[0]?.sequence ?? 0 });
  expect(JSON.stringify(told)).toContain('陈丽');
});

test('handed in as it was, nothing is written', async () => {
  const room = await deskInRoom();
  const { id: staffId, name, phone } = await room.get('school.addStaff', { name: '王海', phone: '' });
  const before = (await room.get('audit.recent', { before: null })).lines.length;
  await room.get('school.changeStaff', { staffId, name, phone });
  expect((await room.get('audit.recent', { before: null })).lines).toHaveLength(before);
});
