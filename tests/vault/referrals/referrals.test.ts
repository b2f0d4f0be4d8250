import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { ReferralId } from '#shared/contract/referrals.ts';
import type { ReferralStep } from '#shared/referral-steps.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { contact, referral } from '../file-records.ts';
import { laid } from '../letters/laid-letter.ts';
import { day, enrolled } from '../sample.ts';

const NOTHING = { who: '', witnesses: '', institution: '', nextOn: null, text: '' };

/** A step with all that it needs. */
function step(
  referralId: ReferralId,
  kind: ReferralStep,
  on: string,
  more: Partial<InputOf<'referrals.writeStep'>> = {},
): InputOf<'referrals.writeStep'> {
  const needed: Record<ReferralStep, Partial<InputOf<'referrals.writeStep'>>> = {
    agreed: { who: '周远' },
    refused: { who: '周远', witnesses: '王老师', text: '说孩子没有病' },
    appointed: { institution: '市第七人民医院', nextOn: day('2026-06-20') },
    visited: { institution: '市第七人民医院' },
    fedBack: { who: '周远', text: '医生建议每两周复诊' },
    ended: { text: '情绪平稳，由医院继续随访' },
  };
  return { ...NOTHING, referralId, stepId: null, step: kind, occurredOn: day(on), ...needed[kind], ...more };
}

async function referred() {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { referralId } = await room.get('referrals.write', referral(studentId));
  const write = (...of: [ReferralStep, string, Partial<InputOf<'referrals.writeStep'>>?]) =>
    room.get('referrals.writeStep', step(referralId, ...of));
  const refused = (...of: [ReferralStep, string, Partial<InputOf<'referrals.writeStep'>>?]) =>
    room.refused('referrals.writeStep', step(referralId, ...of));
  const read = async () => (await room.get('students.file', { studentId })).referrals[0];
  return { room, studentId, referralId, write, refused, read };
}

const today = (room: TestDesk, on: string) => {
  room.clock.now = Date.parse(`${on}T10:00:00`);
};

/** What the referral owes on a day, each with the last day on which it is in time. */
async function owedOn(room: TestDesk, studentId: StudentId, on: string) {
  today(room, on);
  const { owed } = await room.get('students.file', { studentId });
  return owed
    .filter(({ opens }) => opens?.record === 'referral')
    .map(({ what, dueOn }) => `${what} ${dueOn}`);
}

test('refused, told again, agreed, visited, fed back, ended: the chronology tells each on its day', async () => {
  const { room, studentId, write, read } = await referred();
  await write('refused', '2026-06-03');
  await write('agreed', '2026-06-05');
  await write('appointed', '2026-06-06');
  await write('visited', '2026-06-20', { who: '母亲' });
  await write('fedBack', '2026-06-21', { nextOn: day('2026-07-04') });
  await write('ended', '2026-07-10');
  expect(await read()).toMatchObject({ state: 'ended', steps: { length: 6 } });
  const { chronicle } = await room.get('students.file', { studentId });
  const told = chronicle.filter(({ kind }) => kind === 'referral').toReversed();
  expect(told.map(({ occurredOn, title }) => `${occurredOn} ${title}`)).toEqual([
    '2026-06-01 建议转介',
    '2026-06-03 转介：家长拒绝（周远）',
    '2026-06-05 转介：家长同意（周远）',
    '2026-06-06 转介：预约就诊',
    '2026-06-20 转介：已就诊（母亲）',
    '2026-06-21 转介：就诊反馈（周远）',
    '2026-07-10 转介：结束转介',
  ]);
  expect(told[1]?.text).toBe('说孩子没有病\n见证人：王老师');
  expect(told[3]?.text).toBe('市第七人民医院\n预约：2026年6月20日');
});

