import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { LaidPaper } from '#shared/contract/papers.ts';
import { addDays } from '#shared/school-calendar.ts';
import {
  concerned,
  conference,
  custodyHandOver,
  custodyPromise,
  disclosure,
  incident,
  mentor,
  plan,
  schoolReturn,
  spokenOf,
  watchGroup,
} from '#tests/vault/file-records.ts';
import { enrolled } from '#tests/vault/sample.ts';
import { deskIn } from './asked.ts';
import { answerSaveDialog, openRoom } from './launch-room.ts';
import { pagesOf } from './printed-pages.ts';

const OTHER = '陈一鸣';
const PEER = '许言';

test('each paper of the casework is printed, says what it is for, and names nobody whom its reader must not read', async () => {
  const room = await openRoom();
  const { get } = deskIn(room);
  const studentId = await enrolled({ get });
  const other = await enrolled({ get }, { studentNumber: '2', name: OTHER });
  const { today } = await get('school.particulars', {});
  const on = (days: number) => addDays(today, days);

  await get('plans.writeMember', { ...mentor(studentId), fromOn: on(-90) });
  await get('plans.writeMember', { ...mentor(studentId), role: 'peer', name: PEER, fromOn: on(-90) });
  const drawnUp = plan(studentId);
  const measures = drawnUp.measures.map((measure) => ({ ...measure, fromOn: null, untilOn: null }));
  const { planId } = await get('plans.write', { ...drawnUp, occurredOn: on(-80), measures });
  const open = (id: typeof studentId) => spokenOf(id, { measures: [] });
  const { conferenceId } = await get('conferences.write', {
    ...conference([open(studentId), spokenOf(other, { facts: '另一个孩子的事', measures: [] })], {
      occurredOn: on(-80),
    }),
    finalises: true,
  });
  const [extract] = (await get('students.file', { studentId })).extracts;
  if (!extract) throw new Error('the conference said nothing of the student');
  const extractId = extract.id;
  const situation = await get(
    'conferences.write',
    conference([], { kind: 'situation', occurredOn: on(-70) }),
  );
  const { custodyPromiseId } = await get('custody.writePromise', {
    ...custodyPromise(studentId),
    fromOn: on(-60),
    untilOn: on(30),
    signers: [{ name: '周远（父亲）', signedOn: null }],
  });
  const { custodyHandOverId } = await get('custody.writeHandOver', {
    ...custodyHandOver(studentId),
    occurredOn: on(-60),
    signers: [{ name: '周远（父亲）', signedOn: null }],
  });
  await get('schooling.beginLeave', {
    studentId,
    cause: 'psychological',
    fromOn: on(-60),
    expiresOn: on(30),
    reason: '休养',
  });
  const [leave] = (await get('students.file', { studentId })).leaves;
  if (!leave) throw new Error('no leave');
  const leaveId = leave.id;
  const { schoolReturnId } = await get('schoolReturns.write', {
    ...schoolReturn(studentId, leaveId),
    appliedOn: on(-10),
    signers: [{ name: '周远（父亲）', signedOn: null }],
  });
  await get('schooling.endLeave', { studentId, endedOn: on(-5), reason: '' });

  const { incidentId } = await get(
    'incidents.write',
    incident([concerned(studentId), concerned(other, { role: 'witness', facts: '另一个孩子的事' })], {
      happenedOn: on(-2),
      foundOn: on(-2),
      learnedOn: on(-2),
    }),
  );
  const { watchGroupId } = await get('watchGroups.write', {
    ...watchGroup(studentId, incidentId),
    fromOn: on(-2),
  });
  const { disclosureId } = await get('disclosures.write', { ...disclosure(studentId), occurredOn: on(-2) });
  const assessed = (await get('incidents.read', { incidentId })).extracts.find(
    ({ role }) => role === 'subject',
  );
  if (!assessed) throw new Error('it happened to nobody');
  await get('incidents.assess', {
    extractId: assessed.id,
    ...{ assessedOn: on(-1), assessedAt: '09:00', assessedBy: '林静', assessment: '情绪稳定一些' },
    ...{ disposal: 'goesHome', advice: '', affected: false },
  });
  const { reportId } = await get('incidents.issueReport', { incidentId, stage: 'first', to: '教育局' });

  /** Prints the paper, saves it, and reads it back with another library. */
  const printed = async ({ token }: LaidPaper): Promise<string> => {
    const file = join(room.userData, `${token}.pdf`);
    await answerSaveDialog(room.app, file);
    await get('papers.save', { token });
    return (await pagesOf(file)).join('');
  };
  /** What stands on each; no two lie ready at a time. */
  const papers: readonly [() => Promise<LaidPaper>, RegExp][] = [
    [() => get('plans.layPaper', { planId }), /一生一策.*周小禾.*监护人意见.*分管领导（盖章）/],
    [() => get('plans.layHome', { planId }), /家长版.*周小禾.*请马上联系/],
    [() => get('plans.layClass', { planId }), /任课教师配合单.*周小禾.*课堂上请避免/],
    [() => get('plans.layFiling', { planId }), /备案表.*周小禾.*校长（盖章）/],
    [() => get('conferences.layExtract', { extractId }), /会商摘录.*周小禾.*等级结论二类/],
    [() => get('conferences.layAssessment', { extractId }), /学生心理危机评估表.*周小禾.*校长：/],
    [() => get('custody.layPromise', { custodyPromiseId }), /监护承诺书.*周小禾.*学校（盖章）/],
    [() => get('custody.layHandOver', { custodyHandOverId }), /安全责任移交书.*周小禾.*接走孩子的人/],
    [() => get('leaves.layContacts', { leaveId }), /休学期间联系记录.*周小禾/],
    [() => get('schoolReturns.layPaper', { schoolReturnId }), /复学申请与评估表.*周小禾.*校长/],
    [() => get('schoolReturns.layPlan', { schoolReturnId }), /防备预案.*周小禾/],
    [() => get('incidents.layReport', { reportId }), /危机事件报告（快报）.*周小禾.*目击者1人.*报告人/],
    [() => get('watchGroups.layPaper', { watchGroupId }), /值守记录表.*周小禾.*孩子的情况/],
    [() => get('disclosures.layPaper', { disclosureId }), /突破保密记录.*周小禾.*决定人/],
    [() => get('incidents.layAssessment', { extractId: assessed.id }), /书面评估意见.*周小禾.*去向意见/],
    [() => get('incidents.layCards', { studentIds: [studentId] }), /应急信息卡.*周小禾.*怎样能平静/],
    [() => get('incidents.laySteps', {}), /流程单.*有人陪着.*监护人/],
    [() => get('students.layCard', { studentIds: [studentId] }), /档案卡.*周小禾.*综合评价.*班主任/],
    [() => get('observations.layChecklist', {}), /核查表.*死亡念头.*长期睡眠障碍.*班主任/],
    [() => get('leaves.layInterviews', { leaveId }), /复学访谈及风险评估记录.*周小禾/],
  ];
  for (const [lay, says] of papers) {
    const words = await printed(await lay());
    expect(words).toMatch(says);
    expect(words).not.toMatch(new RegExp(`${OTHER}|${PEER}|另一个孩子`));
  }
  // The record of the meeting is the room's, and tells of both; that of a situation meeting tells of nobody.
  const record = await printed(await get('conferences.layRecord', { conferenceId }));
  expect(record).toMatch(new RegExp(`会商记录.*周小禾.*${OTHER}.*另一个孩子的事`));
  expect(await printed(await get('conferences.laySituation', situation))).not.toMatch(/周小禾|陈一鸣/);
  await room.done();
});
