import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { LeaveStep } from '#shared/leave-steps.ts';
import type { LeaveCause } from '#shared/terms.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { leave, schoolReturn } from '../file-records.ts';
import { day, enrolled } from '../sample.ts';

const NOTHING = { who: '', witnesses: '', institution: '', nextOn: null, text: '' };

/** Somebody on leave until 8 September, and how things are written down about that leave. */
async function onLeave(cause: LeaveCause = 'psychological') {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('schooling.beginLeave', { ...leave(studentId), cause });
  const read = async () => {
    const [first] = (await room.get('students.file', { studentId })).leaves;
    return first ?? expect.fail('no leave');
  };
  const { id: leaveId } = await read();
  const step = (kind: LeaveStep, on: string, more: Partial<InputOf<'leaves.writeStep'>> = {}) => ({
    ...NOTHING,
    leaveId,
    stepId: null,
    step: kind,
    occurredOn: day(on),
    ...more,
  });
  const write = (...of: Parameters<typeof step>) => room.get('leaves.writeStep', step(...of));
  const refused = (...of: Parameters<typeof step>) => room.refused('leaves.writeStep', step(...of));
  return { room, studentId, leaveId, step, write, refused, read };
}

async function owedOn(room: TestDesk, studentId: StudentId, on: string) {
  room.clock.now = Date.parse(`${on}T10:00:00`);
  const { owed } = await room.get('students.file', { studentId });
  return owed
    .filter(({ opens }) => opens?.record === 'leave')
    .map(({ what, fromOn, dueOn }) => `${what} ${fromOn}–${dueOn}`);
}

test('a leave tells its days, its certificate, who keeps in touch and that it was extended, each on its day', async () => {
  const { room, studentId, write } = await onLeave();
  await write('certificate', '2026-03-06', { institution: '市第七人民医院', text: '建议休养半年' });
  await write('procedure', '2026-03-10', { who: '教务处陈老师' });
  await write('contactPlan', '2026-03-11', { who: '王海', text: '每周五给母亲打电话' });
  await write('extended', '2026-08-20', { nextOn: day('2027-03-01'), institution: '市第七人民医院' });
  const { chronicle } = await room.get('students.file', { studentId });
  const told = chronicle.filter(({ kind }) => kind === 'leave').toReversed();
  expect(
    told.map(({ occurredOn, title, text }) => `${occurredOn} ${title}｜${text.replaceAll('\n', '，')}`),
  ).toEqual([
    '2026-03-06 休学：医院证明｜市第七人民医院，建议休养半年',
    '2026-03-09 开始休学（心理问题）｜医院建议休养半年，休学到2026年9月8日',
    '2026-03-10 休学：休学手续（教务处陈老师）｜',
    '2026-03-11 休学：联系安排（王海）｜每周五给母亲打电话',
    '2026-08-20 休学：续休到2027年3月1日｜新证明：市第七人民医院',
  ]);
});

test('before a leave expires it is owed to agree on what comes, until more leave or an application is there', async () => {
  const { room, studentId, leaveId, write } = await onLeave();
  await write('certificate', '2026-03-06', { institution: '市第七人民医院' });
  expect(await owedOn(room, studentId, '2026-08-20')).toEqual(['leaveExpires 2026-08-09–2026-09-08']);
  // Let go now, it is asked for again before the next expiry.
  const { owed } = await room.get('students.file', { studentId });
  const keys = owed.filter(({ what }) => what === 'leaveExpires').flatMap((line) => line.keys);
  await room.get('obligations.putOff', { of: [{ studentId, keys }], until: null, reason: '已约好九月谈' });
  expect(await owedOn(room, studentId, '2026-08-20')).toEqual([]);
  await write('extended', '2026-08-20', { nextOn: day('2027-03-01') });
  expect(await owedOn(room, studentId, '2027-02-10')).toEqual([
    'leaveCertificate 2026-08-20–2026-08-27',
    'leaveExpires 2027-01-30–2027-03-01',
  ]);
  await write('certificate', '2026-08-30', { institution: '市第七人民医院' });
  await room.get('schoolReturns.write', {
    ...schoolReturn(studentId, leaveId),
    appliedOn: day('2027-02-01'),
    signers: [{ name: '周远（父亲）', signedOn: null }],
  });
  expect(await owedOn(room, studentId, '2027-02-10')).toEqual([]);
});

test('of a leave because of an illness of the body no certificate is asked for, nor is anything owed', async () => {
  const { room, studentId } = await onLeave('physical');
  expect(await owedOn(room, studentId, '2026-08-28')).toEqual([]);
});