test('what cannot follow is refused with what can, and nothing is written', async () => {
  const { write, refused, read } = await referred();
  expect((await refused('fedBack', '2026-06-03')).fields?.step).toBe(
    '这次转介待家长答复，不能写“就诊反馈”。接下来可以写：家长同意、家长拒绝、结束转介。',
  );
  await write('ended', '2026-06-03');
  expect((await refused('agreed', '2026-06-04')).fields?.step).toContain('请另记一次转介');
  expect((await read())?.steps).toHaveLength(1);
});

test.each([
  ['a refusal without a witness', 'refused', { witnesses: '' }, { witnesses: '请填写见证人' }],
  ['a refusal without its reason', 'refused', { text: '' }, { text: '请填写拒绝的理由' }],
  ['an answer of nobody', 'agreed', { who: '' }, { who: '请填写答复的监护人' }],
  [
    'a day before the suggestion',
    'agreed',
    { occurredOn: day('2026-05-31') },
    { occurredOn: '前一步在2026年6月1日，这一步不能比它早，请修改' },
  ],
] as const)('%s is refused at its field', async (_what, kind, wrong, fields) => {
  const { refused, read } = await referred();
  expect((await refused(kind, '2026-06-03', wrong)).fields).toEqual(fields);
  expect((await read())?.steps).toEqual([]);
});

test('an appointment before the day on which it is made is refused, and so is one years ahead', async () => {
  const { write, refused } = await referred();
  await write('agreed', '2026-06-03');
  const wrong = async (nextOn: string) =>
    (await refused('appointed', '2026-06-04', { nextOn: day(nextOn) })).fields;
  expect(await wrong('2026-06-03')).toEqual({ nextOn: '这一天比上面的日期还早，请修改' });
  expect(Object.keys((await wrong('2033-06-03')) ?? {})).toEqual(['nextOn']);
});

test('what a step does not ask for is not kept', async () => {
  const { write, read } = await referred();
  await write('agreed', '2026-06-03', { institution: '市一院', nextOn: day('2026-06-09') });
  expect((await read())?.steps[0]).toMatchObject({ institution: '', nextOn: null });
});

test('a step is put right between its neighbours, only the last is taken back, and the log has the old words', async () => {
  const { room, referralId, write, read } = await referred();
  await write('refused', '2026-06-03');
  await write('agreed', '2026-06-05');
  const [first, last] = (await read())?.steps ?? [];
  if (!first || !last) throw new Error('no steps');
  const late = step(referralId, 'refused', '2026-06-06', { stepId: first.id });
  expect((await room.refused('referrals.writeStep', late)).fields?.occurredOn).toContain(
    '后一步在2026年6月5日',
  );
  await room.get('referrals.writeStep', { ...late, occurredOn: day('2026-06-04'), text: '说要先回老家' });
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines[0]).toMatchObject({ action: '登记转介' });
  expect(await room.get('audit.facts', { sequence: lines[0]?.sequence ?? 0 })).toContainEqual(
    expect.objectContaining({ before: '说孩子没有病', after: '说要先回老家' }),
  );
  const removal = { referralId, reason: '记错了' };
  expect((await room.refused('referrals.removeStep', { ...removal, stepId: first.id })).code).toBe(
    'notTheLast',
  );
  await room.get('referrals.removeStep', { ...removal, stepId: last.id });
  expect(await read()).toMatchObject({ state: 'refused', steps: { length: 1 } });
});

