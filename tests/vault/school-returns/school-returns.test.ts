import { expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import type { LeaveCause } from '#shared/terms.ts';
import { deskInRoom } from '../desk.ts';
import { leave, schoolReturn } from '../file-records.ts';
import { day, enrolled } from '../sample.ts';

type Sheet = Partial<InputOf<'schoolReturns.write'>>;

const CERTIFIED = { certificateHospital: '市第七人民医院', certificateOn: day('2026-08-08') };
const ASSESSED = {
  assessedOn: day('2026-08-20'),
  assessedBy: '林静、王校长、邱静',
  assessment: '情绪平稳，睡得好，愿意回来。',
};
const GRANTED = { decision: 'granted', decidedOn: day('2026-08-25'), decidedBy: '王校长' } as const;
const PLAN = {
  plannedOn: day('2026-08-25'),
  signs: '连着两天没睡好；不和同学说话',
  roles: '班主任每天见一面；同桌有事找班主任',
  numbers: '母亲 13900139000\n市第七人民医院 0571-88001234',
};

/** Somebody on leave who applies to come back. */
async function applying(cause: LeaveCause = 'suicidality') {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('schooling.beginLeave', { ...leave(studentId), cause });
  const file = () => room.get('students.file', { studentId });
  const leaveId = (await file()).leaves[0]?.id ?? expect.fail('no leave');
  const sheet = (more: Sheet = {}) => ({ ...schoolReturn(studentId, leaveId), ...more });
  const { schoolReturnId } = await room.get('schoolReturns.write', sheet());
  const write = (more: Sheet) => room.get('schoolReturns.write', { ...sheet(more), schoolReturnId });
  const refused = async (more: Sheet) =>
    (await room.refused('schoolReturns.write', { ...sheet(more), schoolReturnId })).fields;
  const owed = async () =>
    (await file()).owed
      .filter(({ what }) => what === 'returnDecision' || what === 'contingencyPlan')
      .map(({ what, dueOn }) => `${what} ${dueOn}`);
  return { room, studentId, leaveId, schoolReturnId, sheet, file, write, refused, owed };
}

test('applied, assessed, granted and planned: the chronology tells each on its day', async () => {
  const { file, write } = await applying();
  await write({ ...CERTIFIED, ...ASSESSED, ...GRANTED, ...PLAN, arrangement: '先上半天' });
  const { chronicle, schoolReturns } = await file();
  expect(schoolReturns[0]).toMatchObject({ state: 'granted', signers: { length: 2 } });
  const told = chronicle.filter(({ kind }) => kind === 'schoolReturn');
  expect(told.map(({ occurredOn, title }) => `${occurredOn} ${title}`).toSorted()).toEqual([
    '2026-08-10 申请复学',
    '2026-08-20 复学评估（林静、王校长、邱静）',
    '2026-08-25 复学决定：准予复学（王校长）',
    '2026-08-25 复学防备预案',
  ]);
  expect(told.at(-1)?.text).toBe(
    '孩子想九月回来上课。\n康复证明：市第七人民医院，2026年8月8日\n监护人：周远（父亲），2026年8月10日签字；李梅（母亲），未签字',
  );
});

test('a certificate alone is no yes: it is refused with what is lacking, and nothing is written', async () => {
  const { refused, file } = await applying();
  expect(await refused(GRANTED)).toEqual({
    decision:
      '还没有康复证明和学校评估，不能写“准予复学”。请先填写康复证明和学校评估，或选“暂缓复学”“材料不全”。',
  });
  expect(Object.keys((await refused({ ...CERTIFIED, ...GRANTED })) ?? {})).toEqual(['decision']);
  expect((await file()).schoolReturns[0]).toMatchObject({ state: 'applied', decision: null });
});

test('a broken leg comes back without a certificate of recovery', async () => {
  const { write, owed } = await applying('physical');
  await write(GRANTED);
  expect(await owed()).toEqual([]);
});

test('the decision is owed after the application, and again on the day on which it was put off to', async () => {
  const { write, refused, owed } = await applying();
  expect(await owed()).toEqual(['returnDecision 2026-08-20']);
  const postponed = { decision: 'postponed', decidedOn: day('2026-08-22'), decidedBy: '王校长' } as const;
  for (const decision of ['postponed', 'incomplete'] as const)
    expect(await refused({ ...postponed, decision, decisionReason: '睡眠还不稳' })).toEqual({
      reviewOn: '请填写再议日期，到时列入应办，免得孩子一直等着',
    });
  await write({ ...postponed, decisionReason: '睡眠还不稳', reviewOn: day('2026-09-14') });
  expect(await owed()).toEqual(['returnDecision 2026-09-24']);
});

test('after ideation or an attempt a plan is owed from the yes on, by the day of the return', async () => {
  const { write, owed } = await applying();
  await write({ ...CERTIFIED, ...ASSESSED, ...GRANTED });
  expect(await owed()).toEqual(['contingencyPlan 2026-08-25']);
  await write({ ...CERTIFIED, ...ASSESSED, ...GRANTED, ...PLAN });
  expect(await owed()).toEqual([]);
});

test('who came back without a yes is back: nobody is held up, and what is missing is owed', async () => {
  const { room, studentId, file, write, owed } = await applying();
  await room.get('schooling.endLeave', { studentId, endedOn: day('2026-08-26'), reason: '' });
  expect((await file()).onLeave).toBe(false);
  expect(await owed()).toEqual(['returnDecision 2026-08-20', 'contingencyPlan 2026-08-26']);
  await write({ ...CERTIFIED, ...ASSESSED, ...GRANTED, ...PLAN });
  expect(await owed()).toEqual([]);
  // The ladder of the return begins with its day, whatever the certificate says.
  expect((await file()).owed.map(({ what }) => what)).toContain('returnAssessment');
});

test('the leave must be the child’s own, and days must be in order', async () => {
  const { room, sheet, refused } = await applying();
  const other = await enrolled(room, { studentNumber: '2', name: '陈一' });
  expect((await room.refused('schoolReturns.write', { ...sheet(), studentId: other })).code).toBe('noPeriod');
  expect(await refused({ appliedOn: day('2026-03-08') })).toEqual({
    appliedOn: '不能早于休学的日期（2026年3月9日），请核对',
  });
  expect(await refused({ ...ASSESSED, assessedOn: day('2026-08-09') })).toEqual({
    assessedOn: '不能早于申请的日期（2026年8月10日），请核对',
  });
});

test('the log says from which leave, by its first day', async () => {
  const { room } = await applying();
  const { lines } = await room.get('audit.recent', { before: null });
  const written = lines.find(({ action }) => action === '登记复学申请');
  expect(await room.get('audit.facts', { sequence: written?.sequence ?? 0 })).toContainEqual({
    label: '休学',
    before: null,
    after: '2026年3月9日起',
  });
});

test('each guardian signs on a day of its own, named once; the log has who had signed before', async () => {
  const { room, write, refused, file } = await applying();
  const father = { name: '周远（父亲）', signedOn: day('2026-08-10') };
  expect(await refused({ signers: [father, father] })).toMatchObject({
    'signers.1.name': '这位监护人已经在上面，请删去',
  });
  const late = { name: '李梅（母亲）', signedOn: day('2026-08-29') };
  expect(Object.keys((await refused({ signers: [father, late] })) ?? {})).toEqual(['signers.1.signedOn']);
  await write({ signers: [father, { ...late, signedOn: day('2026-08-12') }] });
  expect((await file()).schoolReturns[0]?.signers.map(({ signedOn }) => signedOn)).toEqual([
    '2026-08-10',
    '2026-08-12',
  ]);
  const { lines } = await room.get('audit.recent', { before: null });
  const written = lines.find(({ action }) => action === '登记复学申请');
  expect(await room.get('audit.facts', { sequence: written?.sequence ?? 0 })).toContainEqual(
    expect.objectContaining({
      label: '监护人',
      before: expect.stringContaining('李梅（母亲），未签字'),
      after: expect.stringContaining('李梅（母亲），2026年8月12日签字'),
    }),
  );
});
