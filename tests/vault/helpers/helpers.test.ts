import { expect, test } from 'vitest';
import type { ActivityId, StudentId } from '#shared/contract/fields.ts';
import { observationFacts } from '#vault/rooms/observations/lay-observation.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { helper, observation, studentTraining } from '../file-records.ts';
import { planOf, threeGrades } from '../roll-over/three-grades.ts';
import { day, enrolled } from '../sample.ts';

const at = (date: string) => new Date(`${date}T10:00:00`).getTime();

const training = async (room: TestDesk, title: string, occurredOn?: string): Promise<ActivityId> =>
  (await room.get('activities.write', studentTraining(title, occurredOn))).activityId;

const roster = (room: TestDesk, schoolYear: number | null = null) => room.get('helpers.list', { schoolYear });

test('a post is of the class that its student is in, ends with the school year, and is one line of the own file', async () => {
  const room = await deskInRoom();
  const whoHelps = await enrolled(room);
  const other = await enrolled(room, { studentNumber: '20260102', name: '周小麦', className: '七年级(2)班' });
  await room.get('helpers.write', helper(whoHelps));
  const { posts, classesWithout } = await roster(room);
  expect(posts).toMatchObject([
    { name: '周小禾', className: '七年级(1)班', schoolYear: 2025, lastOn: '2026-08-31', holds: true },
  ]);
  expect(classesWithout).toEqual(['七年级(2)班']);
  const told = async (studentId: StudentId) =>
    (await room.get('students.file', { studentId })).chronicle.filter(({ kind }) => kind === 'helperPost');
  expect(await told(whoHelps)).toMatchObject([
    { occurredOn: '2026-03-02', title: '担任班级心理委员（七年级(1)班）', text: '至2026年8月31日' },
  ]);
  expect(await told(other)).toEqual([]);
  room.clock.now = at('2026-09-01');
  expect((await roster(room, 2025)).posts).toMatchObject([{ holds: false, lastOn: '2026-08-31' }]);
});

test('the roster says of nobody how he or she is otherwise', async () => {
  const room = await deskInRoom();
  const whoHelps = await enrolled(room);
  await room.get('helpers.write', helper(whoHelps));
  await room.get('watchlist.setLevel', {
    studentIds: [whoHelps],
    level: 'serious',
    fromOn: day('2026-05-01'),
    reason: '情绪低落',
    decidedBy: '评估小组',
    discoveryRoute: 'homeroomTeacher',
  });
  const [line] = (await roster(room)).posts;
  expect(JSON.stringify(line)).not.toMatch(/serious|二类|情绪低落/);
});

test('trainings are the activities themselves: one that is taken away was none, and whoever has none is told', async () => {
  const room = await deskInRoom();
  const [one, other] = [
    await enrolled(room),
    await enrolled(room, { studentNumber: '20260102', name: '周小麦', className: '七年级(2)班' }),
  ];
  const { postId } = await room.get('helpers.write', helper(one));
  await room.get('helpers.write', helper(other));
  const listening = await training(room, '倾听与转介');
  const keeping = await training(room, '保密的边界', '2026-05-08');
  for (const activityId of [listening, keeping, listening]) {
    await room.get('helpers.attend', { activityId, postIds: [postId] });
  }
  const trained = async () =>
    (await roster(room)).posts.map(({ name, trainings, trainedThisYear }) => [
      name,
      trainings.map(({ title }) => title).join('、'),
      trainedThisYear,
    ]);
  expect(await trained()).toEqual([
    ['周小禾', '倾听与转介、保密的边界', 2],
    ['周小麦', '', 0],
  ]);
  await room.get('helpers.absent', { activityId: keeping, postId });
  await room.get('activities.remove', { activityId: listening, reason: '没有举行' });
  expect(await trained()).toEqual([
    ['周小禾', '', 0],
    ['周小麦', '', 0],
  ]);
  const { activityId } = await room.get('activities.write', {
    activityId: null,
    kind: 'guardianLecture',
    occurredOn: day('2026-05-08'),
    title: '家长讲座',
    quantity: 1,
    guardians: 30,
  });
  expect(await room.refused('helpers.attend', { activityId, postIds: [postId] })).toMatchObject({
    code: 'noTraining',
  });
});