test('each step owes the next one, from its day: an answer, a second talk and a letter, an appointment, the visit, its result', async () => {
  const { room, studentId, write } = await referred();
  expect(await owedOn(room, studentId, '2026-06-02')).toEqual(['referralAnswer 2026-06-04']);
  await write('refused', '2026-06-02');
  expect(await owedOn(room, studentId, '2026-06-04')).toEqual([
    'secondTalk 2026-06-05',
    'refusalLetter 2026-06-05',
  ]);
  // The talk in which it was refused is not the second one.
  await room.get('contacts.write', { ...contact(studentId), occurredOn: day('2026-06-02') });
  expect(await owedOn(room, studentId, '2026-06-04')).toHaveLength(2);
  await room.get('contacts.write', { ...contact(studentId), occurredOn: day('2026-06-04') });
  expect(await owedOn(room, studentId, '2026-06-04')).toEqual(['refusalLetter 2026-06-05']);
  const letterId = laid(room, studentId, { issuedOn: '2026-06-04' });
  expect(await owedOn(room, studentId, '2026-06-04')).toEqual([]);
  await room.get('letters.void', { letterId, reason: '写错了' });
  expect(await owedOn(room, studentId, '2026-06-04')).toEqual(['refusalLetter 2026-06-05']);
  await write('agreed', '2026-06-04');
  expect(await owedOn(room, studentId, '2026-06-05')).toEqual(['referralAppointment 2026-06-11']);
  await write('appointed', '2026-06-05');
  expect(await owedOn(room, studentId, '2026-06-05')).toEqual(['referralVisit 2026-06-20']);
  today(room, '2026-06-20');
  await write('visited', '2026-06-20');
  expect(await owedOn(room, studentId, '2026-06-21')).toEqual(['referralFeedback 2026-06-27']);
  await write('fedBack', '2026-06-21', { nextOn: day('2026-07-04') });
  expect(await owedOn(room, studentId, '2026-06-22')).toEqual(['referralVisit 2026-07-04']);
  today(room, '2026-07-05');
  await write('ended', '2026-07-05');
  expect(await owedOn(room, studentId, '2026-07-06')).toEqual([]);
});

test('what a guardian answers in a talk is written once: the referral goes on by it, or neither is written', async () => {
  const { room, studentId, referralId, read } = await referred();
  const refuses = {
    ...contact(studentId),
    occurredOn: day('2026-06-04'),
    answered: 'refuses' as const,
    refusal: '说孩子没有病',
    answersReferral: referralId,
  };
  expect(await room.refused('contacts.write', { ...refuses, witnesses: '' })).toMatchObject({
    fields: { witnesses: '请填写见证人' },
  });
  expect(await room.refused('contacts.write', { ...refuses, refusal: '' })).toMatchObject({
    fields: { refusal: '请填写拒绝的事和理由，它也记入转介' },
  });
  expect((await room.get('students.file', { studentId })).contacts).toEqual([]);
  await room.get('contacts.write', refuses);
  await room.get('contacts.write', {
    ...refuses,
    occurredOn: day('2026-06-06'),
    answered: 'seesDoctor',
    refusal: '',
    answer: '下周去',
  });
  expect((await read())?.steps).toMatchObject([
    { step: 'refused', occurredOn: '2026-06-04', who: '周远', witnesses: '王校长', text: '说孩子没有病' },
    { step: 'agreed', occurredOn: '2026-06-06', text: '下周去' },
  ]);
  await room.get('contacts.write', { ...refuses, answered: 'considers', refusal: '' });
  expect((await read())?.state).toBe('agreed');
});

test('after the student has left nothing of it changes, also not past the app’s own rules', async () => {
  const { room, studentId, referralId, write, refused } = await referred();
  await write('agreed', '2026-06-03');
  await room.get('archive.leave', {
    studentIds: [studentId],
    kind: 'transferred',
    leftOn: day('2026-08-01'),
    destination: '',
    reason: '',
  });
  expect((await refused('ended', '2026-06-04')).code).toBe('archived');
  const { connection } = openRoomOf(room);
  for (const sql of [
    `UPDATE referral_steps SET text = '改'`,
    'DELETE FROM referral_steps',
    `INSERT INTO referral_steps (id, referral_id, step, occurred_on, recorded_at, recorded_by)
      VALUES ('x', '${referralId}', 'ended', '2026-06-04', 1, '林静')`,
  ]) {
    expect(() => connection.prepare(sql).run(), sql).toThrow('archived');
  }
});
