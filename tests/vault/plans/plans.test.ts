import { beforeEach, describe, expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { PlanId } from '#shared/contract/plans.ts';
import type { PlanStep } from '#shared/plan-steps.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { conference, diagnosis, mentor, plan, referral, spokenOf } from '../file-records.ts';
import { day, enrolled } from '../sample.ts';

const NOTHING = {
  who: '',
  witnesses: '',
  institution: '',
  text: '',
  filedWith: null,
  receipt: '',
  outcome: null,
  nextOn: null,
  measureId: null,
  extractId: null,
} as const;

type StepInput = InputOf<'plans.writeStep'>;

/** A step with all that it needs. */
function step(planId: PlanId, kind: PlanStep, on: string, more: Partial<StepInput> = {}): StepInput {
  const needed: Record<PlanStep, Partial<StepInput>> = {
    passed: { who: '评估小组6月4日会商' },
    signed: { who: '王海、林静、赵校长、周远', text: '同意' },
    filed: { filedWith: 'centre', receipt: '心备〔2026〕12号' },
    measureDone: {},
    reviewed: { outcome: 'goesOn', text: '每天到校，睡眠好转' },
  };
  return { ...NOTHING, planId, stepId: null, step: kind, occurredOn: day(on), ...needed[kind], ...more };
}

let room: TestDesk;
let studentId: StudentId;
let planId: PlanId;
const write = (...of: [PlanStep, string, Partial<StepInput>?]) =>
  room.get('plans.writeStep', step(planId, ...of));
const refused = (...of: [PlanStep, string, Partial<StepInput>?]) =>
  room.refused('plans.writeStep', step(planId, ...of));
const today = (on: string) => {
  room.clock.now = Date.parse(`${on}T10:00:00`);
};
const atLevel = (level: 'general' | 'serious' | 'severe', on: string) =>
  room.get('watchlist.setLevel', {
    studentIds: [studentId],
    level,
    fromOn: day(on),
    reason: '评估',
    decidedBy: '评估小组',
    discoveryRoute: 'homeroomTeacher',
  });
/** What the plan, or its lack, owes on a day, each with the last day on which it is in time. */
const owedOn = async (on: string) => {
  today(on);
  const { owed } = await room.get('students.file', { studentId });
  return owed.filter(({ what }) => what.startsWith('plan')).map(({ what, dueOn }) => `${what} ${dueOn}`);
};

beforeEach(async () => {
  room = await deskInRoom();
  today('2026-06-03');
  studentId = await enrolled(room);
  planId = (await room.get('plans.write', plan(studentId))).planId;
  today('2026-08-20');
});

describe('a plan goes from draft to its review', () => {
  test('passed, signed, filed, a measure done, looked at: the file and the chronology tell each on its day', async () => {
    const { measures } = await room.get('plans.read', { planId });
    await write('passed', '2026-06-04');
    await write('signed', '2026-06-05');
    await write('filed', '2026-06-08');
    await write('measureDone', '2026-06-20', { measureId: measures[1]?.id ?? null, text: '三个周末都在家' });
    await write('reviewed', '2026-07-01', { outcome: 'closed', text: '目标达到' });
    const file = await room.get('students.file', { studentId });
    expect(file.plans).toMatchObject([{ version: 1, state: 'closed', review: null }]);
    const told = file.chronicle.filter(({ kind }) => kind === 'plan');
    expect(told.map(({ occurredOn, title }) => `${occurredOn} ${title}`).sort()).toEqual([
      '2026-06-03 制定干预方案',
      '2026-06-04 方案会商通过',
      '2026-06-05 方案签字生效',
      '2026-06-08 方案备案（心理健康教育指导中心）',
      '2026-06-20 方案措施完成',
      '2026-07-01 方案复评：结束方案',
    ]);
    expect(told.find(({ title }) => title.includes('措施'))?.text).toContain('父亲每周末回家');
  });

  test('what cannot follow is refused, and says what can', async () => {
    expect(await refused('signed', '2026-06-05')).toMatchObject({
      code: 'cannotFollow',
      message: '这份方案现在是“草案，待会商”，不能写“签字生效”。接下来可以写：会商通过。',
    });
    await write('passed', '2026-06-04');
    await write('signed', '2026-06-05');
    expect(await refused('passed', '2026-06-06')).toMatchObject({ code: 'cannotFollow' });
    await write('reviewed', '2026-07-01', { outcome: 'closed', text: '目标达到' });
    expect(await refused('filed', '2026-07-02')).toMatchObject({
      code: 'cannotFollow',
      message: expect.stringContaining('请另写一份方案'),
    });
  });

  test('a step lacks nothing, and its day lies between those of its neighbours', async () => {
    expect(await refused('passed', '2026-06-04', { who: '' })).toMatchObject({ code: 'missing' });
    expect(await refused('passed', '2026-06-02')).toMatchObject({ code: 'outOfOrder' });
    await write('passed', '2026-06-04');
    await write('signed', '2026-06-10');
    const { steps } = await room.get('plans.read', { planId });
    expect(await refused('passed', '2026-06-11', { stepId: steps[0]?.id ?? null })).toMatchObject({
      code: 'outOfOrder',
    });
    expect(await refused('reviewed', '2026-07-01', { nextOn: day('2026-07-01') })).toMatchObject({
      code: 'notLater',
    });
  });

  test('a measure is done once', async () => {
    await write('passed', '2026-06-04');
    await write('signed', '2026-06-05');
    const measureId = (await room.get('plans.read', { planId })).measures[0]?.id ?? null;
    await write('measureDone', '2026-06-20', { measureId });
    expect(await refused('measureDone', '2026-06-21', { measureId })).toMatchObject({ code: 'isDone' });
  });
});

describe('a conference passes it', () => {
  test('which one is chosen once, and said in its words; a draft, a void one and one about another passes nothing', async () => {
    const other = await enrolled(room, { studentNumber: '20260102', name: '陈一' });
    const held = async (of: StudentId, finalises: boolean) => {
      const wanted = conference([spokenOf(of)], { occurredOn: day('2026-06-04') });
      const { conferenceId } = await room.get('conferences.write', { ...wanted, finalises });
      return (await room.get('conferences.read', { conferenceId })).extracts[0]?.id ?? null;
    };
    for (const extractId of [await held(studentId, false), await held(other, true)])
      expect(await refused('passed', '2026-06-04', { who: '', extractId })).toMatchObject({
        code: 'noExtract',
        fields: { extractId: expect.stringContaining('请重新选择') },
      });
    const extractId = await held(studentId, true);
    await write('passed', '2026-06-04', { who: '', extractId });
    const read = await room.get('plans.read', { planId });
    expect(read).toMatchObject({ passedBy: extractId, steps: [{ who: '2026年6月4日评估小组' }] });
    expect((await room.get('students.file', { studentId })).plans[0]?.passedBy).toBe(extractId);
  });
});

describe('what was signed stays as it was', () => {
  test('neither the app nor its own connection changes a word, a measure or whether it is signed', async () => {
    await write('passed', '2026-06-04');
    await write('signed', '2026-06-05');
    expect(await room.refused('plans.write', { ...plan(studentId), planId })).toMatchObject({
      code: 'signed',
    });
    expect(await room.refused('plans.remove', { planId, reason: '写错' })).toMatchObject({ code: 'signed' });
    const [, signed] = (await room.get('plans.read', { planId })).steps;
    expect(
      await room.refused('plans.removeStep', { planId, stepId: signed?.id as never, reason: '写错' }),
    ).toMatchObject({ code: 'signed' });
    const { connection } = openRoomOf(room);
    for (const sql of [
      `UPDATE plans SET goals = 'x' WHERE id = '${planId}'`,
      `UPDATE plans SET signed_at = NULL WHERE id = '${planId}'`,
      `UPDATE plan_measures SET content = 'x' WHERE plan_id = '${planId}'`,
      `DELETE FROM plan_measures WHERE plan_id = '${planId}'`,
      `DELETE FROM plan_steps WHERE plan_id = '${planId}'`,
    ])
      expect(() => connection.exec(sql)).toThrow(/never/);
  });

  test('another version copies the one that holds, and takes its place when it is signed', async () => {
    await write('passed', '2026-06-04');
    await write('signed', '2026-06-05');
    const next = { ...plan(studentId), revises: planId, occurredOn: day('2026-07-01'), goals: '适应新学期' };
    expect(await room.refused('plans.write', plan(studentId))).toMatchObject({ code: 'hasPlan' });
    const second = (await room.get('plans.write', next)).planId;
    expect(await room.refused('plans.write', next)).toMatchObject({ code: 'hasPlan' });
    const states = async () =>
      (await room.get('students.file', { studentId })).plans.map(({ version, state }) => [version, state]);
    expect(await states()).toEqual([
      [2, 'draft'],
      [1, 'signed'],
    ]);
    await room.get('plans.writeStep', step(second, 'passed', '2026-07-02'));
    await room.get('plans.writeStep', step(second, 'signed', '2026-07-03'));
    expect(await states()).toEqual([
      [2, 'signed'],
      [1, 'replaced'],
    ]);
    expect(await refused('filed', '2026-07-04')).toMatchObject({ code: 'cannotFollow' });
    expect((await room.get('plans.read', { planId })).goals).toBe(plan(studentId).goals);
  });

  test('a draft is taken away with a reason, and another one may begin', async () => {
    await room.get('plans.remove', { planId, reason: '写错了学生' });
    expect((await room.get('students.file', { studentId })).plans).toEqual([]);
    await room.get('plans.write', plan(studentId));
  });
});

describe('what falls due is owed', () => {
  test('whoever is at a level without a plan is owed one; 关注 is not', async () => {
    await room.get('plans.remove', { planId, reason: '重写' });
    today('2026-06-10');
    await room.get('watchlist.setLevel', {
      studentIds: [studentId],
      level: 'attention',
      fromOn: day('2026-06-01'),
      reason: '留意',
      decidedBy: '林静',
      discoveryRoute: 'homeroomTeacher',
    });
    expect(await owedOn('2026-06-10')).toEqual([]);
    await atLevel('serious', '2026-06-08');
    expect(await owedOn('2026-06-10')).toEqual(['planMissing 2026-06-15']);
    await room.get('plans.write', { ...plan(studentId), occurredOn: day('2026-06-10') });
    expect(await owedOn('2026-06-10')).toEqual(['planToPass 2026-06-17']);
  });

  test('from the draft to the centre each step owes the next, and then the review by the level', async () => {
    await atLevel('serious', '2026-06-01');
    expect(await owedOn('2026-06-03')).toEqual(['planToPass 2026-06-10']);
    today('2026-08-20');
    await write('passed', '2026-06-04');
    expect(await owedOn('2026-06-04')).toEqual(['planToSign 2026-06-11']);
    today('2026-08-20');
    await write('signed', '2026-06-05');
    expect(await owedOn('2026-06-05')).toEqual(['planToFile 2026-06-12', 'planReview 2026-08-05']);
    today('2026-08-20');
    await write('filed', '2026-06-08');
    expect(await owedOn('2026-06-08')).toEqual(['planReview 2026-08-05']);
    today('2026-08-20');
    await write('reviewed', '2026-08-01', { nextOn: day('2026-09-10') });
    expect(await owedOn('2026-08-20')).toEqual(['planReview 2026-09-10']);
  });

  test('a level that changes, a hospital that answers and a return ask for a review at once', async () => {
    await atLevel('serious', '2026-06-01');
    await write('passed', '2026-06-04');
    await write('signed', '2026-06-05');
    await atLevel('severe', '2026-06-20');
    expect(await owedOn('2026-06-20')).toContain('planReview 2026-06-20');
    expect((await room.get('students.file', { studentId })).plans[0]?.review).toEqual({
      on: '2026-06-20',
      cause: 'levelChange',
    });
    today('2026-08-20');
    await write('reviewed', '2026-06-21');
    expect(await owedOn('2026-06-21')).toContain('planReview 2026-07-21');
    today('2026-08-20');
    await room.get('schooling.beginLeave', {
      studentId,
      cause: 'psychological',
      fromOn: day('2026-06-25'),
      reason: '休养',
    });
    await room.get('schooling.endLeave', { studentId, endedOn: day('2026-07-02'), reason: '' });
    expect((await room.get('students.file', { studentId })).plans[0]?.review).toEqual({
      on: '2026-07-02',
      cause: 'return',
    });
  });

  test('a review that asks for another version owes it until one is begun', async () => {
    await write('passed', '2026-06-04');
    await write('signed', '2026-06-05');
    await write('filed', '2026-06-06', { filedWith: 'school' });
    await write('reviewed', '2026-07-01', { outcome: 'revised', text: '措施要换' });
    expect(await owedOn('2026-07-01')).toEqual(['planRevision 2026-07-08']);
    await room.get('plans.write', { ...plan(studentId), revises: planId, occurredOn: day('2026-07-01') });
    expect(await owedOn('2026-07-01')).toEqual(['planToPass 2026-07-08']);
  });

  test('the school sets how long each may wait and how often a plan is looked at; what is open is counted anew', async () => {
    await atLevel('serious', '2026-06-01');
    await room.get('obligations.setInterval', { interval: 'planToPass', count: 14 });
    expect(await owedOn('2026-06-03')).toEqual(['planToPass 2026-06-17']);
    today('2026-08-20');
    await write('passed', '2026-06-04');
    await write('signed', '2026-06-05');
    await room.get('obligations.setInterval', { interval: 'reviewSerious', count: 1 });
    expect(await owedOn('2026-06-05')).toContain('planReview 2026-07-05');
    const shown = await room.get('obligations.intervals', {});
    expect(shown.find(({ interval }) => interval === 'reviewSerious')).toEqual({
      interval: 'reviewSerious',
      count: 1,
      source: '学校规定',
    });
    expect(
      await room.refused('obligations.setInterval', { interval: 'reviewSerious', count: 0 }),
    ).toMatchObject({ fields: { count: '请填写 1 到 24 个月' } });
  });
});

describe('teachers of a subject read no diagnosis', () => {
  test('neither a name of one nor what the hospital said of this child', async () => {
    await room.get('plans.remove', { planId, reason: '重写' });
    await room.get('diagnoses.write', { ...diagnosis(studentId), diagnosis: '适应不良' });
    for (const inClass of ['他有抑郁，多鼓励', '因为适应不良，少提问'])
      expect(await room.refused('plans.write', { ...plan(studentId), inClass })).toMatchObject({
        code: 'namesDiagnosis',
        fields: { inClass: expect.stringContaining('任课教师') },
      });
    expect((await room.get('students.file', { studentId })).plans).toEqual([]);
  });

  test('a diagnosis that is known only later keeps the paper back', async () => {
    await write('passed', '2026-06-04');
    await write('signed', '2026-06-05');
    await room.get('diagnoses.write', { ...diagnosis(studentId), diagnosis: '当众批评' });
    expect(await room.refused('plans.layClass', { planId })).toMatchObject({ code: 'namesDiagnosis' });
  });
});

test('the next school reads why, and what is to be done, out of the plan that was signed', async () => {
  await write('passed', '2026-06-04');
  expect((await room.get('handOvers.draft', { studentId })).causes).toBe('');
  await write('signed', '2026-06-05');
  await room.get('referrals.write', referral(studentId));
  const draft = await room.get('handOvers.draft', { studentId });
  expect(draft.causes).toContain('家庭原因：父母常在外务工，由祖母照料');
  expect(draft.advice).toMatch(/课堂上避免：不当众批评.*学习进度：允许晚到/s);
  expect(draft.problem).toMatch(/2026年6月1日建议转介（待家长答复）：失眠两周/);
});

describe('专班', () => {
  const team = async () =>
    (await room.get('students.file', { studentId })).careTeam.map(
      ({ role, name, endedOn }) => `${role} ${name} ${endedOn ?? ''}`,
    );

  test('has one mentor at a time; the next one begins when the first has ended', async () => {
    await room.get('plans.writeMember', mentor(studentId));
    const second = { ...mentor(studentId), name: '孙敏', fromOn: day('2026-07-01') };
    expect(await room.refused('plans.writeMember', second)).toMatchObject({
      fields: { role: '导师（总负责）同时只能有一位，现在是陈立。请先写上陈立的结束日期' },
    });
    const memberId = (await room.get('students.file', { studentId })).careTeam[0]?.id ?? null;
    await room.get('plans.writeMember', {
      ...mentor(studentId),
      memberId,
      endedOn: day('2026-07-01'),
      endReason: '调离',
    });
    await room.get('plans.writeMember', second);
    await room.get('plans.writeMember', { ...second, role: 'doctor', name: '李医生' });
    await room.get('plans.writeMember', { ...second, role: 'doctor', name: '吴医生' });
    expect(await team()).toEqual([
      'mentor 陈立 2026-07-01',
      'mentor 孙敏 ',
      'doctor 李医生 ',
      'doctor 吴医生 ',
    ]);
  });
});
