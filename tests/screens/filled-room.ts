import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StudentId } from '#shared/contract/fields.ts';
import type { HelperPostId } from '#shared/contract/helpers.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { addDays, localDate } from '#shared/school-calendar.ts';
import type { MonthDay } from '#shared/seasons.ts';
import { deskIn } from '#tests/e2e/asked.ts';
import type { LaunchedRoom } from '#tests/e2e/launch-room.ts';
import type { SampleSchool } from '#tests/sample-school/sample-school.ts';
import type { TestDesk } from '#tests/vault/desk.ts';
import {
  concerned,
  conference,
  contact,
  custodyHandOver,
  custodyPromise,
  diagnosis,
  disclosure,
  enquiry,
  helper,
  incident,
  leave,
  leftBehind,
  mentor,
  missing,
  observation,
  plan,
  referral,
  schoolReturn,
  screening,
  season,
  seasonTask,
  spokenOf,
  studentTraining,
  talk,
  watchGroup,
} from '#tests/vault/file-records.ts';
import { takeRoster } from '#tests/vault/rosters.ts';
import { letterIssue, sessionText, writeRoomPhone } from '#tests/vault/sample.ts';
import { settleSchool } from '#tests/vault/settle-school.ts';
import { screenSchool } from './screened-school.ts';
import { tellWeeks } from './told-weeks.ts';

/** Puts the sample school, its letters, its summary and its tracking period into the open room of the app. */
export async function fillRoom(room: LaunchedRoom, school: SampleSchool, folder: string): Promise<void> {
  const desk = deskIn(room);
  const { get } = desk;
  const settled = await settleSchool({ folder, ...desk }, school);
  const { fromOn, untilOn } = school.trackingPeriod;
  await get('followUps.addPeriod', school.trackingPeriod);
  await get('summaries.add', {
    title: '暑期',
    fromOn,
    untilOn,
    activitiesFromOn: fromOn,
    activitiesUntilOn: untilOn,
  });
  const { today } = await get('school.particulars', {});
  const lasting = { openingTimeId: null, fromOn: addDays(today, -300), untilOn: null };
  await get('schoolYears.writeOpeningTime', {
    ...lasting,
    weekdays: [1, 2, 3, 4, 5],
    startsAt: '12:30',
    endsAt: '13:20',
  });
  await get('schoolYears.writeOpeningTime', {
    ...lasting,
    weekdays: [3],
    startsAt: '16:30',
    endsAt: '17:30',
  });
  for (const [name, department, phone, address] of [
    ['市第七人民医院', '儿童青少年心理科', '0571-88001234', '城东区望江东路305号门诊楼三层'],
    ['省立同德医院', '精神卫生科', '0571-88005678', ''],
  ] as const) {
    const institution = { institutionId: null, kind: 'hospital' as const, name, department, phone, address };
    await get('institutions.write', { ...institution, note: '' });
  }
  await writeRoomPhone(desk);
  for (const { studentNumber, issuedOn, values } of school.letters) {
    await get('letters.issue', letterIssue(settled.studentId(studentNumber), values, { issuedOn }));
  }
  const [everything, away] = school.levels;
  if (away) await fillLeave(get, settled.studentId(away.studentNumber));
  if (everything) {
    const studentId = settled.studentId(everything.studentNumber);
    await fillFile(get, studentId);
    await voidedSession(get, studentId);
    const others = (await get('students.list', {})).filter(({ id }) => id !== studentId).map(({ id }) => id);
    await conferences(get, studentId, others);
    await screenSchool({ folder, ...desk }, studentId);
    await incidents(get, studentId, others);
    await tellWeeks(desk, studentId);
    await enquiries(get, studentId, others);
    await helpers(get, others);
    await seasons(get);
  }
  await fillArchive(desk, folder);
}

