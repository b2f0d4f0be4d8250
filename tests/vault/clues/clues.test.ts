import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import {
  clueAnswer,
  conference,
  enquiry,
  interview,
  leftBehind,
  missing,
  observation,
  remark,
  screening,
  spokenOf,
  watched,
  weeklyReport,
} from '../file-records.ts';
import { atLevel, day, enrolled, owedTo } from '../sample.ts';
import { weeklyRoom } from '../weekly-reports/weekly-rooms.ts';

/** A student who was missing on two days of one week. */
async function missingTwice(room: TestDesk): Promise<StudentId> {
  const studentId = await enrolled(room);
  await room.get('observations.write', missing(studentId, '2026-08-20'));
  await room.get('observations.write', missing(studentId, '2026-08-24'));
  return studentId;
}
const fired = async (room: TestDesk, studentId: StudentId) =>
  ((await room.get('students.file', { studentId })).openClue?.fired ?? []).map(({ rule }) => rule);

test('a clue tells its rule, the records that met it, and how much was looked at; it is owed in three days', async () => {
  const room = await deskInRoom();
  const studentId = await missingTwice(room);
  await room.get('observations.write', {
    ...observation(studentId),
    sign: null,
    occurredOn: day('2026-08-22'),
    text: '课间和同学打球',
  });
  const { openClue, owed } = await room.get('students.file', { studentId });
  expect(openClue).toMatchObject({
    since: '2026-08-24',
    looked: 3,
    fired: [
      {
        rule: 'missingAgain',
        need: 2,
        days: 14,
        traces: [
          { on: '2026-08-20', told: '2026年8月20日　观察日志：未到校，原因不明（王海）' },
          { on: '2026-08-24', opens: { record: 'observation' } },
        ],
      },
    ],
  });
  expect(owed).toContainEqual(
    expect.objectContaining({
      what: 'clue',
      fromOn: '2026-08-24',
      dueOn: '2026-08-27',
      told: '反复到校异常',
    }),
  );
  expect(await owedTo(room, 'clue')).toHaveLength(1);
});

test('taken up for a talk it waits for that talk; its records stand in the answer, and count for nothing any more', async () => {
  const room = await deskInRoom();
  const studentId = await missingTwice(room);
  const { clueId } = await room.get('clues.answer', clueAnswer(studentId));
  const taken = await room.get('students.file', { studentId });
  expect(taken.openClue).toBeNull();
  expect(taken.clues).toMatchObject([
    {
      id: clueId,
      because: '反复到校异常（14 天内 2 天到校异常）',
      answer: 'interview',
      records: [
        { told: '2026年8月20日　观察日志：未到校，原因不明（王海）', opens: { record: 'observation' } },
        { opens: { record: 'observation' } },
      ],
    },
  ]);
  expect(taken.chronicle).toContainEqual(
    expect.objectContaining({ kind: 'clue', occurredOn: '2026-08-28', title: '预警线索：面谈' }),
  );
  const verdicts = () => owedTo(room, 'verdict');
  expect(await verdicts()).toHaveLength(1);
  const talk = {
    ...interview(studentId),
    occurredOn: day('2026-08-28'),
    risk: 'none',
    riskText: '',
  } as const;
  await room.get('interviews.write', talk);
  expect(await verdicts()).toEqual([]);
  // One day more is one day, not three.
  await room.get('observations.write', missing(studentId, '2026-08-26'));
  expect(await fired(room, studentId)).toEqual([]);
  await room.get('observations.write', missing(studentId, '2026-08-27'));
  expect(await fired(room, studentId)).toEqual(['missingAgain']);
});

test('refused or only looked on at, it is said why; a correction keeps what met the rule, taking it back opens it again', async () => {
  const room = await deskInRoom();
  const studentId = await missingTwice(room);
  for (const answer of ['refused', 'goOn'] as const) {
    const failure = await room.refused('clues.answer', { ...clueAnswer(studentId), answer, reason: ' ' });
    expect(Object.keys(failure.fields ?? {})).toEqual(['reason']);
  }
  expect(await fired(room, studentId)).toEqual(['missingAgain']);
  const refused = { ...clueAnswer(studentId), answer: 'refused', reason: '两天都去看了牙。' } as const;
  const { clueId } = await room.get('clues.answer', refused);
  expect(await owedTo(room, 'clue')).toEqual([]);
  await room.get('clues.answer', { ...refused, clueId, reason: '两天都去看了牙，班主任后来才知道。' });
  const { clues } = await room.get('students.file', { studentId });
  expect(clues).toMatchObject([
    { reason: '两天都去看了牙，班主任后来才知道。', because: '反复到校异常（14 天内 2 天到校异常）' },
  ]);
  expect(clues[0]?.records).toHaveLength(2);
  await room.get('clues.remove', { clueId, reason: '写错了人' });
  expect(await fired(room, studentId)).toEqual(['missingAgain']);
});

test('nothing is answered where nothing waits', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const failure = await room.refused('clues.answer', clueAnswer(studentId));
  expect(failure.code).toBe('noClue');
  expect((await room.get('students.file', { studentId })).clues).toEqual([]);
});

test('whoever was looked at as a whole since is no clue: a level that began, a conference that was finalised', async () => {
  const room = await deskInRoom();
  const levelled = await missingTwice(room);
  await atLevel(room, levelled, 'general', '2026-08-24');
  expect(await fired(room, levelled)).toEqual([]);
  const other = await deskInRoom();
  const conferred = await missingTwice(other);
  const about = conference([spokenOf(conferred)], { occurredOn: day('2026-08-25') });
  const { conferenceId } = await other.get('conferences.write', about);
  expect(await fired(other, conferred)).toEqual(['missingAgain']);
  await other.get('conferences.write', { ...about, conferenceId, finalises: true });
  expect(await fired(other, conferred)).toEqual([]);
});

