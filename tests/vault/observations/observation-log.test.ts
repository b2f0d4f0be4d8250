import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import { OBSERVATION_UNSAID } from '#shared/contract/observations.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import {
  conference,
  contact,
  interview,
  missing,
  observation,
  plan,
  spokenOf,
  watched,
} from '../file-records.ts';
import { atLevel, day, enrolled, sessionText } from '../sample.ts';

/** What waits because of an entry, with the day from which it is late. */
async function waiting(room: TestDesk, studentId: StudentId): Promise<string[]> {
  const { owed } = await room.get('students.file', { studentId });
  return owed.flatMap(({ what, dueOn, told }) =>
    what === 'judgement' || what === 'verdict' ? [`${what} ${dueOn} ${told}`.trim()] : [],
  );
}

const seen = (studentId: StudentId) => ({ ...watched(studentId), occurredOn: day('2026-08-20') });
const unjudged = { judgedOn: null, judgedBy: '', verdict: null, judgement: '' } as const;
const judged = (verdict: 'goOn' | 'interview' | 'assess' | 'plan') => ({
  judgedOn: day('2026-08-21'),
  judgedBy: '王海、林静',
  verdict,
  judgement: '',
});

test('what a teacher saw is told aspect by aspect, and how it was judged on the day of that', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('observations.write', watched(studentId));
  const { chronicle, observations } = await room.get('students.file', { studentId });
  expect(chronicle.filter(({ kind }) => kind === 'observation')).toMatchObject([
    {
      occurredOn: '2026-05-08',
      title: '观察研判：面谈',
      text: '先由心理教师面谈，班主任每天留意午饭。\n研判人：王海、林静',
    },
    {
      occurredOn: '2026-05-06',
      startsAt: '10:05',
      title: '观察日志：课间活动，有异常',
      text: expect.stringMatching(
        /^课间一个人.+\n认知：.+\n情绪：.+\n行为：.+\n意志：.+\n学习：.+\n与以前相比：.+\n已经做的：.+\n来源：王海$/s,
      ),
    },
  ]);
  // It is none of the thirteen signs, and no file tells it as one.
  expect(observations).toMatchObject([{ sign: null }]);
});

test('an unusual entry waits two days for its judgement, one that is not waits for nothing', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('observations.write', { ...seen(studentId), ...unjudged, unusual: false });
  expect(await waiting(room, studentId)).toEqual([]);
  const { observationId } = await room.get('observations.write', { ...seen(studentId), ...unjudged });
  expect(await waiting(room, studentId)).toEqual(['judgement 2026-08-22']);
  await room.get('observations.write', { ...seen(studentId), observationId, ...judged('goOn') });
  expect(await waiting(room, studentId)).toEqual([]);
});

test.each([
  [
    'interview',
    'verdict 2026-08-28 面谈',
    async (room: TestDesk, studentId: StudentId) => {
      // A session that is not signed yet took place all the same.
      const text = sessionText([studentId], { occurredOn: day('2026-08-24') });
      await room.get('sessions.write', { sessionId: null, text });
    },
  ],
  [
    'assess',
    'verdict 2026-08-28 提交评估',
    async (room: TestDesk, studentId: StudentId) => {
      await room.get('conferences.write', {
        ...conference([spokenOf(studentId)], { occurredOn: day('2026-08-24') }),
        finalises: true,
      });
    },
  ],
  [
    'plan',
    'verdict 2026-08-28 启动干预方案',
    async (room: TestDesk, studentId: StudentId) => {
      await room.get('plans.write', { ...plan(studentId), occurredOn: day('2026-08-24') });
    },
  ],
] as const)('the verdict %s waits a week until it is carried out', async (verdict, line, carryOut) => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('observations.write', { ...seen(studentId), ...judged(verdict) });
  expect(await waiting(room, studentId)).toEqual([line]);
  await carryOut(room, studentId);
  expect(await waiting(room, studentId)).toEqual([]);
});

test('面谈 is a talk with the student alone as a session is', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('observations.write', { ...seen(studentId), ...judged('interview') });
  await room.get('interviews.write', { ...interview(studentId), occurredOn: day('2026-08-20') });
  expect(await waiting(room, studentId)).toEqual(['verdict 2026-08-28 面谈']);
  await room.get('interviews.write', { ...interview(studentId), occurredOn: day('2026-08-21') });
  expect(await waiting(room, studentId)).toEqual([]);
});

test('a level that began since is an assessment too; a conference that is only laid out is none', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('observations.write', { ...seen(studentId), ...judged('assess') });
  await room.get('conferences.write', conference([spokenOf(studentId)], { occurredOn: day('2026-08-24') }));
  expect(await waiting(room, studentId)).toEqual(['verdict 2026-08-28 提交评估']);
  await atLevel(room, studentId, 'general', '2026-08-24');
  expect(await waiting(room, studentId)).toEqual([]);
});

test('a child that was missing: the guardians are told that day, and whoever is listed is visited soon', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const owed = async () => {
    const file = await room.get('students.file', { studentId });
    return file.owed.flatMap(({ what, dueOn, told }) =>
      what.startsWith('absence') ? [`${what} ${dueOn} ${told}`] : [],
    );
  };
  // That it was missing says enough.
  await room.get('observations.write', missing(studentId, '2026-08-26'));
  expect(await owed()).toEqual(['absenceTold 2026-08-26 未到校，原因不明']);
  await atLevel(room, studentId, 'general', '2026-08-20');
  expect(await owed()).toEqual([
    'absenceTold 2026-08-26 未到校，原因不明',
    'absenceVisit 2026-08-29 未到校，原因不明',
  ]);
  await room.get('contacts.write', { ...contact(studentId), occurredOn: day('2026-08-26') });
  expect(await owed()).toEqual(['absenceVisit 2026-08-29 未到校，原因不明']);
  const { chronicle } = await room.get('students.file', { studentId });
  expect(chronicle.map(({ title }) => title)).toContain('到校异常：未到校，原因不明');
});

test.each([
  ['nothing that was seen', { ...OBSERVATION_UNSAID, ...unjudged }, ['text']],
  ['a judgement without what came of it', { ...judged('goOn'), verdict: null }, ['verdict']],
  ['a verdict of nobody', { ...judged('goOn'), judgedBy: ' ' }, ['judgedBy']],
  ['a verdict of no day', { ...judged('goOn'), judgedOn: null }, ['judgedOn']],
  ['a judgement before it was seen', { ...judged('goOn'), judgedOn: day('2026-08-19') }, ['judgedOn']],
  ['a judgement that is still to come', { ...judged('goOn'), judgedOn: day('2026-08-29') }, ['judgedOn']],
  ['nobody who saw it', { ...unjudged, source: '' }, ['source']],
] as const)('an entry is refused with %s, and nothing is written', async (_what, wrong, fields) => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const failure = await room.refused('observations.write', { ...seen(studentId), ...wrong });
  expect(Object.keys(failure.fields ?? {})).toEqual(fields);
  const { observations } = await room.get('students.file', { studentId });
  expect(observations).toEqual([]);
});

test('one sign and one remark: the signs alone are handed on to the next school', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('observations.write', observation(studentId));
  await room.get('observations.write', watched(studentId));
  const { behaviour } = await room.get('handOvers.draft', { studentId });
  expect(behaviour).toBe('2026年5月6日，情绪低落、抑郁超过半个月：三周来很少说话');
});