/** Three stretches of level 1: one that is over, one that runs, one whose days are the school's own. */
async function seasons(get: TestDesk['get']): Promise<void> {
  const { today } = await get('school.particulars', {});
  const monthDay = (days: number) => addDays(today, days).slice(5) as MonthDay;
  const own = [
    season({ fromDay: monthDay(-90), untilDay: monthDay(-62) }),
    season({
      name: '秋冬换季',
      why: '传染病高发、日照变短，情绪低落的多',
      fromDay: monthDay(-25),
      untilDay: monthDay(30),
    }),
    season({
      name: '校运动会前后',
      why: '班级之间比较多，落选的学生容易失落',
      fromDay: monthDay(4),
      untilDay: monthDay(9),
    }),
  ];
  for (const each of own) await get('seasons.write', each);
  const { schoolYear } = await get('seasons.read', { schoolYear: null });
  const plans = [
    ['activity', '开学适应主题班会', '王海', -80, true],
    ['screening', '各班三类重点排查，一周内交回', '林静', -70, true],
    ['activity', '每班一节“情绪感冒了”辅导课', '林静', 6, false],
    ['followUp', '在库学生的监护人各联系一次', '各班班主任', -2, false],
  ] as const;
  for (const { id: seasonId, name, year } of (await get('seasons.read', { schoolYear })).seasons) {
    const isPast = name === '秋季开学前后';
    for (const [kind, what, responsible, due, isDone] of plans) {
      if (name === '校运动会前后' || isDone !== isPast) continue;
      await get('seasons.writeTask', {
        ...seasonTask(seasonId),
        year,
        kind,
        what,
        responsible,
        dueOn: addDays(today, due),
      });
    }
  }
  const after = await get('seasons.read', { schoolYear });
  for (const { id: taskId, dueOn } of after.seasons.find(({ name }) => name === '秋季开学前后')?.tasks ??
    []) {
    await get('seasons.tickTask', { taskId, doneOn: dueOn, outcome: '各班都已完成' });
  }
}

/** Committees of some classes and of a dormitory; two of them were trained. */
async function helpers(get: TestDesk['get'], others: readonly StudentId[]): Promise<void> {
  const { today } = await get('school.particulars', {});
  const students = await get('students.list', {});
  const pupils = new Map(students.map(({ id, className }) => [id, className]));
  const seen = new Set<string>();
  const ofClasses = others.filter((id) => {
    const className = pupils.get(id) ?? '';
    if (className === '' || seen.has(className) || seen.size === 4) return false;
    seen.add(className);
    return true;
  });
  const fromOn = addDays(today, -60);
  const postIds: HelperPostId[] = [];
  for (const id of ofClasses) {
    const { postId } = await get('helpers.write', helper(id, { fromOn }));
    postIds.push(postId);
  }
  const [, boarder, ended] = others.filter((id) => !ofClasses.includes(id));
  if (!boarder || !ended) throw new Error('the sample school is empty');
  await get('helpers.write', helper(boarder, { post: 'dormitory', dormitory: '3号楼205', fromOn }));
  await get(
    'helpers.write',
    helper(ended, {
      post: 'other',
      title: '年级心理委员',
      fromOn,
      endedOn: addDays(today, -5),
      endReason: '功课忙，自己提出不再担任',
    }),
  );
  for (const [title, daysAgo] of [
    ['心理委员初任培训：倾听与转介', 50],
    ['心理委员月会：什么时候要告诉老师', 20],
  ] as const) {
    const { activityId } = await get('activities.write', {
      ...studentTraining(title),
      occurredOn: addDays(today, -daysAgo),
    });
    await get('helpers.attend', { activityId, postIds: postIds.slice(0, daysAgo === 50 ? 3 : 2) });
  }
}

