import type { SchoolClassId } from '#shared/contract/fields.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { day, enrolled } from '../sample.ts';

/** Wednesday of the third week of term. */
const NOW = new Date(2026, 8, 16, 10);
export const MONDAY = day('2026-09-14');
export const LAST_MONDAY = day('2026-09-07');

/** Three classes in the first weeks of a term, of which the third has no homeroom teacher. */
export async function weeklyRoom() {
  const room = await deskInRoom();
  room.clock.now = new Date(2026, 8, 1, 10).getTime();
  const zhou = await enrolled(room);
  const chen = await enrolled(room, { studentNumber: '20260102', name: '陈一鸣' });
  const other = await enrolled(room, {
    studentNumber: '20260105',
    name: '李安',
    className: '七年级(2)班',
  });
  await enrolled(room, { studentNumber: '20260109', name: '赵晴', className: '八年级(1)班' });
  for (const [className, teacherName] of [
    ['七年级(1)班', '王芳'],
    ['七年级(2)班', '孙伟'],
  ] as const) {
    await room.get('school.appointHomeroomTeacher', { className, teacherName, fromOn: day('2026-09-01') });
  }
  room.clock.now = NOW.getTime();
  const { classes } = await room.get('weeklyReports.board', { on: null });
  const [first, second, third] = classes.map(({ classId }) => classId);
  if (!first || !second || !third) throw new Error('three classes were enrolled');
  return { room, zhou, chen, other, first, second, third };
}

export const asked = (room: Pick<TestDesk, 'get'>, dueAfter = 7) =>
  room.get('weeklyReports.setRule', { isAsked: true, dueAfter });

/** How the weeks of a class stand on the board, in a word each. */
export async function statesOf(room: Pick<TestDesk, 'get'>, classId: SchoolClassId): Promise<string[]> {
  const { classes } = await room.get('weeklyReports.board', { on: null });
  return classes.find((each) => each.classId === classId)?.weeks.map(({ state }) => state) ?? [];
}