test('the new school year begins without helpers; those of the old one go on by one press, each in the new class', async () => {
  const room = await deskInRoom();
  await threeGrades(room);
  const pupils = await room.get('students.list', {});
  const inClass = (className: string) => {
    const found = pupils.find((each) => each.className === className);
    if (!found) throw new Error(`nobody is in ${className}`);
    return found.id;
  };
  const seventh = inClass('七年级(1)班');
  await room.get('helpers.write', helper(seventh));
  await room.get('helpers.write', helper(seventh, { post: 'dormitory', dormitory: '3号楼205' }));
  // Ended before the year did, and about to leave with the highest grade.
  await room.get('helpers.write', helper(inClass('八年级(1)班'), { endedOn: day('2026-05-01') }));
  await room.get('helpers.write', helper(inClass('九年级(1)班')));
  await room.get('rollOver.apply', planOf(await room.get('rollOver.preview', { intoSchoolYear: null })));
  room.clock.now = at('2026-09-03');

  const { posts, mayGoOn, schoolYear } = await roster(room);
  expect(schoolYear).toBe(2026);
  expect(posts).toEqual([]);
  expect(mayGoOn).toHaveLength(2);
  expect(await room.get('helpers.carryOn', { schoolYear, postIds: mayGoOn })).toEqual({ carriedOn: 2 });
  const after = await roster(room);
  expect(after.mayGoOn).toEqual([]);
  expect(
    after.posts.map(({ className, post: which, dormitory, fromOn }) => [className, which, dormitory, fromOn]),
  ).toEqual([
    ['八年级(1)班', 'class', '', '2026-09-01'],
    ['八年级(1)班', 'dormitory', '3号楼205', '2026-09-01'],
  ]);
  expect(await room.refused('helpers.carryOn', { schoolYear, postIds: mayGoOn })).toMatchObject({
    code: 'nobodyGoesOn',
  });
});

test('a post does not reach into the next school year, and only a pupil of a class is committee of one', async () => {
  const room = await deskInRoom();
  const whoHelps = await enrolled(room);
  const late = await room.refused('helpers.write', helper(whoHelps, { endedOn: day('2026-12-01') }));
  expect(late.fields?.endedOn).toContain('续任');
  const unclassed = await room.refused('helpers.write', helper(whoHelps, { fromOn: day('2027-09-01') }));
  expect(unclassed.fields?.studentId).toContain('还没有班级');
});

test('a helper is named in nobody else’s file, and on no paper that leaves, also where it was written before', async () => {
  const room = await deskInRoom();
  const whoHelps = await enrolled(room, { studentNumber: '20260102', name: '周小麦' });
  const child = await enrolled(room);
  const said = { ...observation(child), source: '周小麦', text: '周小麦说她两天没有吃饭。' };
  const { observationId } = await room.get('observations.write', said);
  await room.get('helpers.write', helper(whoHelps));

  const named = await room.refused('observations.write', { ...said, observationId });
  expect(named.fields?.source).toBe('心理委员的姓名不写进别人的档案，请把“周小麦”改成“心理委员”');
  await room.get('observations.write', { ...observation(whoHelps), source: '周小麦' });

  const facts = (audience: 'teacher' | 'room') =>
    openRoomOf(room).access.read((reader) => observationFacts(reader, observationId, audience));
  expect(facts('teacher')).toMatchObject({ source: '心理委员', text: '心理委员说她两天没有吃饭。' });
  expect(facts('room')).toMatchObject({ source: '周小麦' });

  // A teacher of the same name is a teacher.
  await room.get('school.addStaff', { name: '周小麦', phone: '' });
  await room.get('observations.write', { ...said, observationId });
});