/** What came by letter, phone and diary in the last days: answered, waiting, from nobody knows whom. */
async function enquiries(get: TestDesk['get'], studentId: StudentId, others: StudentId[]): Promise<void> {
  const { today } = await get('school.particulars', {});
  const [one = null, other = null] = others;
  const came = [
    enquiry(null, {
      summary: '不想写名字。最近总觉得活着没什么意思，班里没有人会发现我不在了。请把回信贴在信箱旁边的板上。',
      risk: 'ideation',
    }),
    enquiry(studentId, {
      channel: 'hotline',
      startsAt: '21:10',
      occurredOn: addDays(today, -6),
      risk: 'none',
    }),
    enquiry(one, {
      channel: 'weeklyDiary',
      startsAt: '',
      occurredOn: addDays(today, -1),
      takenBy: '王海',
      summary: '“这次考砸了，妈妈三天没有和我说话。”',
    }),
    enquiry(null, {
      sender: 'other',
      channel: 'hotline',
      fromWhom: '一位家长',
      summary: '孩子不肯上学已经两周，问学校能不能帮忙约医院。',
      occurredOn: addDays(today, -3),
      answeredOn: addDays(today, -3),
      answer: '当场介绍了预约办法，请家长周一到校面谈。',
    }),
    enquiry(other, {
      occurredOn: addDays(today, -9),
      answeredOn: addDays(today, -8),
      answer: '回信放在班级信袋，约好周四午休来坐坐。',
      summary: '想换座位，又不敢和班主任说。',
    }),
    enquiry(null, {
      channel: 'online',
      occurredOn: addDays(today, -12),
      summary: '能不能不告诉家长？',
      unanswerable: '网页留言没有留联系方式，已在公告栏写明保密的例外',
    }),
  ];
  for (const each of came) await get('enquiries.write', each);
}

/** A session that should not have been signed. */
async function voidedSession(get: TestDesk['get'], studentId: StudentId): Promise<void> {
  const text = sessionText([studentId], { topic: '考试前的紧张', occurredOn: localDate('2026-05-11') });
  const { sessionId } = await get('sessions.write', { sessionId: null, text });
  await get('sessions.sign', { sessionId });
  await get('sessions.void', { sessionId, reason: '写到了同名学生的档案里，已另写一份' });
}

/** A final one of the assessment group, a seminar that is laid out before it, and one about the school itself. */
async function conferences(get: TestDesk['get'], studentId: StudentId, others: StudentId[]): Promise<void> {
  const [one, other] = others;
  if (!one || !other) throw new Error('the sample school is empty');
  const { today } = await get('school.particulars', {});
  const plain = { opinions: [], measures: [], dissent: '' };
  const remedies = [
    { what: '周测排名不再张贴', responsible: '教务处', dueOn: addDays(today, 20) },
    { what: '心理课每两周一节排进课表', responsible: '分管校长', dueOn: null },
  ];
  const assessed = conference([
    spokenOf(studentId, {
      dissent: '王海：本人已按时上课，建议先观察两周再定，避免一下子停掉社团活动。',
      measures: [
        { what: '每天课间见一面，有变化当天告诉心理教师', responsible: '王海', dueOn: addDays(today, 12) },
        { what: '约谈家长，书面告知，推荐医院', responsible: '林静', dueOn: addDays(today, -3) },
      ],
    }),
    spokenOf(one, {
      ...plain,
      facts: '期中后成绩下滑，和同桌闹翻，常说没意思。',
      conclusion: 'general',
      criterion: 'mildReaction',
      advice: '班主任每周谈心，暂不告知同学。',
    }),
    spokenOf(other, {
      ...plain,
      facts: '因同学受伤害怕上楼梯，家长说夜里常醒。',
      conclusion: 'attention',
      criterion: null,
      advice: '两周后再看。',
    }),
  ]);
  const { conferenceId } = await get('conferences.write', { ...assessed, finalises: true });
  const read = await get('conferences.read', { conferenceId });
  const [done] = read.extracts.flatMap(({ measures }) => measures);
  if (!done) throw new Error('nothing was decided');
  await get('conferences.tickMeasure', {
    measureId: done.id,
    doneOn: addDays(today, -1),
    outcome: '前两周每天都见了，午休愿意去图书馆。',
  });
  await get(
    'conferences.write',
    conference([spokenOf(studentId, plain)], {
      kind: 'seminar',
      occurredOn: addDays(today, 2),
      place: '心理辅导室',
      attendees: [],
      minutes: '',
    }),
  );
  await get('conferences.write', {
    ...conference([], {
      kind: 'situation',
      occurredOn: addDays(today, -20),
      problems: '周测后张贴排名，成绩下滑的学生被点名。\n课间只有六分钟，午休不许离开教室。',
      minutes: '通报了本学期辅导和预警的总体情况，逐条讨论了学校自身的做法。',
      remedies,
    }),
    finalises: true,
  });
}

