import { expect, test } from 'vitest';
import { contract, type RequestName } from '#shared/contract/index.ts';
import { answer } from '#vault/desk/requests.ts';
import { deskAtDoor, deskInRoom } from './desk.ts';
import { enrolled } from './sample.ts';

test('nothing of the room is answered at the door', async () => {
  const door = deskAtDoor();
  for (const name of Object.keys(contract) as RequestName[]) {
    if (contract[name].place !== 'room') continue;
    const outcome = await answer(door.desk, { name, input: {} }, () => undefined);
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'locked' } });
  }
});

test('bad input gets a message in Chinese at its field, and nothing else changes', async () => {
  const room = await deskInRoom();
  const outcome = await answer(
    room.desk,
    {
      name: 'students.add',
      input: { studentNumber: '', name: '甲\n乙', gender: 'x', bornOn: '2026-02-30' },
    },
    () => undefined,
  );
  expect(outcome).toMatchObject({
    ok: false,
    failure: {
      code: 'badInput',
      fields: {
        studentNumber: '请填写',
        name: '这里只能写一行，请去掉换行或制表符',
        bornOn: '请填写日期，例如 2013-11-05；只知道年月的，写 2013-11',
      },
    },
  });
  expect(await room.get('students.list', {})).toEqual([]);
});

test('an unexpected error is told without a stack, and logged without a name', async () => {
  const room = await deskInRoom();
  await enrolled(room, { name: '绝密姓名' });
  const broken = { ...room.desk, room: room.desk.room && { ...room.desk.room, access: poisoned() } };
  const lines: string[] = [];
  const outcome = await answer(broken, { name: 'students.list', input: {} }, (line) => lines.push(line));
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'unexpected' } });
  expect(JSON.stringify(outcome)).not.toMatch(/绝密姓名|at .*\.ts/);
  expect(lines.join('\n')).toMatch(/^students\.list: TypeError/);
  expect(lines.join('\n')).not.toContain('绝密姓名');
});

/** Access that fails as code with a bug does, with a name in its message. */
function poisoned(): never {
  return {
    read: () => {
      throw new TypeError('cannot read 绝密姓名');
    },
  } as never;
}
