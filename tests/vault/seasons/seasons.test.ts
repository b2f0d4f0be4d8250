import { expect, test } from 'vitest';
import type { SeasonId } from '#shared/contract/seasons.ts';
import { SEASON_PROPOSALS } from '#shared/seasons.ts';
import { seasonFacts } from '#vault/whole-file/seasons/lay-calendar.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { season, seasonTask, studentTraining } from '../file-records.ts';
import { day, enrolled } from '../sample.ts';

const at = (date: string) => new Date(`${date}T10:00:00`).getTime();

const onTheDesk = async (room: TestDesk) =>
  (await room.get('workbench.read', {})).seasons.map(({ name, state, planned, open }) => [
    name,
    state,
    planned,
    open,
  ]);

async function takenUp(room: TestDesk): Promise<SeasonId> {
  return (await room.get('seasons.write', season())).seasonId;
}

const ofYear = (room: TestDesk, schoolYear: number) => room.get('seasons.read', { schoolYear });

test('nothing is asked for until the school has taken a stretch up', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  // The clock stands at the end of August: the proposal begins in these days.
  expect(SEASON_PROPOSALS[0]).toMatchObject({ fromDay: '08-25' });
  expect(await onTheDesk(room)).toEqual([]);
  expect((await ofYear(room, 2026)).seasons).toEqual([]);
});

test('the desk tells of a stretch a week before it begins, and on while something of it is open', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  const seasonId = await takenUp(room);
  room.clock.now = at('2027-08-17');
  expect(await onTheDesk(room)).toEqual([]);
  room.clock.now = at('2027-08-18');
  expect(await onTheDesk(room)).toEqual([['秋季开学前后', 'coming', 0, 0]]);

  await room.get('seasons.writeTask', { ...seasonTask(seasonId), year: 2027 });
  room.clock.now = at('2027-09-10');
  expect(await onTheDesk(room)).toEqual([['秋季开学前后', 'running', 1, 1]]);
  const [begun] = (await ofYear(room, 2027)).seasons;
  const [task] = begun?.tasks ?? [];
  if (!task) throw new Error('nothing was planned');
  await room.get('seasons.tickTask', { taskId: task.id, doneOn: day('2027-09-09'), outcome: '各班都上了' });
  expect(await onTheDesk(room)).toEqual([]);
  // Next year it begins anew, with nothing planned.
  room.clock.now = at('2028-08-20');
  expect(await onTheDesk(room)).toEqual([['秋季开学前后', 'coming', 0, 0]]);
});

test('a stretch belongs to the school year in which it ends, also where it begins before that', async () => {
  const room = await deskInRoom();
  await takenUp(room);
  expect((await ofYear(room, 2026)).seasons).toMatchObject([
    { year: 2026, fromOn: '2026-08-25', untilOn: '2026-09-20', state: 'running' },
  ]);
  expect((await ofYear(room, 2025)).seasons).toMatchObject([
    { year: 2025, fromOn: '2025-08-25', state: 'over' },
  ]);
});

test('what stands among the activities is done by that, on its day; what is taken away there was not', async () => {
  const room = await deskInRoom();
  const seasonId = await takenUp(room);
  const { activityId } = await room.get('activities.write', studentTraining('开学第一课', '2026-08-27'));
  await room.get('seasons.writeTask', { ...seasonTask(seasonId), activityId });
  const one = async () => (await ofYear(room, 2026)).seasons[0];
  expect(await one()).toMatchObject({
    tasks: [{ doneOn: '2026-08-27', activityId }],
    held: { activities: [{ title: '开学第一课', occurredOn: '2026-08-27' }] },
  });
  const taskId = (await one())?.tasks[0]?.id;
  if (!taskId) throw new Error('nothing was planned');
  expect(
    await room.refused('seasons.tickTask', { taskId, doneOn: day('2026-08-26'), outcome: '' }),
  ).toMatchObject({ code: 'isActivity' });
  await room.get('activities.remove', { activityId, reason: '没有举行' });
  expect(await one()).toMatchObject({
    tasks: [{ doneOn: null, activityId: null }],
    held: { activities: [] },
  });
});

test('what was put aside is asked for no more, and what was done stays in its year', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  const seasonId = await takenUp(room);
  await room.get('seasons.writeTask', seasonTask(seasonId));
  await room.get('seasons.stop', { seasonId, stops: true });
  expect(await onTheDesk(room)).toEqual([]);
  expect((await ofYear(room, 2026)).seasons).toHaveLength(1);
  expect((await ofYear(room, 2027)).seasons).toEqual([]);
  await room.get('seasons.stop', { seasonId, stops: false });
  expect((await ofYear(room, 2027)).seasons).toHaveLength(1);
});

test('what holds work that was done is not taken away, and no two have one name', async () => {
  const room = await deskInRoom();
  const seasonId = await takenUp(room);
  expect((await room.refused('seasons.write', season())).fields?.name).toContain('同名');
  await room.get('seasons.writeTask', seasonTask(seasonId));
  const taskId = (await ofYear(room, 2026)).seasons[0]?.tasks[0]?.id;
  if (!taskId) throw new Error('nothing was planned');
  await room.get('seasons.tickTask', { taskId, doneOn: day('2026-08-26'), outcome: '' });
  expect(await room.refused('seasons.remove', { seasonId, reason: '不用' })).toMatchObject({
    code: 'hasDone',
  });
  await room.get('seasons.tickTask', { taskId, doneOn: null, outcome: '' });
  await room.get('seasons.remove', { seasonId, reason: '不用' });
  expect(await ofYear(room, 2026)).toMatchObject({ seasons: [], known: [] });
});

test('a superior reads what was done and nobody’s name, a helper’s least of all', async () => {
  const room = await deskInRoom();
  await enrolled(room, { name: '欧阳娜娜' });
  const seasonId = await takenUp(room);
  await room.get('seasons.writeTask', {
    ...seasonTask(seasonId),
    what: '心理委员欧阳娜娜在班里介绍信箱',
  });
  const facts = (audience: 'room' | 'superior') =>
    openRoomOf(room).access.read((reader) => JSON.stringify(seasonFacts(reader, 2026, audience)));
  expect(facts('room')).toContain('欧阳娜娜');
  expect(facts('superior')).not.toMatch(/欧阳娜娜|王海/);
  expect(facts('superior')).toContain('在班里介绍信箱');
});