test.each([
  ['a certificate of no hospital', 'certificate', {}, { institution: '请填写出具证明的医院' }],
  ['a contact of nobody', 'contactPlan', { text: '每周' }, { who: '请填写谁负责联系' }],
  ['more leave without its end', 'extended', {}, { nextOn: '请填写新的到期日' }],
  [
    'more leave that ends before the leave does',
    'extended',
    { nextOn: day('2026-09-08') },
    { nextOn: '新的到期日要晚于2026年9月8日，前后几次续休的到期日一次比一次晚，请核对' },
  ],
] as const)('%s is refused at its field, and nothing is written', async (_what, kind, wrong, fields) => {
  const { refused, read } = await onLeave();
  expect((await refused(kind, '2026-08-20', wrong)).fields).toEqual(fields);
  expect((await read()).steps).toEqual([]);
});

test('after the return no more leave is written, and papers may still be handed in', async () => {
  const { room, studentId, write, refused } = await onLeave();
  await room.get('schooling.endLeave', { studentId, endedOn: day('2026-08-26'), reason: '' });
  const more = { nextOn: day('2027-03-01') };
  expect((await refused('extended', '2026-08-27', more)).fields?.step).toBe(
    '已经复学，不能再写“续休”。可以补：医院证明、休学手续。',
  );
  await write('certificate', '2026-08-24', { institution: '市第七人民医院' });
});

test('something of a leave is put right, taken away with a reason, and the log has the old words', async () => {
  const { room, leaveId, step, write, read } = await onLeave();
  await write('contactPlan', '2026-03-11', { who: '王海', text: '每周五打电话' });
  const [plan] = (await read()).steps;
  if (!plan) throw new Error('no step');
  await room.get(
    'leaves.writeStep',
    step('contactPlan', '2026-03-11', { stepId: plan.id, who: '林静', text: '每周五打电话' }),
  );
  const { lines } = await room.get('audit.recent', { before: null });
  expect(await room.get('audit.facts', { sequence: lines[0]?.sequence ?? 0 })).toContainEqual(
    expect.objectContaining({ before: '王海', after: '林静' }),
  );
  await room.get('leaves.removeStep', { leaveId, stepId: plan.id, reason: '记错了' });
  expect((await read()).steps).toEqual([]);
});

test('an expiry before the leave is refused where the leave is written and where it is put right', async () => {
  const { room, leaveId, read } = await onLeave();
  const { cause, reason, fromOn } = await read();
  const wrong = { cause, reason, fromOn, endedOn: null, endReason: '', expiresOn: day('2026-03-09') };
  expect((await room.refused('schooling.correctLeave', { periodId: leaveId, ...wrong })).fields).toEqual({
    expiresOn: '到期日要晚于休学开始的日期，请核对',
  });
  expect((await read()).expiresOn).toBe('2026-09-08');
});

test('after the student has left nothing that hangs on a leave changes, also not past the app’s own rules', async () => {
  const { room, studentId, leaveId, write, refused } = await onLeave();
  await write('procedure', '2026-03-10');
  await room.get('archive.leave', {
    studentIds: [studentId],
    kind: 'transferred',
    leftOn: day('2026-08-01'),
    destination: '',
    reason: '',
  });
  expect((await refused('procedure', '2026-03-11')).code).toBe('archived');
  const { connection } = openRoomOf(room);
  for (const sql of [
    `UPDATE leave_steps SET text = '改'`,
    'DELETE FROM leave_steps',
    `INSERT INTO leave_steps (id, leave_id, step, occurred_on, recorded_at, recorded_by)
      VALUES ('x', '${leaveId}', 'procedure', '2026-06-04', 1, '林静')`,
  ])
    expect(() => connection.prepare(sql).run(), sql).toThrow('archived');
});

test('whoever leaves the school because of 心理问题 is asked for a certificate, and goes without one all the same', async () => {
  const { room, studentId } = await onLeave();
  const going = {
    studentIds: [studentId],
    kind: 'withdrawn' as const,
    leftOn: day('2026-08-20'),
    destination: '',
    reason: '',
    cause: 'psychological' as const,
  };
  const half = { ...going, certificateHospital: '市第七人民医院', certificateOn: null };
  expect((await room.refused('archive.leave', half)).fields).toEqual({
    certificateOn: '请填写证明上的日期；没有提交的，请把医院删去',
  });
  await room.get('archive.leave', going);
  const { chronicle } = await room.get('students.file', { studentId });
  expect(chronicle.find(({ kind }) => kind === 'departure')?.text).toBe('原因：心理问题；医院证明：未提交');
});