test('a danger that was heard is a clue, of whoever stands at no high level', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const danger = {
    ...interview(studentId),
    occurredOn: day('2026-08-26'),
    risk: 'ideation',
    riskText: '说活着没意思',
  } as const;
  await room.get('interviews.write', danger);
  expect(await fired(room, studentId)).toEqual(['riskHeard']);
  const { openClue } = await room.get('students.file', { studentId });
  expect(openClue?.fired[0]?.traces[0]?.told).toBe('2026年8月26日　面谈：意念');
  // And a letter, as soon as it is known whose it is.
  const anonymous = enquiry(null, { risk: 'plan', occurredOn: day('2026-08-27') });
  const { enquiryId } = await room.get('enquiries.write', anonymous);
  const heard = async () =>
    (await room.get('students.file', { studentId })).openClue?.fired[0]?.traces.map(({ told }) => told);
  expect(await heard()).toEqual(['2026年8月26日　面谈：意念']);
  await room.get('enquiries.write', { ...anonymous, enquiryId, sender: 'student', studentId });
  expect(await heard()).toEqual(['2026年8月26日　面谈：意念', '2026年8月27日　信箱：计划']);
  const other = await deskInRoom();
  const severe = await enrolled(other);
  await atLevel(other, severe, 'severe', '2026-08-01');
  await other.get('interviews.write', { ...danger, studentId: severe });
  expect(await fired(other, severe)).toEqual([]);
});

test('what was judged to need more than going on is taken up already; what was seen by one alone is none', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const seen = (on: string, source: string) => ({
    ...watched(studentId),
    ...({ judgedOn: null, judgedBy: '', verdict: null, judgement: '' } as const),
    occurredOn: day(on),
    source,
  });
  await room.get('observations.write', seen('2026-08-10', '王海'));
  await room.get('observations.write', seen('2026-08-15', '王海'));
  await room.get('observations.write', seen('2026-08-20', '王海'));
  expect(await fired(room, studentId)).toEqual([]);
  const { observationId } = await room.get('observations.write', seen('2026-08-21', '李梅'));
  expect(await fired(room, studentId)).toEqual(['unusualAgain']);
  const judged = { judgedOn: day('2026-08-22'), judgedBy: '林静', verdict: 'interview' } as const;
  await room.get('observations.write', { ...seen('2026-08-21', '李梅'), observationId, ...judged });
  expect(await fired(room, studentId)).toEqual([]);
});

test('a school changes how much is enough, or goes by a rule no more; the log tells both', async () => {
  const room = await deskInRoom();
  const studentId = await missingTwice(room);
  await room.get('clues.setRule', { rule: 'missingAgain', need: 3, days: 30 });
  expect(await fired(room, studentId)).toEqual([]);
  expect(await room.get('clues.rules', {})).toContainEqual({ rule: 'missingAgain', need: 3, days: 30 });
  await room.get('clues.setRule', { rule: 'missingAgain', need: 2, days: 5 });
  expect(await fired(room, studentId)).toEqual(['missingAgain']);
  await room.get('clues.setRule', { rule: 'missingAgain', need: 0, days: 5 });
  expect(await fired(room, studentId)).toEqual([]);
  const failure = await room.refused('clues.setRule', { rule: 'missingAgain', need: -1, days: 0 });
  expect(Object.keys(failure.fields ?? {}).sort()).toEqual(['days', 'need']);
});

test('a rule goes by what children did: facts about the family, a screening by itself and old history make none', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('family.addCircumstance', leftBehind(studentId));
  await room.get('screenings.write', { ...screening(studentId), occurredOn: day('2026-08-20') });
  await room.get('observations.write', missing(studentId, '2025-11-20'));
  await room.get('observations.write', missing(studentId, '2025-11-24'));
  expect(await fired(room, studentId)).toEqual([]);
});

test('what a class’s weekly report said counts as well, and once where it was carried into 观察日志', async () => {
  const { room, zhou, first } = await weeklyRoom();
  const absent = { absence: 'unexplained', seenOn: day('2026-09-08') } as const;
  const { reportId } = await room.get(
    'weeklyReports.write',
    weeklyReport(first, [remark('absent', zhou, absent)]),
  );
  expect(await fired(room, zhou)).toEqual([]);
  await room.get('observations.write', missing(zhou, '2026-09-10'));
  const told = async () => {
    const { openClue } = await room.get('students.file', { studentId: zhou });
    return openClue?.fired.flatMap(({ rule, traces }) => [rule, ...traces.map((trace) => trace.told)]);
  };
  expect(await told()).toEqual([
    'missingAgain',
    '2026年9月8日　班级周报：未到校，原因不明（班主任）',
    '2026年9月10日　观察日志：未到校，原因不明（王海）',
  ]);
  const [line] = (await room.get('weeklyReports.read', { reportId })).remarks;
  if (!line) throw new Error('nothing was told');
  await room.get('weeklyReports.carry', { entryId: line.id });
  expect(await told()).toEqual([
    'missingAgain',
    '2026年9月8日　观察日志：未到校，原因不明（班主任王芳）',
    '2026年9月10日　观察日志：未到校，原因不明（王海）',
  ]);
});