/** One of last night that is still being told, and one that nobody has said anything of. */
async function incidents(get: TestDesk['get'], studentId: StudentId, others: StudentId[]): Promise<void> {
  const [one, other] = others;
  if (!one || !other) throw new Error('the sample school is empty');
  const { today } = await get('school.particulars', {});
  const yesterday = addDays(today, -1);
  const { incidentId } = await get(
    'incidents.write',
    incident(
      [
        concerned(studentId),
        concerned(one, { role: 'witness', facts: '在走廊里看到，当晚睡不着。' }),
        concerned(other, { role: 'friend', facts: '' }),
      ],
      { happenedOn: yesterday, foundOn: yesterday, learnedOn: yesterday },
    ),
  );
  for (const step of ['accompanied', 'safePlace', 'calledGuardian'] as const)
    await get('incidents.tick', { incidentId, step });
  await get('incidents.note', {
    incidentId,
    entryId: null,
    occurredOn: yesterday,
    startsAt: '18:45',
    text: '心理教师到场，陪到辅导室，孩子愿意说话。',
  });
  const { legs } = await get('incidents.read', { incidentId });
  const [, leader, room] = legs;
  if (!leader || !room) throw new Error('nobody has to be told');
  for (const [{ id: legId }, doneAt] of [
    [leader, '18:50'],
    [room, '19:30'],
  ] as const) {
    const told = { doneOn: yesterday, doneAt, reportedBy: '林静', receivedBy: '吴校长', note: '' };
    await get('incidents.reportLeg', { legId, ...told });
  }
  await get('incidents.issueReport', { incidentId, stage: 'first', to: '学校领导、上级教育主管部门' });
  const { watchGroupId } = await get('watchGroups.write', {
    ...watchGroup(studentId, incidentId),
    ...{ fromOn: yesterday, fromAt: '18:50' },
  });
  const night = {
    shiftId: null,
    fromOn: yesterday,
    untilOn: yesterday,
    state: '情绪平稳，睡得浅，夜里没有再提。',
  };
  await get('watchGroups.writeShift', {
    ...{ watchGroupId, ...night, fromAt: '18:50', untilAt: '21:30', who: '林静', handedTo: '王海' },
  });
  await get('watchGroups.writeShift', {
    ...{ watchGroupId, ...night, fromAt: '22:00', untilAt: '23:40', who: '王海', handedTo: '陈立' },
  });
  await get('disclosures.write', { ...disclosure(studentId), incidentId, occurredOn: yesterday });
  const witness = (await get('incidents.read', { incidentId })).extracts.find(
    ({ role }) => role === 'witness',
  );
  if (!witness) throw new Error('nobody saw it');
  await get('incidents.assess', {
    extractId: witness.id,
    ...{ assessedOn: yesterday, assessedAt: '20:40', assessedBy: '林静', disposal: 'staysAtSchool' },
    ...{ assessment: '害怕上楼，反复想起，愿意说。没有危险。', advice: '一周内再谈两次。', affected: true },
  });
  await get('incidents.addUsualDays', { incidentId });
  await get('incidents.writeAftercare', {
    ...{ incidentId, aftercareId: null, kind: 'classWork', what: '班级团体辅导：说说这几天的感受' },
    ...{ className: '七年级(1)班', responsible: '林静', dueOn: addDays(today, 1) },
  });
  const nothing = { kind: null, happenedOn: null, happenedAt: '', foundOn: null, foundAt: '', place: '' };
  await get(
    'incidents.write',
    incident([], {
      ...nothing,
      ...{ learnedOn: addDays(today, -40), learnedAt: '07:50', level: 'second' },
      ...{ others: '', judgement: '', measures: '', helpNeeded: '' },
    }),
  );
}

