import { expect, test } from 'vitest';
import type { WorkPart } from '#shared/contract/workload.ts';
import type { WorkKind } from '#shared/work-kinds.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { day } from '../sample.ts';
import { smallWorld, TERM } from './small-world.ts';

async function counted(room: TestDesk) {
  const workload = await room.get('workload.read', TERM);
  const of = (kind: WorkKind) => workload.kinds.find((each) => each.kind === kind);
  return { workload, of };
}

test('a term is what its records say: signed sessions, each record once, each student once', async () => {
  const room = await deskInRoom();
  await smallWorld(room);
  const { workload, of } = await counted(room);
  expect(workload.stretches.map(({ word }) => word)).toEqual(['3月', '4月', '5月', '6月']);
  expect(of('individual')?.all).toMatchObject({ times: 2, attendances: 2, persons: 1, minutes: 50 });
  // Who did not come is not there, and the merged file is nobody beside the one that it went into.
  expect(of('group')?.all).toMatchObject({ times: 1, attendances: 2, persons: 2, minutes: 40 });
  expect(of('session')?.all).toMatchObject({ times: 3, persons: 2, minutes: 90 });
  expect(of('session')?.stretches.map(({ times }) => times)).toEqual([1, 2, 0, 0]);
  expect(of('talk')?.all).toMatchObject({ times: 1, persons: 1 });
  expect(of('contact')?.all).toMatchObject({ times: 2, persons: 2 });
  expect(of('contact.phone')?.all.times).toBe(1);
  expect(of('contact.homeVisit')?.all.times).toBe(0);
  expect(of('screening')?.stretches.map(({ times }) => times)).toEqual([0, 1, 0, 0]);
  expect(of('guardianLecture')?.all).toMatchObject({ times: 1, guardians: 120, persons: 0 });
  expect([workload.unsigned, workload.withoutMinutes]).toEqual([1, 1]);
});

test('a session of two problems stands under both, one of none under its own line', async () => {
  const room = await deskInRoom();
  await smallWorld(room);
  const { workload } = await counted(room);
  expect(workload.problems.map(({ problem, group }) => [problem, group.times, group.persons])).toEqual([
    ['学业压力', 2, 1],
    ['睡眠', 1, 1],
    ['没有写', 1, 2],
  ]);
});

test('a class is the one that the student was in on the day, whatever class it is today', async () => {
  const room = await deskInRoom();
  await smallWorld(room);
  const { workload } = await counted(room);
  const lines = workload.classes.map(({ word, kinds }) => [
    word,
    ...(['individual', 'group', 'contact'] as const).map(
      (kind) => kinds.find((each) => each.kind === kind)?.group.attendances,
    ),
  ]);
  expect(lines).toEqual([
    ['七年级', 2, 1, 1],
    ['七年级(1)班', 1, 0, 0],
    ['七年级(2)班', 1, 1, 1],
    ['八年级', 0, 1, 1],
    ['八年级(1)班', 0, 1, 1],
  ]);
});

test('every number opens to as many records as it counts, and to nothing else', async () => {
  const room = await deskInRoom();
  const { sessions, moved } = await smallWorld(room);
  const { workload } = await counted(room);
  const keys = async (kind: WorkKind | 'unsigned' | 'withoutMinutes', part: WorkPart = { by: 'all' }) =>
    (await room.get('workload.records', { ...TERM, kind, part })).map(({ key }) => key);
  for (const { kind, all, stretches } of workload.kinds) {
    expect(await keys(kind), kind).toHaveLength(all.times);
    for (const [index, { fromOn, untilOn }] of workload.stretches.entries()) {
      expect(await keys(kind, { by: 'days', fromOn, untilOn })).toHaveLength(stretches[index]?.times ?? -1);
    }
  }
  for (const { problem, group } of workload.problems) {
    expect(await keys('session', { by: 'problem', problem })).toHaveLength(group.times);
  }
  for (const { word: _, kinds, ...of } of workload.classes) {
    for (const { kind, group } of kinds) {
      expect(await keys(kind, { by: 'class', ...of })).toHaveLength(group.times);
    }
  }
  expect(await keys('unsigned')).toEqual([sessions.unsigned]);
  expect(await keys('withoutMinutes')).toEqual([sessions.april]);
  const [group] = await room.get('workload.records', { ...TERM, kind: 'group', part: { by: 'all' } });
  expect(group).toMatchObject({
    opens: { at: 'session', sessionId: sessions.group },
    studentId: null,
    text: '睡眠与作息',
  });
  expect(group?.name.split('、').sort()).toEqual(['周小禾', '张弛'].sort());
  expect(
    await room.get('workload.records', { ...TERM, kind: 'contact.phone', part: { by: 'all' } }),
  ).toMatchObject([{ studentId: moved, name: '周小禾', className: '七年级(2)班', opens: null }]);
});

