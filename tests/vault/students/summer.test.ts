import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { planOf } from '../roll-over/three-grades.ts';
import { allOf, previewOf, takeRoster } from '../rosters.ts';
import { day } from '../sample.ts';

/**
 * Roster, roll-over, leaving and their undoing in August, when each student has two places: one that still lasts and
 * one that waits for 1 September. What a person saw: whoever left in the holidays could not leave ("不能早于进入现在
 * 班级的日期（2026年9月1日）"), and taking a departure back left a student without a class until September.
 */

const at = (date: string) => new Date(`${date}T10:00:00`).getTime();
const ROWS = [
  ['1', '陈一', '七年级(1)班'],
  ['2', '周二', '七年级(1)班'],
  ['4', '钱四', '九年级(1)班'],
];
const NEXT_YEAR = [['2', '周二', '八年级(1)班']];

function roster(room: TestDesk, rows: readonly (readonly string[])[]): string {
  const path = join(room.folder, '名册.csv');
  writeFileSync(path, [['学号', '姓名', '班级'], ...rows].map((row) => row.join(',')).join('\r\n'));
  return path;
}

/** Three students since March, and the roll-over done in August. */
async function rolledInAugust() {
  const room = await deskInRoom();
  room.clock.now = at('2026-03-02');
  const { importId } = await takeRoster(room, roster(room, ROWS), { schoolYear: 2025 });
  room.clock.now = at('2026-08-20');
  const plan = planOf(await room.get('rollOver.preview', { intoSchoolYear: 2026 }));
  const { rollOverId } = await room.get('rollOver.apply', plan);
  room.clock.now = at('2026-08-25');
  return { room, importId, rollOverId };
}

async function idOf(room: TestDesk, name: string) {
  const student = (await room.get('students.list', {})).find((each) => each.name === name);
  if (!student) throw new Error(`not at the school: ${name}`);
  return student.id;
}

const leave = async (room: TestDesk, name: string, leftOn: string) => ({
  studentIds: [await idOf(room, name)],
  kind: 'transferred' as const,
  leftOn: day(leftOn),
  destination: '',
  reason: '',
});

/** Every place that ever began. */
const places = (room: TestDesk) =>
  openRoomOf(room)
    .connection.prepare(
      `SELECT s.name, c.name AS className, m.from_on, m.ended_on FROM class_memberships m
       JOIN students s ON s.id = m.student_id JOIN school_classes c ON c.id = m.class_id
       WHERE m.ended_on IS NOT m.from_on ORDER BY 1, 3`,
    )
    .all();

/** The roster of next year, which lacks 陈一, with the day on which 陈一 is said to have left. */
async function rosterWithout(room: TestDesk, leftOn: string) {
  const look = await previewOf(room, roster(room, NEXT_YEAR), { schoolYear: 2026 });
  const studentId = await idOf(room, '陈一');
  return { ...allOf(look), departures: [{ studentId, kind: 'transferred' as const, leftOn: day(leftOn) }] };
}

test('whoever leaves in August, the roll-over being done, leaves the old class and never comes into the new one', async () => {
  const { room } = await rolledInAugust();
  await room.get('archive.leave', await leave(room, '陈一', '2026-08-25'));
  expect((await room.get('archive.list', {})).files).toMatchObject([{ name: '陈一', leftOn: '2026-08-25' }]);
  expect(places(room)).toContainEqual({
    name: '陈一',
    className: '七年级(1)班',
    from_on: '2025-09-01',
    ended_on: '2026-08-25',
  });
  expect(places(room).filter((place) => JSON.stringify(place).includes('陈一'))).toHaveLength(1);
  const early = await room.refused('archive.leave', await leave(room, '周二', '2025-08-31'));
  expect(early.code).toBe('leftBeforeJoining');
});

test('a departure that a roster brought in August is taken back with both places, and the roll-over after it', async () => {
  const { room, rollOverId } = await rolledInAugust();
  const before = places(room);
  const { importId } = await room.get('roster.take', await rosterWithout(room, '2026-08-24'));
  expect(await room.get('students.list', {})).toHaveLength(2);
  await room.get('roster.undo', { importId });
  expect(places(room)).toEqual(before);
  expect((await room.get('rollOver.undo', { rollOverId })).students).toBe(3);
});

test('a year that is mistyped does not take away the class a student was in', async () => {
  const { room } = await rolledInAugust();
  const failure = await room.refused('roster.take', await rosterWithout(room, '2020-08-24'));
  expect(failure).toMatchObject({
    code: 'tooEarly',
    message: expect.stringContaining('2025年9月1日进的七年级(1)班'),
  });
});

test('after a roll-over that was taken back, a graduate may leave, and the roster may be taken back too', async () => {
  const { room, importId, rollOverId } = await rolledInAugust();
  await room.get('rollOver.undo', { rollOverId });
  await room.get('roster.undo', { importId });
  expect(await room.get('students.list', {})).toEqual([]);

  const again = await rolledInAugust();
  await again.room.get('rollOver.undo', { rollOverId: again.rollOverId });
  await again.room.get('archive.leave', await leave(again.room, '钱四', '2026-08-25'));
  expect(await again.room.get('students.list', {})).toHaveLength(2);
});

test('a graduate who is at the school again has no file that is held back', async () => {
  const { room, rollOverId } = await rolledInAugust();
  const studentId = await idOf(room, '钱四');
  room.clock.now = at('2026-09-02');
  await room.get('archive.hold', { studentId, reason: '家长申诉中' });
  await room.get('rollOver.undo', { rollOverId });
  await room.get('archive.leave', { ...(await leave(room, '钱四', '2026-09-02')) });
  expect((await room.get('archive.list', {})).files).toMatchObject([{ name: '钱四', held: null }]);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.map(({ action }) => action)).toContain('结束暂缓销毁');
});
