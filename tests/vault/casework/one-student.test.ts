import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { addDays, addMonths, type LocalDate } from '#shared/school-calendar.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import {
  conference,
  contact,
  custodyHandOver,
  custodyPromise,
  mentor,
  plan,
  referral,
  schoolReturn,
  spokenOf,
} from '../file-records.ts';
import { laid } from '../letters/laid-letter.ts';
import { day, enrolled, sessionText } from '../sample.ts';

/*
 * One student, from the first conference to the end of the year after the return: what each day owes, what satisfies it,
 * and what a stranger reads of it all. The policy rows are those of the issue: J4 to J12, B1, B6, B7, B10, P4, P5, Z6.
 */

const NO_STEP = { who: '', witnesses: '', institution: '', nextOn: null, text: '' };
const NO_PLAN_STEP = {
  ...NO_STEP,
  filedWith: null,
  receipt: '',
  outcome: null,
  measureId: null,
  extractId: null,
};

/** A desk whose clock goes from day to day, and one student. */
async function aStudent() {
  const room = await deskInRoom();
  const on = (date: string): LocalDate => {
    room.clock.now = Date.parse(`${date}T10:00:00`);
    return day(date);
  };
  on('2026-03-02');
  const studentId = await enrolled(room);
  const file = () => room.get('students.file', { studentId });
  /** What is owed by the casework, each with the last day on which it is in time. */
  const owed = async () =>
    (await file()).owed
      .filter(({ putOffUntil }) => putOffUntil === null)
      .map(({ what, dueOn }) => `${what} ${dueOn}`);
  return { room, studentId, on, file, owed };
}

/** A session in which the risk was weighed. */
const assessed = (room: TestDesk, studentId: StudentId, occurredOn: LocalDate) =>
  room.get('sessions.write', {
    sessionId: null,
    text: sessionText([studentId], { occurredOn, assessment: '睡眠平稳，没有想伤害自己的念头。' }),
  });

