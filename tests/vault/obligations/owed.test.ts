import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import { VISIT_UNTOLD } from '#shared/contract/home-visits.ts';
import { OBSERVATION_UNSAID } from '#shared/contract/observations.ts';
import { owedTo as owedOf } from '#vault/whole-file/obligations/owed.ts';
import { weekListFacts } from '#vault/whole-file/workbench/lay-week-list.ts';
import { sampleSchool } from '../../sample-school/sample-school.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom } from '../desk.ts';
import type { TestDesk } from '../open-desk.ts';
import { atLevel, day, enrolled, owedTo, sessionText } from '../sample.ts';
import { settleSchool } from '../settle-school.ts';

/** A Friday; its week is 24–30 August. The day of every desk here. */
const TODAY = day('2026-08-28');

async function owedLines(room: TestDesk, studentId: StudentId): Promise<string[]> {
  const { owed } = await room.get('students.file', { studentId });
  // Whoever is at a level is owed a plan too: see plans.test.ts.
  return owed
    .filter(({ what }) => what !== 'planMissing')
    .map(({ what, dueOn, missed, need, done, putOffUntil }) =>
      [
        what,
        dueOn,
        `${done}/${need}`,
        missed > 0 && `missed ${missed}`,
        putOffUntil && `until ${putOffUntil}`,
      ]
        .filter(Boolean)
        .join(' '),
    );
}

test('what is owed to everybody is what is owed to each, before and after a change', async () => {
  const room = await deskInRoom();
  const school = sampleSchool({ today: TODAY, classes: 4, studentsPerClass: 20 });
  const { studentId } = await settleSchool(room, school);
  const listed = await room.get('students.list', {});
  const compare = () =>
    openRoomOf(room).access.read((reader) => {
      const all = owedOf(reader, 'everybody');
      expect(all.size).toBeGreaterThan(3);
      for (const { id } of listed) expect(owedOf(reader, [id]).get(id)).toEqual(all.get(id));
      return [...all.values()].flat();
    });
  const before = compare();
  expect(compare()).toEqual(before);
  const written = studentId(school.levels[0]?.studentNumber ?? '');
  // It waits for its signature.
  await room.get('sessions.write', { sessionId: null, text: sessionText([written]) });
  expect(compare()).not.toEqual(before);
});

test('the file, the watchlist and the workbench say the same of what is due, out of the records', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const next = async () => {
    const { nextStep } = await room.get('students.file', { studentId });
    const listed = (await room.get('watchlist.list', {})).find(({ id }) => id === studentId);
    if (listed) expect(listed.nextStep).toEqual(nextStep);
    return nextStep && `${nextStep.what} ${nextStep.dueOn} ${nextStep.missedWeeks}`;
  };
  expect(await next()).toBe(null);
  await atLevel(room, studentId, 'severe', '2026-08-18');
  expect(await next()).toBe('followUp 2026-08-30 1');
  expect(await owedTo(room, 'followUp')).toEqual(['周小禾']);
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text: sessionText([studentId]) });
  // What waits since the 20th comes first, and the missed week is told beside it.
  expect(await next()).toBe('session 2026-08-20 1');
  await room.get('sessions.sign', { sessionId });
  const followUp = { studentId, channel: 'phone' as const, text: '在家休息。' };
  await room.get('followUps.write', { followUpId: null, compared: null, ...followUp, occurredOn: TODAY });
  expect(await next()).toBe('followUp 2026-08-23 1');
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    ...followUp,
    occurredOn: day('2026-08-19'),
  });
  expect(await next()).toBe('planMissing 2026-08-25 0');
  const keys = [`planMissing/${(await room.get('students.file', { studentId })).level?.id}`];
  await room.get('obligations.putOff', { of: [{ studentId, keys }], until: null, reason: '方案在中心' });
  expect(await next()).toBe('followUp 2026-09-06 0');
  expect(await owedTo(room, 'followUp')).toEqual([]);
  const visit = {
    ...VISIT_UNTOLD,
    homeVisitId: null,
    studentId,
    plannedOn: day('2026-09-02'),
    occurredOn: null,
    staffIds: [],
  };
  await room.get('homeVisits.write', visit);
  expect(await next()).toBe('homeVisit 2026-09-02 0');
});

