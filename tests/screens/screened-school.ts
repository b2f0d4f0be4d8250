import type { StudentId } from '#shared/contract/fields.ts';
import type { ScreeningBatchId } from '#shared/contract/screenings.ts';
import { addDays } from '#shared/school-calendar.ts';
import type { TestDesk } from '#tests/vault/desk.ts';
import { interview } from '#tests/vault/file-records.ts';
import {
  batchText,
  classIds,
  resultSheet,
  type SheetRow,
  takeResults,
} from '#tests/vault/screenings/result-sheets.ts';

const FACTORS = [
  '学习焦虑',
  '对人焦虑',
  '孤独倾向',
  '自责倾向',
  '过敏倾向',
  '身体症状',
  '恐怖倾向',
  '冲动倾向',
];

/** A row of MHT as a test platform gives it, by what comes of it. */
function rowOf(
  { studentNumber, name, className }: { studentNumber: string; name: string; className: string },
  as: 'plain' | 'flagged' | 'unbelieved',
): SheetRow {
  const scores = {
    plain: [5, 3, 2, 4, 3, 4, 2, 2],
    flagged: [11, 8, 7, 8, 9, 10, 7, 6],
    unbelieved: [6, 3, 2, 3, 3, 4, 2, 2],
  }[as];
  const validity = as === 'unbelieved' ? 8 : 2;
  return [studentNumber, name, className, ...scores, validity, scores.reduce((all, each) => all + each, 0)];
}

/** The results of a whole school as a workbook, but for some who are not tested. */
export async function schoolResults(
  room: Pick<TestDesk, 'get' | 'folder'>,
  batchId: ScreeningBatchId,
  but: number,
): Promise<string> {
  const { students } = await room.get('screenings.readBatch', { batchId });
  return resultSheet(room, [
    ['学号', '姓名', '班级', ...FACTORS, '效度', '总分'],
    ...students
      .slice(but)
      .map((student, place) =>
        rowOf(student, place % 19 === 3 ? 'flagged' : place % 29 === 5 ? 'unbelieved' : 'plain'),
      ),
  ]);
}

/** A screening of the whole school on its way: tested, excused, exempt, flagged, spoken with, ruled out. */
export async function screenSchool(
  room: Pick<TestDesk, 'get' | 'folder' | 'chosen'>,
  everything: StudentId,
): Promise<ScreeningBatchId> {
  const { get } = room;
  const { today } = await get('school.particulars', {});
  const on = (days: number) => addDays(today, -days);
  const { batchId } = await get('screenings.writeBatch', {
    batchId: null,
    text: batchText({ fromOn: on(6), untilOn: addDays(today, 8), consentNote: '开学告家长书附同意书' }),
    classIds: await classIds(room),
  });
  await takeResults(room, await schoolResults(room, batchId, 4), batchId, on(4));
  const { students } = await get('screenings.readBatch', { batchId });
  const entries = students.slice(0, 2).map(({ entryId }) => entryId);
  await get('screenings.setAbsence', {
    entryIds: entries.slice(0, 1),
    absence: 'excused',
    reason: '发烧在家',
  });
  await get('screenings.setAbsence', {
    entryIds: entries.slice(1),
    absence: 'exempt',
    reason: '监护人书面说明不参加',
  });
  await get('screenings.flag', {
    batchId,
    studentIds: [everything],
    flaggedOn: on(3),
    reason: '班主任反映开学以来常在课上哭',
  });
  await get('interviews.write', { ...interview(everything), occurredOn: on(2) });
  const flagged = students.filter(
    ({ way, studentId }) => way?.way === 'toInterview' && studentId !== everything,
  );
  const [settled, spoken] = flagged;
  for (const each of [settled, spoken]) {
    if (each) await get('interviews.write', { ...interview(each.studentId), occurredOn: on(2) });
  }
  if (settled) {
    await get('screenings.settle', {
      entryId: settled.entryId,
      outcome: 'ruledOut',
      outcomeOn: on(1),
      outcomeBy: '评估小组',
      outcomeReason: '开学适应中的紧张，睡眠和社交正常，家长反映无异常。',
    });
    await get('screenings.tellGuardian', {
      entryId: settled.entryId,
      guardianToldOn: on(1),
      guardianTold: '电话告诉母亲：测评提示有些紧张，面谈了解后暂不需要特别处理，有变化随时联系。',
    });
  }
  await askClasses(room, everything);
  return batchId;
}

/** 三类重点排查 on its way: one class has answered, the others are silent. */
async function askClasses({ get }: Pick<TestDesk, 'get'>, studentId: StudentId): Promise<void> {
  const { today } = await get('school.particulars', {});
  const { batchId } = await get('screenings.writeBatch', {
    batchId: null,
    text: batchText({
      name: '2026年秋季三类重点排查',
      kind: 'threeGroups',
      scale: null,
      fromOn: addDays(today, -5),
      untilOn: addDays(today, 5),
    }),
    classIds: await classIds({ get }),
  });
  const { className } = await get('students.file', { studentId });
  const { replies } = await get('screenings.readBatch', { batchId });
  const own = replies.find((reply) => reply.className === className);
  if (!own) throw new Error('nobody was asked');
  await get('screenings.writeReply', {
    batchId,
    classId: own.classId,
    repliedOn: addDays(today, -2),
    repliedBy: own.homeroomTeacher || '王海',
    groups: [
      { focus: 'adapting', isNobody: true, found: [] },
      { focus: 'hardship', isNobody: true, found: [] },
      {
        focus: 'pressure',
        isNobody: false,
        found: [{ studentId, text: '怕考不好，常说睡不着，早读趴着。' }],
      },
    ],
  });
}