test('assessed, planned, reviewed, worse, referred, on leave, back, a year of interviews, closed', {
  timeout: 120_000,
}, async () => {
  const { room, studentId, on, file, owed } = await aStudent();
  const { get } = room;

  // The group decides, and the level follows from it.
  const { conferenceId } = await get('conferences.write', {
    ...conference([spokenOf(studentId, { measures: [] })], { occurredOn: on('2026-03-02') }),
    finalises: true,
  });
  const [extract] = (await file()).extracts;
  if (!extract) return expect.fail('the conference said nothing of the student');
  await get('watchlist.setLevel', {
    studentIds: [studentId],
    level: 'serious',
    fromOn: day('2026-03-02'),
    reason: '评估小组评定',
    decidedBy: '评估小组',
    discoveryRoute: 'homeroomTeacher',
    extractId: extract.id,
  });
  expect((await get('conferences.read', { conferenceId })).extracts[0]?.periodId).toBe(
    (await file()).level?.id,
  );
  expect(await owed()).toEqual(expect.arrayContaining(['planMissing 2026-03-09', 'followUp 2026-03-08']));

  // A plan, signed and filed; a mentor answers for all of it.
  on('2026-03-04');
  await get('plans.writeMember', { ...mentor(studentId), fromOn: day('2026-03-04') });
  const { planId } = await get('plans.write', { ...plan(studentId), occurredOn: day('2026-03-02') });
  const planStep = (more: Pick<InputOf<'plans.writeStep'>, 'step'> & Partial<InputOf<'plans.writeStep'>>) =>
    get('plans.writeStep', {
      ...NO_PLAN_STEP,
      planId,
      stepId: null,
      occurredOn: day('2026-03-04'),
      ...more,
    });
  await planStep({ step: 'passed', extractId: extract.id });
  expect((await file()).plans[0]?.passedBy).toBe(extract.id);
  expect(await owed()).toContain('planToSign 2026-03-11');
  await planStep({ step: 'signed', occurredOn: on('2026-03-06'), who: '王海、林静、吴校长、周远' });
  await planStep({ step: 'filed', occurredOn: on('2026-03-09'), filedWith: 'centre', receipt: '心备3号' });
  expect((await owed()).filter((line) => line.startsWith('plan'))).toEqual(['planReview 2026-05-06']);

  // Looked at after two months; then it gets worse, and the plan is looked at again at once.
  await planStep({ step: 'reviewed', occurredOn: on('2026-05-06'), outcome: 'goesOn', text: '每天到校' });
  expect(await owed()).toContain('planReview 2026-07-06');
  on('2026-05-11');
  await get('watchlist.setLevel', {
    studentIds: [studentId],
    level: 'severe',
    fromOn: day('2026-05-11'),
    reason: '说过不想活下去',
    decidedBy: '评估小组',
    discoveryRoute: 'counselling',
  });
  expect(await owed()).toContain('planReview 2026-05-11');
  await planStep({ step: 'reviewed', occurredOn: day('2026-05-11'), outcome: 'goesOn', text: '加派陪伴' });

  // The guardian is summoned, promises, and refuses a hospital; is told again, in a letter too, and agrees.
  const { referralId } = await get('referrals.write', {
    ...referral(studentId),
    occurredOn: day('2026-05-11'),
  });
  expect(await owed()).toContain('referralAnswer 2026-05-14');
  await get('custody.writePromise', {
    ...custodyPromise(studentId),
    fromOn: day('2026-05-11'),
    untilOn: day('2026-06-30'),
    signers: [{ name: '周远（父亲）', signedOn: day('2026-05-11') }],
  });
  const talk = { ...contact(studentId), answersReferral: referralId };
  await get('contacts.write', {
    ...talk,
    occurredOn: on('2026-05-12'),
    answered: 'refuses',
    refusal: '说孩子没有病',
  });
  expect(await owed()).toEqual(expect.arrayContaining(['secondTalk 2026-05-15', 'refusalLetter 2026-05-15']));
  laid(room, studentId, { issuedOn: '2026-05-13', asksReceipt: false });
  await get('contacts.write', { ...talk, occurredOn: on('2026-05-14'), answered: 'seesDoctor' });
  expect((await owed()).filter((line) => /secondTalk|refusal|referral/.test(line))).toEqual([
    'referralAppointment 2026-05-21',
  ]);
  const hospital = '市第七人民医院';
  const referralStep = (more: Omit<InputOf<'referrals.writeStep'>, 'referralId' | 'stepId'>) =>
    get('referrals.writeStep', { referralId, stepId: null, ...more });
  await referralStep({
    ...NO_STEP,
    step: 'visited',
    occurredOn: on('2026-05-16'),
    institution: hospital,
  });
  await referralStep({
    ...NO_STEP,
    step: 'fedBack',
    occurredOn: on('2026-05-18'),
    who: '周远（父亲）',
    text: '医生建议休养',
  });
  expect(await owed()).toContain('planReview 2026-05-18');
  await planStep({ step: 'reviewed', occurredOn: day('2026-05-18'), outcome: 'goesOn', text: '按医嘱休养' });
  await referralStep({ ...NO_STEP, step: 'ended', occurredOn: day('2026-05-18'), text: '由医院随访' });

  // On leave: the child goes into the father's hands, the certificate lies there, the room stays in touch.
  await get('schooling.beginLeave', {
    studentId,
    fromOn: on('2026-05-20'),
    expiresOn: day('2026-08-31'),
    cause: 'suicidality',
    reason: '医院建议休养到八月底',
  });
  expect(await owed()).toContain('leaveCertificate 2026-05-27');
  await get('custody.writeHandOver', {
    ...custodyHandOver(studentId),
    occurredOn: day('2026-05-20'),
    signers: [{ name: '周远（父亲）', signedOn: day('2026-05-20') }],
  });
  const leaveId = (await file()).leaves[0]?.id ?? expect.fail('no leave');
  const leaveStep = (
    more: Pick<InputOf<'leaves.writeStep'>, 'step'> & Partial<InputOf<'leaves.writeStep'>>,
  ) => get('leaves.writeStep', { ...NO_STEP, leaveId, stepId: null, occurredOn: day('2026-05-20'), ...more });
  await leaveStep({ step: 'certificate', institution: hospital, text: '建议休养三个月' });
  await leaveStep({ step: 'procedure', who: '教务处' });
  await leaveStep({ step: 'contactPlan', who: '林静', text: '每月一次电话' });
  expect((await owed()).filter((line) => line.startsWith('leave'))).toEqual(['leaveExpires 2026-08-31']);
  for (const month of ['2026-06-10', '2026-07-08', '2026-08-12']) {
    on(month);
    expect(await owed()).toContain(`anyContact ${addDays(addMonths(day(`${month.slice(0, 8)}01`), 1), -1)}`);
    await get('contacts.write', { ...contact(studentId), occurredOn: day(month), channel: 'phone' });
    expect((await owed()).filter((line) => line.startsWith('anyContact '))).toHaveLength(1);
    await planStep({ step: 'reviewed', occurredOn: day(month), outcome: 'goesOn', text: '在家休养' });
  }

  // Back with conditions: a certificate alone is no yes, and after an attempt there is a plan for the worst.
  on('2026-08-28');
  const sheet = {
    ...schoolReturn(studentId, leaveId),
    appliedOn: day('2026-08-20'),
    certificateHospital: hospital,
    certificateOn: day('2026-08-18'),
  };
  const granted = { decision: 'granted', decidedOn: day('2026-08-28'), decidedBy: '吴校长' } as const;
  expect((await room.refused('schoolReturns.write', { ...sheet, ...granted })).fields).toHaveProperty(
    'decision',
  );
  const { schoolReturnId } = await get('schoolReturns.write', sheet);
  expect(await owed()).toContain('returnDecision 2026-08-30');
  await get('schoolReturns.write', {
    ...sheet,
    schoolReturnId,
    ...granted,
    assessedOn: day('2026-08-27'),
    assessedBy: '林静、王海',
    assessment: '睡得好，愿意回来。',
    arrangement: '先上半天',
  });
  expect(await owed()).toContain('contingencyPlan 2026-08-28');
  await get('schoolReturns.write', {
    ...sheet,
    schoolReturnId,
    ...granted,
    assessedOn: day('2026-08-27'),
    assessedBy: '林静、王海',
    assessment: '睡得好，愿意回来。',
    arrangement: '先上半天',
    plannedOn: day('2026-08-28'),
    signs: '连着两天没睡好',
    roles: '班主任每天见一面',
    numbers: '父亲 13800138000',
    planLeader: '吴校长',
  });
  await get('schooling.endLeave', { studentId, endedOn: on('2026-09-01'), reason: '' });
  expect(await owed()).toEqual(
    expect.arrayContaining([
      'returnAssessment 2026-09-08',
      'riskInterview 2026-09-30',
      'talk 2026-09-14',
      'planReview 2026-09-01',
    ]),
  );
  expect((await owed()).filter((line) => /contingency|returnDecision|leave[A-Z]/.test(line))).toEqual([]);
  await planStep({ step: 'reviewed', occurredOn: day('2026-09-01'), outcome: 'goesOn', text: '半天课' });

  // A year of interviews, each in its month, across the school years.
  const interviews = async () =>
    (await owed()).filter((line) => /^(riskInterview|returnAssessment)/.test(line));
  for (let month = 0; month < 12; month += 1) {
    const until = addDays(addMonths(day('2026-09-01'), month + 1), -1);
    on(addDays(addMonths(day('2026-09-01'), month), 4));
    expect(await interviews()).toContain(`riskInterview ${until}`);
    await assessed(room, studentId, day(addDays(addMonths(day('2026-09-01'), month), 4)));
    expect(await interviews()).not.toContain(`riskInterview ${until}`);
  }
  on('2027-09-02');
  expect(await interviews()).toEqual([]);

  // Closed: the plan ends with its effect, the level is lifted.
  await planStep({ step: 'reviewed', occurredOn: day('2027-09-02'), outcome: 'closed', text: '稳定一年' });
  await get('watchlist.lift', {
    studentId,
    endedOn: day('2027-09-02'),
    reason: '稳定一年',
    decidedBy: '评估小组',
  });
  expect((await file()).plans).toMatchObject([{ state: 'closed', review: null }]);
  expect((await owed()).filter((line) => /^(plan|referral|leave|return|contingency)/.test(line))).toEqual([]);

  // What a stranger reads of it, in its order.
  const told = (await file()).chronicle
    .filter(({ kind }) => !['session', 'contact'].includes(kind))
    .map(({ occurredOn, title }) => `${occurredOn} ${title}`)
    .toReversed();
  for (const [earlier, later] of told.slice(1).map((line, at) => [told[at] ?? '', line] as const))
    expect(earlier.slice(0, 10) <= later.slice(0, 10)).toBe(true);
  expect(told).toEqual(
    expect.arrayContaining([
      '2026-03-02 评估小组：二类',
      '2026-03-02 列为二类',
      '2026-03-02 制定干预方案',
      '2026-03-06 方案签字生效',
      '2026-03-09 方案备案（心理健康教育指导中心）',
      '2026-05-11 列为三类',
      '2026-05-11 建议转介',
      '2026-05-12 转介：家长拒绝（周远）',
      '2026-05-14 转介：家长同意（周远）',
      '2026-08-28 复学防备预案',
      '2027-09-02 方案复评：结束方案',
      '2027-09-02 结束三类',
    ]),
  );
});