test('what hangs on a situation follows from the file: medication at school, a leave, the return from it', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const medication = {
    studentId,
    care: 'medication',
    fromOn: day('2026-08-01'),
    reason: '遵医嘱服药',
  } as const;
  await room.get('watchlist.addCare', medication);
  expect(await owedLines(room, studentId)).toEqual(['counselling 2026-08-31 0/2', 'talk 2026-08-31 0/2']);
  await room.get('schooling.beginLeave', {
    studentId,
    fromOn: day('2026-08-03'),
    cause: 'suicidality',
    reason: '在家休养',
  });
  // At home nobody counsels at school; the two days before ask for their share.
  expect(await owedLines(room, studentId)).toEqual([
    'leaveCertificate 2026-08-10 0/1',
    'counselling 2026-08-31 0/1',
    'talk 2026-08-31 0/1',
    'anyContact 2026-08-31 0/1',
  ]);
  await room.get('schooling.endLeave', { studentId, endedOn: day('2026-08-26'), reason: '' });
  expect(await owedLines(room, studentId)).toEqual(
    expect.arrayContaining([
      // Nobody said yes to it, and there is no plan: the child is back all the same.
      'contingencyPlan 2026-08-26 0/1',
      'returnDecision 2026-09-05 0/1',
      'returnAssessment 2026-09-02 0/1',
      'talk 2026-09-08 0/1',
      'riskInterview 2026-09-25 0/1',
      'homeroomTalk 2026-09-25 0/1',
      'counselling 2026-09-25 0/1',
    ]),
  );
});

test('a situation that somebody wrote down asks for its contacts until it ends', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const affected = {
    studentId,
    situation: 'affectedByEvent',
    fromOn: day('2026-08-24'),
    reason: '同桌出事',
  } as const;
  await room.get('watchlist.addSituation', affected);
  expect((await room.refused('watchlist.addSituation', affected)).code).toBe('alreadyLasting');
  expect(await owedLines(room, studentId)).toEqual([
    'groupCounselling 2026-08-30 0/1',
    'interview 2026-08-30 0/2',
    'talk 2026-08-30 0/2',
  ]);
  const { situations } = await room.get('students.file', { studentId });
  const periodId = situations[0]?.id ?? expect.fail('no situation');
  const { chronicle } = await room.get('students.file', { studentId });
  expect(chronicle.map(({ title }) => title)).toContain('登记情形：受事件影响');
  await room.get('watchlist.endSituation', { periodId, endedOn: day('2026-08-24'), reason: '登记错人' });
  expect(await owedLines(room, studentId)).toEqual([]);
});

test('the talk of the homeroom teacher counts as hers by name, and where nobody is named, any does', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const mild = {
    studentId,
    situation: 'mildAfterScreening',
    fromOn: day('2026-08-24'),
    reason: '轻度',
  } as const;
  await room.get('watchlist.addSituation', mild);
  const owes = async () =>
    (await owedLines(room, studentId)).some((line) => line.startsWith('homeroomTalk 2026-08-30'));
  expect(await owes()).toBe(true);
  const talk = {
    talkId: null,
    studentId,
    occurredOn: day('2026-08-25'),
    startsAt: '',
    place: '',
    text: '谈了。',
  };
  const { talkId } = await room.get('talks.write', { ...talk, spokenBy: '林静' });
  expect(await owes()).toBe(false);
  await room.get('school.appointHomeroomTeacher', {
    className: '七年级(1)班',
    teacherName: '王芳',
    fromOn: day('2026-03-01'),
  });
  expect(await owes()).toBe(true);
  await room.get('talks.write', { ...talk, talkId, spokenBy: '王芳' });
  expect(await owes()).toBe(false);
});

