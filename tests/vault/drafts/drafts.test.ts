import { expect, test } from 'vitest';
import { withColleague } from '../colleague.ts';
import { deskInRoom } from '../desk.ts';
import { enrolled } from '../sample.ts';

test('a draft is shown to whoever typed it, also after her name was corrected', async () => {
  const room = await deskInRoom();
  const { asColleague, asMyself } = await withColleague(room);
  const key = 'session:new';
  await room.get('drafts.keep', { key, content: '我的草稿' });
  await asColleague();
  expect(await room.get('drafts.find', { key })).toBe(null);
  await room.get('drafts.keep', { key, content: '同事的草稿' });
  await asMyself();
  expect((await room.get('drafts.find', { key }))?.content).toBe('我的草稿');
  const own = (await room.get('vault.holders', {})).find(({ self }) => self);
  await room.get('vault.renameHolder', { slotId: own?.slotId ?? '', personName: '林静静' });
  expect((await room.get('drafts.find', { key }))?.content).toBe('我的草稿');
  await room.get('drafts.discard', { key });
  await asColleague();
  expect((await room.get('drafts.find', { key }))?.content).toBe('同事的草稿');
});

test('of a student stands what was begun about this one, by whoever asks, the latest first', async () => {
  const room = await deskInRoom();
  const { asColleague, asMyself } = await withColleague(room);
  const studentId = await enrolled(room, { studentNumber: '1', name: '周小禾' });
  const other = await enrolled(room, { studentNumber: '2', name: '陈一鸣' });
  const begin = async (key: string) => {
    room.clock.now += 1_000;
    await room.get('drafts.keep', { key, content: '{}' });
  };
  await begin(`contact/${studentId}/`);
  await begin(`talk/${studentId}/`);
  await begin(`talk/${other}/`);
  await begin('school/particulars');
  await begin(`contact/${studentId}/`);
  await asColleague();
  await begin(`homeVisit/${studentId}/`);
  const begun = async () => (await room.get('drafts.ofStudent', { studentId })).map(({ key }) => key);
  expect(await begun()).toEqual([`homeVisit/${studentId}/`]);
  await asMyself();
  expect(await begun()).toEqual([`contact/${studentId}/`, `talk/${studentId}/`]);
  await room.get('drafts.discard', { key: `contact/${studentId}/` });
  expect(await begun()).toEqual([`talk/${studentId}/`]);
});
