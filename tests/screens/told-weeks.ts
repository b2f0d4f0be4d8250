import type { StudentId } from '#shared/contract/fields.ts';
import type { WeeklyBoard } from '#shared/contract/weekly-reports.ts';
import { addDays, type LocalDate } from '#shared/school-calendar.ts';
import type { TestDesk } from '#tests/vault/desk.ts';
import { remark, weeklyReport } from '#tests/vault/file-records.ts';

/** The last week of the board that has begun. */
export function latestWeek({ weeks }: WeeklyBoard, today: LocalDate): WeeklyBoard['weeks'][number] {
  const week = weeks.findLast(({ from }) => from <= today);
  if (!week) throw new Error('no week has begun');
  return week;
}

/**
 * What the classes told: 零报告 of the weeks before; in the last week of the class of a student that he is worse and others
 * were noticed and missing, of the other classes nothing.
 */
export async function tellWeeks({ get }: Pick<TestDesk, 'get'>, studentId: StudentId): Promise<void> {
  const { today } = await get('school.particulars', {});
  const board = await get('weeklyReports.board', { on: null });
  const { className } = await get('students.file', { studentId });
  const own = board.classes.find((each) => each.className === className);
  if (!own) throw new Error('the class has no week');
  const week = latestWeek(board, today);
  const toldBy = own.homeroomTeacher || '王海';
  for (const { from: weekFrom } of board.weeks.filter(({ from }) => from < week.from)) {
    await get('weeklyReports.writeZeros', {
      classIds: board.classes.map(({ classId }) => classId),
      weekFrom,
      toldOn: addDays(weekFrom, 4),
    });
  }
  const { studentIds } = await get('weeklyReports.begin', { classId: own.classId, weekFrom: week.from });
  const [mate, missing] = studentIds.filter((id) => id !== studentId);
  if (!mate || !missing) throw new Error('the class is too small');
  const toldOn = addDays(week.from, 3) < today ? addDays(week.from, 3) : today;
  await get(
    'weeklyReports.write',
    weeklyReport(
      own.classId,
      [
        remark('change', studentId, {
          change: 'worse',
          text: '这周三次没有交作业，课间趴在桌上，不和同学说话。',
        }),
        remark('noticed', mate, {
          source: 'peerCommittee',
          text: '晚上宿舍熄灯以后还坐着，说不想回家。',
        }),
        remark('absent', missing, {
          absence: 'left',
          seenOn: week.from,
          text: '第三节课后不在教室，家长说已到家。',
        }),
      ],
      { weekFrom: week.from, toldOn, toldBy, note: '期中考试临近，班里有些紧张。' },
    ),
  );
  await get('weeklyReports.setRule', { isAsked: true, dueAfter: 4 });
}