test('what is put off waits until its day, with the reason on record; what is let go is not asked for again', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'severe', '2026-08-10');
  expect(await owedLines(room, studentId)).toEqual(['followUp 2026-08-30 0/1 missed 2']);
  const owed = (await room.get('students.file', { studentId })).owed;
  const plan = owed.find(({ what }) => what === 'planMissing')?.keys ?? [];
  const keys = owed.find(({ what }) => what === 'followUp')?.keys ?? [];
  expect(keys).toHaveLength(3);
  const putOff = (until: string | null, which: string[]) => ({
    of: [{ studentId, keys: which }],
    until: until === null ? null : day(until),
    reason: '住院，医院不让打电话',
  });
  expect(await room.refused('obligations.putOff', putOff('2026-08-28', keys))).toMatchObject({
    code: 'notLater',
    message: '推迟到的日期要在今天以后，请修改',
  });
  expect((await room.refused('obligations.putOff', putOff(null, [...keys, 'followUp/x']))).code).toBe(
    'notOwed',
  );
  expect(await owedLines(room, studentId)).toEqual(['followUp 2026-08-30 0/1 missed 2']);
  await room.get('obligations.putOff', putOff(null, keys.slice(0, 2)));
  expect(await owedLines(room, studentId)).toEqual(['followUp 2026-08-30 0/1']);
  await room.get('obligations.putOff', putOff('2026-09-01', [...keys.slice(2), ...plan]));
  expect(await owedLines(room, studentId)).toEqual(['followUp 2026-08-30 0/1 until 2026-09-01']);
  const { nextStep, chronicle } = await room.get('students.file', { studentId });
  expect(nextStep).toBe(null);
  expect(
    chronicle
      .filter(({ kind }) => kind === 'putOff')
      .map(({ title }) => title)
      .sort(),
  ).toEqual([
    '不再办理：写跟踪记录（2026年8月10日至2026年8月16日）',
    '不再办理：写跟踪记录（2026年8月17日至2026年8月23日）',
    '推迟到2026年9月1日：写跟踪记录（2026年8月24日至2026年8月30日）',
    '推迟到2026年9月1日：制定干预方案（2026年8月10日至2026年8月17日）',
  ]);
  const { opens } =
    chronicle.find(({ title }) => title.includes('2026年9月1日：写跟踪')) ?? expect.fail('not told');
  if (opens?.record !== 'putOff') return expect.fail('opens something else');
  await room.get('obligations.takeUp', { putOffId: opens.id, reason: '已经出院' });
  expect(await owedLines(room, studentId)).toEqual(['followUp 2026-08-30 0/1']);
});

test('a school changes how often, from today on, and sees where each rule stands', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'severe', '2026-08-17');
  const rule = { situation: 'highRisk', duty: 'followUp', per: 'week' } as const;
  await room.get('obligations.setRule', { ...rule, times: 2 });
  expect(await owedLines(room, studentId)).toEqual(['followUp 2026-08-30 0/2 missed 1']);
  const ruleNow = async () =>
    (await room.get('obligations.rules', {})).find(({ situation }) => situation === 'highRisk');
  expect(await ruleNow()).toMatchObject({ times: 2, source: '学校规定' });
  await room.get('obligations.setRule', { ...rule, times: 0 });
  // What went by before the change stays owed as it was.
  expect(await owedLines(room, studentId)).toEqual(['followUp 2026-08-23 0/1 missed 1']);
  await room.get('obligations.setRule', { ...rule, times: 1 });
  expect(await ruleNow()).toMatchObject({ times: 1, source: '暑期排查跟踪通知' });
});

test('a session of several students waits for its signature once', async () => {
  const room = await deskInRoom();
  const one = await enrolled(room);
  const other = await enrolled(room, { studentNumber: '2', name: '陈一鸣' });
  await room.get('sessions.write', {
    sessionId: null,
    text: { ...sessionText([one, other]), kind: 'group' },
  });
  const { owed } = await room.get('workbench.read', {});
  expect(owed).toMatchObject([{ what: 'session', others: [expect.any(String)] }]);
});

test('a warning signal waits until somebody assesses it', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('observations.write', {
    ...OBSERVATION_UNSAID,
    observationId: null,
    studentId,
    sign: 'saysFarewell',
    occurredOn: day('2026-08-26'),
    text: '把书都送人了',
    source: '班主任',
  });
  expect(await owedLines(room, studentId)).toEqual(['signal 2026-08-26 0/1']);
  await atLevel(room, studentId, 'general', '2026-08-27');
  expect(await owedLines(room, studentId)).toEqual([]);
});

test('the list of the week tells each class what its teacher may know, and no more', async () => {
  const room = await deskInRoom();
  const one = await enrolled(room);
  const two = await enrolled(room, { studentNumber: '2', name: '陈一鸣', className: '七年级(2)班' });
  await atLevel(room, one, 'severe', '2026-08-24');
  await room.get('sessions.write', { sessionId: null, text: sessionText([two]) });
  const { facts } = openRoomOf(room).access.read(weekListFacts);
  // An unsigned session is nothing for a homeroom teacher.
  expect(facts.teachers).toEqual([
    {
      className: '七年级(1)班',
      name: '',
      students: [{ name: '周小禾', level: 'severe', owed: ['写跟踪记录，8月30日前'] }],
    },
  ]);
});
