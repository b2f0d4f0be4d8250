import { expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { deskInRoom } from '../desk.ts';
import { atLevel, day, enrolled } from '../sample.ts';

type Entry = InputOf<'followUps.write'>;

async function twoTracked() {
  const room = await deskInRoom();
  const first = await enrolled(room, { studentNumber: '1', name: '周小禾' });
  const second = await enrolled(room, { studentNumber: '2', name: '朱一鸣' });
  for (const id of [first, second]) await atLevel(room, id, 'serious', '2026-03-01');
  const { periodId } = await room.get('followUps.addPeriod', {
    name: '2026年暑期',
    fromOn: day('2026-08-03'),
    untilOn: day('2026-08-30'),
  });
  const entry = (studentId: Entry['studentId'], more: Partial<Entry> = {}): Entry => ({
    followUpId: null,
    studentId,
    occurredOn: day('2026-08-20'),
    channel: 'phone',
    compared: null,
    text: '平稳。',
    ...more,
  });
  const texts = async () => {
    const { students } = await room.get('followUps.board', { periodId });
    return students.map(({ name, weeks }) => [
      name,
      ...weeks.flatMap((week) => week.followUps.map((one) => one.text)),
    ]);
  };
  return { room, first, second, periodId, entry, texts };
}

test('a follow-up is corrected in place: the record stays the same one, the log keeps the old words', async () => {
  const { room, first, second, entry, texts } = await twoTracked();
  const { followUpId } = await room.get('followUps.write', entry(first));
  const corrected = entry(first, { followUpId, compared: 'worse', text: '睡不好。' });
  expect(await room.get('followUps.write', corrected)).toEqual({ followUpId });
  expect(await texts()).toEqual([['周小禾', '睡不好。'], ['朱一鸣']]);
  const { lines } = await room.get('audit.recent', { before: null });
  const line = lines.find(({ action }) => action === '写跟踪记录');
  expect(await room.get('audit.facts', { sequence: line?.sequence ?? 0 })).toEqual([
    { label: '比上次', before: '', after: '变差' },
    { label: '内容', before: '平稳。', after: '睡不好。' },
  ]);
  // Never to another child.
  const refusal = await room.refused('followUps.write', { ...corrected, studentId: second });
  expect(refusal.code).toBe('noRecord');
  await room.get('followUps.remove', { followUpId, reason: '写错了人' });
  expect((await room.refused('followUps.write', corrected)).code).toBe('noRecord');
});

test('a column is taken whole or not at all, and what was taken is undone in one act', async () => {
  const { room, first, second, entry, texts } = await twoTracked();
  const early = entry(second, { occurredOn: day('2027-08-20') });
  const refusal = await room.refused('followUps.enter', { written: [entry(first), early], takesBack: [] });
  expect(refusal.message).toMatch(/^朱一鸣：.+。全部没有写入/);
  expect(await texts()).toEqual([['周小禾'], ['朱一鸣']]);

  const { followUpId } = await room.get('followUps.write', entry(first, { text: '原来的话。' }));
  const pasted = [entry(first, { followUpId, text: '改过的话。' }), entry(second, { text: '新的话。' })];
  const { followUpIds } = await room.get('followUps.enter', { written: pasted, takesBack: [] });
  expect(followUpIds[0]).toBe(followUpId);
  expect(await texts()).toEqual([
    ['周小禾', '改过的话。'],
    ['朱一鸣', '新的话。'],
  ]);
  await room.get('followUps.enter', {
    written: [entry(first, { followUpId, text: '原来的话。' })],
    takesBack: followUpIds.slice(1),
  });
  expect(await texts()).toEqual([['周小禾', '原来的话。'], ['朱一鸣']]);
});

test('each student goes on as before: the last words, and the own last channel, of whatever week', async () => {
  const { room, first, second, periodId, entry } = await twoTracked();
  await room.get(
    'followUps.write',
    entry(first, { occurredOn: day('2026-07-20'), channel: 'message', text: '早。' }),
  );
  await room.get('followUps.write', entry(first, { occurredOn: day('2026-08-18'), text: '本周。' }));
  const before = (studentId: Entry['studentId']) =>
    room.get('followUps.before', { studentId, on: day('2026-08-20') });
  expect(await before(first)).toMatchObject({ last: { text: '早。' }, channel: 'message' });
  expect(await before(second)).toEqual({ last: null, channel: null });
  const { students } = await room.get('followUps.board', { periodId });
  expect(students.map(({ channelBefore }) => channelBefore)).toEqual(['message', null]);
});