test('nothing is counted beyond today, and a look at records is in the log', async () => {
  const room = await deskInRoom();
  await smallWorld(room);
  const year = { fromOn: day('2025-09-01'), untilOn: day('2027-08-31') };
  const workload = await room.get('workload.read', year);
  expect(workload).toMatchObject({ fromOn: '2025-09-01', untilOn: '2026-08-28' });
  expect(workload.stretches.map(({ word }) => word).slice(0, 5)).toEqual([
    '2025年9月',
    '10月',
    '11月',
    '12月',
    '2026年1月',
  ]);
  await room.get('workload.records', { ...TERM, kind: 'session', part: { by: 'all' } });
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines[0]).toMatchObject({ action: '查看工作量明细', subject: '2026年3月1日至2026年6月30日' });
});

test('many years are shown by school year', async () => {
  const room = await deskInRoom();
  await smallWorld(room);
  const { stretches, kinds } = await room.get('workload.read', {
    fromOn: day('2024-09-01'),
    untilOn: day('2026-08-28'),
  });
  expect(stretches).toEqual([
    { word: '2024学年', fromOn: '2024-09-01', untilOn: '2025-08-31' },
    { word: '2025学年', fromOn: '2025-09-01', untilOn: '2026-08-28' },
  ]);
  expect(kinds.find(({ kind }) => kind === 'session')?.stretches.map(({ times }) => times)).toEqual([0, 4]);
});

test('the hours of the room are its times without the holidays, week by week', async () => {
  const room = await deskInRoom();
  await smallWorld(room);
  const read = async () =>
    room.get('workload.read', { fromOn: day('2026-04-20'), untilOn: day('2026-05-12') });
  expect(await read()).toMatchObject({ knowsHours: false, yearsWithoutCalendar: [2025] });
  const time = { openingTimeId: null, fromOn: day('2026-03-02'), untilOn: null };
  const write = (weekdays: (1 | 2 | 3 | 4 | 5)[], startsAt: string, endsAt: string) =>
    room.get('schoolYears.writeOpeningTime', { ...time, weekdays, startsAt, endsAt });
  await write([1, 2, 3, 4, 5], '12:30', '13:20');
  await write([3], '13:00', '14:10');
  await room.get('schoolYears.writeSpan', {
    spanId: null,
    schoolYear: 2025,
    kind: 'holiday',
    name: '劳动节',
    fromOn: day('2026-05-01'),
    untilOn: day('2026-05-05'),
  });
  const { weeks, knowsHours, yearsWithoutCalendar } = await read();
  expect([knowsHours, yearsWithoutCalendar]).toEqual([true, []]);
  expect(
    weeks.map(({ from, until, minutes, verdict, sessionMinutes }) => [
      from,
      until,
      minutes,
      verdict,
      sessionMinutes,
    ]),
  ).toEqual([
    ['2026-04-20', '2026-04-26', 300, 'enough', 40],
    ['2026-04-27', '2026-05-03', 250, 'daysOff', 0],
    ['2026-05-04', '2026-05-10', 200, 'daysOff', 0],
    ['2026-05-11', '2026-05-12', 100, 'cut', 0],
  ]);
});

test('opening times are refused that end before they begin, and go with a reason', async () => {
  const room = await deskInRoom();
  const time = {
    openingTimeId: null,
    weekdays: [1 as const],
    startsAt: '12:30',
    endsAt: '13:20',
    fromOn: day('2026-03-02'),
    untilOn: null,
  };
  const refused = (changed: object) =>
    room.refused('schoolYears.writeOpeningTime', { ...time, ...changed }).then(({ code }) => code);
  expect(await refused({ endsAt: '12:30' })).toBe('endsBeforeStart');
  expect(await refused({ untilOn: day('2026-03-01') })).toBe('endsBeforeStart');
  await room.get('schoolYears.writeOpeningTime', time);
  const [written] = await room.get('schoolYears.openingTimes', {});
  if (!written) throw new Error('no opening time');
  const { id: openingTimeId } = written;
  await room.get('schoolYears.writeOpeningTime', { ...time, openingTimeId, untilOn: day('2026-06-30') });
  expect(await room.get('schoolYears.openingTimes', {})).toMatchObject([
    { untilOn: '2026-06-30', weekdays: [1] },
  ]);
  await room.get('schoolYears.removeOpeningTime', { openingTimeId, reason: '登记错了' });
  expect(await room.get('schoolYears.openingTimes', {})).toEqual([]);
  const again = await room.refused('schoolYears.removeOpeningTime', { openingTimeId, reason: '登记错了' });
  expect(again.code).toBe('noOpeningTime');
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.slice(0, 3).map(({ action, subject }) => `${action} ${subject}`)).toEqual([
    '删除开放时间 周一 12:30–13:20',
    '修改开放时间 周一 12:30–13:20',
    '添加开放时间 周一 12:30–13:20',
  ]);
});
