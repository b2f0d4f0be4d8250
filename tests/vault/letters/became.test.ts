import { expect, test } from 'vitest';
import type { LetterId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom } from '../desk.ts';
import { day, enrolled, owedTo } from '../sample.ts';
import { laid } from './laid-letter.ts';

const receipt = (
  letterId: LetterId,
  changed: Partial<InputOf<'letters.recordReceipt'>> = {},
): InputOf<'letters.recordReceipt'> => ({
  letterId,
  receivedOn: day('2026-07-02'),
  outcome: 'signed',
  signedBy: '周远',
  phone: '',
  opinion: '',
  witnesses: '',
  ...changed,
});

const delivery = (letterIds: LetterId[], isAgain = false): InputOf<'letters.recordDelivery'> => ({
  letterIds,
  deliveredOn: day('2026-07-01'),
  way: 'byStudent',
  by: '林老师',
  note: '',
  isAgain,
});

test('a letter is given out, given out once more, refused before witnesses, and at last signed for', async () => {
  const room = await deskInRoom();
  const id = laid(room, await enrolled(room));
  const line = async () => (await room.get('letters.list', {}))[0];
  await room.get('letters.recordDelivery', delivery([id]));
  await room.get('letters.recordDelivery', delivery([id], true));
  expect((await line())?.deliveries.map(({ isAgain }) => isAgain)).toEqual([false, true]);
  await room.get(
    'letters.recordReceipt',
    receipt(id, { outcome: 'refused', opinion: '认为孩子没有问题', witnesses: '林老师、陈老师' }),
  );
  expect((await line())?.receipt).toMatchObject({ outcome: 'refused', witnesses: '林老师、陈老师' });
  await room.get('letters.recordReceipt', receipt(id, { opinion: '愿意就诊' }));
  expect((await line())?.receipt).toMatchObject({ outcome: 'signed', opinion: '愿意就诊' });
});

test('a refusal needs its witnesses and what was said; what never came back needs what was done', async () => {
  const room = await deskInRoom();
  const id = laid(room, await enrolled(room));
  const refusal = await room.refused('letters.recordReceipt', receipt(id, { outcome: 'refused' }));
  expect(Object.keys(refusal.fields ?? {}).sort()).toEqual(['opinion', 'witnesses']);
  const none = await room.refused('letters.recordReceipt', receipt(id, { outcome: 'none' }));
  expect(Object.keys(none.fields ?? {})).toEqual(['opinion']);
  expect((await room.get('letters.list', {}))[0]?.receipt).toBeNull();
});

test('a receipt is owed until something came of the letter, and never of one that asks for none', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const id = laid(room, studentId);
  laid(room, await enrolled(room, { studentNumber: '2', name: '陈一' }), { sequence: 2, asksReceipt: false });
  expect(await owedTo(room, 'receipt')).toEqual(['周小禾']);
  await room.get(
    'letters.recordReceipt',
    receipt(id, { outcome: 'none', opinion: '三次电话，家长说已看过' }),
  );
  expect(await owedTo(room, 'receipt')).toEqual([]);
});

test('a stack that went out together is put on record together, or not at all', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const ids = [laid(room, studentId), laid(room, studentId, { sequence: 2 })];
  await room.get('letters.void', { letterId: ids[1] ?? ids[0] ?? ('' as LetterId), reason: '写错了' });
  const { message } = await room.refused('letters.recordDelivery', delivery(ids));
  expect(message).toContain('心告〔2025〕2号 已经作废');
  expect((await room.get('letters.list', {})).flatMap(({ deliveries }) => deliveries)).toEqual([]);
});

test('nothing became of a letter before it was issued', async () => {
  const room = await deskInRoom();
  const id = laid(room, await enrolled(room));
  const early = await room.refused('letters.recordReceipt', receipt(id, { receivedOn: day('2026-06-01') }));
  expect(early.fields).toHaveProperty('receivedOn');
  const given = await room.refused('letters.recordDelivery', {
    ...delivery([id]),
    deliveredOn: day('2026-06-01'),
  });
  expect(given.fields).toHaveProperty('deliveredOn');
});

test('a number is never given twice, whatever became of its letter', async () => {
  const room = await deskInRoom();
  const { connection } = openRoomOf(room);
  connection.prepare("INSERT INTO letter_numbers VALUES ('心告', 2025, 7)").run();
  expect(() => connection.prepare('UPDATE letter_numbers SET highest = 6').run()).toThrow(
    'never given twice',
  );
  expect(() => connection.prepare('DELETE FROM letter_numbers').run()).toThrow('never deleted');
  const [notice] = await room.get('letters.kinds', {});
  expect(notice?.prefix).toBe('心告');
  const { html } = await room.get('letters.preview', {
    kind: 'notice',
    issuedOn: day('2026-06-30'),
    body: null,
    letters: [{ studentId: await enrolled(room), guardianId: null, values: {} }],
    shown: 0,
  });
  expect(html).toContain('心告〔2025〕8号');
});