/** Those who left: whose time is over, whose file is held all the same, and who has only just gone. */
async function fillArchive({ chosen, get }: ReturnType<typeof deskIn>, folder: string): Promise<void> {
  await get('archive.setRetention', { years: 6 });
  const left = {
    沈知遥: { kind: 'graduated', leftOn: '2019-07-01', destination: '' },
    顾闻笛: { kind: 'graduated', leftOn: '2019-07-01', destination: '市第二中学' },
    欧阳晓晨: { kind: 'transferred', leftOn: '2026-03-09', destination: '城东中学' },
  } as const;
  const rows = Object.keys(left).map((name, index) => `2016010${index + 1},${name},九年级(1)班`);
  const roster = join(folder, '2018学年名册.csv');
  writeFileSync(roster, ['学号,姓名,班级', ...rows].join('\r\n'));
  await takeRoster({ chosen, get }, roster, { schoolYear: 2018 });
  for (const { id, name } of await get('students.list', {})) {
    if (!Object.hasOwn(left, name)) continue;
    // One of the names that were just looked for.
    const { leftOn, ...departure } = left[name as keyof typeof left];
    await get('archive.leave', { studentIds: [id], leftOn: localDate(leftOn), reason: '', ...departure });
    if (name === '顾闻笛') await get('archive.hold', { studentId: id, reason: '家长申请复核，结论未出' });
  }
}

/** What is written into a file besides the case work: a record of every kind, and a second guardian. */
async function fillFile(get: TestDesk['get'], studentId: StudentId): Promise<void> {
  const { today } = await get('school.particulars', {});
  await get('family.addGuardian', {
    studentId,
    name: '李梅',
    relation: '母亲',
    phone: '13900139000',
    note: '晚上七点后方便接电话',
  });
  await get('family.addCircumstance', leftBehind(studentId));
  await get('observations.write', observation(studentId));
  await get('observations.write', { ...observation(studentId), sign: 'sleepDisorder' });
  for (const daysAgo of [9, 0]) await get('observations.write', missing(studentId, addDays(today, -daysAgo)));
  await get('diagnoses.write', diagnosis(studentId));
  await get('screenings.write', screening(studentId));
  await get('contacts.write', contact(studentId));
  await get('talks.write', talk(studentId));
  const { referralId } = await get('referrals.write', referral(studentId));
  await get('referrals.writeStep', {
    referralId,
    stepId: null,
    step: 'refused',
    occurredOn: localDate('2026-06-03'),
    who: '李梅（母亲）',
    witnesses: '班主任邱静、德育处陈老师',
    institution: '',
    nextOn: null,
    text: '说孩子只是累了，暑假在家休息就好，不愿去医院。',
  });
  await fillPlan(get, studentId);
  await get('watchlist.addSituation', {
    studentId,
    situation: 'affectedByEvent',
    fromOn: addDays(today, -1),
    reason: '同桌受伤送医，她在场',
  });
  const { owed } = await get('students.file', { studentId });
  const keys = owed.filter(({ what }) => what === 'groupCounselling').flatMap((line) => line.keys);
  await get('obligations.putOff', {
    of: [{ studentId, keys }],
    until: addDays(today, 7),
    reason: '下周才开团体',
  });
}

