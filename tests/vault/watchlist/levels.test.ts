import { expect, test } from 'vitest';
import { deskInRoom } from '../desk.ts';
import { atLevel, day, enrolled } from '../sample.ts';

const change = { reason: '评估', decidedBy: '评估小组', discoveryRoute: 'screening' as const };

test('a new level ends the one before it on the same day, and both stay on record', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'serious', '2026-03-02');
  await atLevel(room, studentId, 'severe', '2026-05-11');
  await room.get('watchlist.lift', {
    studentId,
    endedOn: day('2026-07-01'),
    reason: '连续两月平稳',
    decidedBy: '评估小组',
  });
  const { level, levels } = await room.get('students.file', { studentId });
  expect(level).toBeNull();
  expect(levels.map(({ level, fromOn, endedOn }) => [level, fromOn, endedOn])).toEqual([
    ['serious', '2026-03-02', '2026-05-11'],
    ['severe', '2026-05-11', '2026-07-01'],
  ]);
  expect(levels.map(({ endReason }) => endReason)).toEqual(['调整为三类', '连续两月平稳']);
});

test('a level is refused that is the same, lies before the last change, or in the future; nothing changes', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'serious', '2026-03-02');
  const wanted = { studentIds: [studentId], ...change };
  const same = await room.refused('watchlist.setLevel', {
    ...wanted,
    level: 'serious',
    fromOn: day('2026-04-01'),
  });
  expect(same.code).toBe('sameLevel');
  const early = await room.refused('watchlist.setLevel', {
    ...wanted,
    level: 'severe',
    fromOn: day('2026-03-01'),
  });
  expect(early.fields?.fromOn).toContain('2026年3月2日');
  const late = await room.refused('watchlist.setLevel', {
    ...wanted,
    level: 'severe',
    fromOn: day('2026-08-29'),
  });
  expect(late.code).toBe('dateInFuture');
  const lift = { studentId, endedOn: day('2026-03-01'), reason: '好转', decidedBy: '评估小组' };
  expect((await room.refused('watchlist.lift', lift)).code).toBe('endsBeforeStart');
  const { levels } = await room.get('students.file', { studentId });
  expect(levels).toHaveLength(1);
});

test('several students are listed in one go, and of those who cannot be it is said who; then nobody is', async () => {
  const room = await deskInRoom();
  const one = await enrolled(room);
  const two = await enrolled(room, { studentNumber: '20260102', name: '陈一鸣' });
  await atLevel(room, two, 'serious', '2026-05-04');
  const wanted = { ...change, studentIds: [one, two], level: 'serious' as const, fromOn: day('2026-06-01') };
  const levels = async () =>
    (await room.get('watchlist.list', {})).map(({ name, level, since }) => [name, level, since]);
  expect((await room.refused('watchlist.setLevel', wanted)).fields?.level).toContain('陈一鸣');
  expect(await levels()).toEqual([['陈一鸣', 'serious', '2026-05-04']]);
  await room.get('watchlist.setLevel', { ...wanted, level: 'severe' });
  expect(await levels()).toEqual([
    ['陈一鸣', 'severe', '2026-06-01'],
    ['周小禾', 'severe', '2026-06-01'],
  ]);
});

test('the watchlist shows the gravest first, with who was followed when', async () => {
  const room = await deskInRoom();
  const one = await enrolled(room);
  const two = await enrolled(room, { studentNumber: '20260102', name: '陈一鸣' });
  await enrolled(room, { studentNumber: '20260103', name: '不在库' });
  await atLevel(room, one, 'general', '2026-03-02');
  await atLevel(room, two, 'severe', '2026-04-02');
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId: two,
    occurredOn: day('2026-08-10'),
    channel: 'phone',
    text: '在家休息，情绪尚可。',
  });
  const list = await room.get('watchlist.list', {});
  expect(list.map(({ name, level, lastFollowUpOn }) => [name, level, lastFollowUpOn])).toEqual([
    ['陈一鸣', 'severe', '2026-08-10'],
    ['周小禾', 'general', null],
  ]);
});

test('the same kind of concern cannot last twice, and can come again after it ended', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const concern = {
    studentId,
    concern: 'internetAddiction' as const,
    fromOn: day('2026-03-01'),
    reason: '深夜上网',
  };
  await room.get('watchlist.addConcern', concern);
  expect((await room.refused('watchlist.addConcern', concern)).code).toBe('alreadyLasting');
  const [first] = (await room.get('students.file', { studentId })).concerns;
  if (!first) throw new Error('no concern');
  await room.get('watchlist.endConcern', {
    periodId: first.id,
    endedOn: day('2026-05-01'),
    reason: '已改善',
  });
  await room.get('watchlist.addConcern', { ...concern, fromOn: day('2026-06-01') });
  const { concerns } = await room.get('students.file', { studentId });
  expect(concerns.map(({ fromOn, endedOn }) => [fromOn, endedOn])).toEqual([
    ['2026-03-01', '2026-05-01'],
    ['2026-06-01', null],
  ]);
});

test('a clock that was set back does not stop the next change of level', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'serious', '2026-03-02');
  room.clock.now -= 60_000;
  await atLevel(room, studentId, 'severe', '2026-03-02');
  await atLevel(room, studentId, 'general', '2026-05-01');
  const { level, levels } = await room.get('students.file', { studentId });
  expect(level?.level).toBe('general');
  expect(levels.filter(({ endedOn }) => endedOn === null)).toHaveLength(1);
});