/** A plan that was passed, signed and filed, a measure of which is done, and who carries it out. */
async function fillPlan(get: TestDesk['get'], studentId: StudentId): Promise<void> {
  await get('plans.writeMember', { ...mentor(studentId), role: 'leader', name: '邱静', phone: '', task: '' });
  await get('plans.writeMember', mentor(studentId));
  await get('plans.writeMember', {
    ...mentor(studentId),
    role: 'peer',
    name: '许言',
    phone: '',
    task: '课间一起去操场',
  });
  const { planId } = await get('plans.write', plan(studentId));
  const nothing = {
    witnesses: '',
    institution: '',
    nextOn: null,
    filedWith: null,
    receipt: '',
    outcome: null,
  };
  const step = (
    more: Partial<InputOf<'plans.writeStep'>> & Pick<InputOf<'plans.writeStep'>, 'step' | 'occurredOn'>,
  ) =>
    get('plans.writeStep', {
      ...nothing,
      planId,
      stepId: null,
      who: '',
      text: '',
      measureId: null,
      extractId: null,
      ...more,
    });
  await step({ step: 'passed', occurredOn: localDate('2026-06-04'), who: '评估小组6月4日会商' });
  await step({
    step: 'signed',
    occurredOn: localDate('2026-06-05'),
    who: '邱静、林静、赵校长、周远（父亲）',
    text: '同意，会按时接送。',
  });
  await step({
    step: 'filed',
    occurredOn: localDate('2026-06-08'),
    filedWith: 'centre',
    institution: '市中小学心理健康教育指导中心',
    receipt: '心备〔2026〕12号',
  });
  const { measures } = await get('plans.read', { planId });
  await step({
    step: 'measureDone',
    occurredOn: localDate('2026-06-20'),
    measureId: measures[1]?.id ?? null,
    text: '三个周末都在家',
  });
}

/** A leave because of ideation, what hangs on it, and an application to come back that waits for its decision. */
async function fillLeave(get: TestDesk['get'], studentId: StudentId): Promise<void> {
  const { today } = await get('school.particulars', {});
  const on = (days: number) => addDays(today, -days);
  const { guardians } = await get('students.file', { studentId });
  const signers = [
    ...guardians.map(({ name, relation }) => ({ name: `${name}（${relation}）`, signedOn: on(6) })),
    { name: '李梅（母亲）', signedOn: null },
  ];
  await get('custody.writePromise', {
    ...custodyPromise(studentId),
    fromOn: on(118),
    untilOn: addDays(today, 9),
    signers,
  });
  await get('custody.writeHandOver', {
    ...custodyHandOver(studentId),
    occurredOn: on(102),
    takenBy: signers[0]?.name ?? '',
    signers: signers.slice(0, 1).map(({ name }) => ({ name, signedOn: on(102) })),
  });
  await get('schooling.beginLeave', { ...leave(studentId), fromOn: on(100), expiresOn: addDays(today, 20) });
  const [begun] = (await get('students.file', { studentId })).leaves;
  if (!begun) throw new Error('nobody is on leave');
  const nothing = {
    leaveId: begun.id,
    stepId: null,
    who: '',
    witnesses: '',
    institution: '',
    nextOn: null,
    text: '',
  };
  await get('leaves.writeStep', {
    ...nothing,
    step: 'certificate',
    occurredOn: on(101),
    institution: '市第七人民医院',
    text: '中度抑郁，建议休养半年，两周复诊一次',
  });
  await get('leaves.writeStep', {
    ...nothing,
    step: 'contactPlan',
    occurredOn: on(98),
    who: '班主任邱静',
    text: '每周五下午给母亲打一次电话，每月去家里看一次',
  });
  await get('schoolReturns.write', {
    ...schoolReturn(studentId, begun.id),
    appliedOn: on(6),
    application: '孩子想回来上课，先上半天也行。',
    certificateHospital: '市第七人民医院',
    certificateOn: on(8),
    certificate: '症状缓解，可以复学，继续服药',
    signers,
  });
}
