import { LETTER_KINDS } from '#documents/letters/letter-kinds.ts';
import type { ConferenceKind } from '#shared/conference-kinds.ts';
import type { ConferenceExtractId, ConferenceId } from '#shared/contract/conferences.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { letterValues } from '#shared/contract/letters.ts';
import type { LaidPaper } from '#shared/contract/papers.ts';
import type { PlanId } from '#shared/contract/plans.ts';
import type { ScreeningBatchId } from '#shared/contract/screenings.ts';
import { NOTHING_WRITTEN } from '#shared/contract/sessions.ts';
import type { ChronicleKind } from '#shared/contract/students.ts';
import { REPORT_STAGES } from '#shared/incident-terms.ts';
import { addDays, localDate } from '#shared/school-calendar.ts';
import type { BatchKind } from '#shared/screening/batches.ts';
import { codesOf } from '#shared/terms.ts';
import { latestWeek } from '#tests/screens/told-weeks.ts';
import type { TestDesk } from '#tests/vault/desk.ts';
import {
  conference,
  contact,
  custodyPromise,
  observation,
  schoolReturn,
  spokenOf,
  talk,
  watched,
} from '#tests/vault/file-records.ts';
import { sessionText } from '#tests/vault/sample.ts';
import { SAMPLE_LETTERS } from './sample-letters.ts';

export interface PaperWorld {
  get: TestDesk['get'];
  /** Of whom there is everything. */
  studentId: StudentId;
  /** Who is on leave because of 心理问题. */
  awayId: StudentId;
}

/** One kind of paper, and how it is laid ready. */
interface EveryPaper {
  name: string;
  lay(world: PaperWorld): Promise<LaidPaper>;
  /** Saves the same for Word, after it was laid ready. */
  saveWord?(world: PaperWorld): Promise<void>;
}

/** Every kind of paper that the app prints; a new kind is one more entry. */
export const PAPERS: readonly EveryPaper[] = [
  {
    name: '个别辅导记录表',
    lay: async ({ get, studentId }) => {
      const sessionId = await signed(get, [studentId], {
        topic: '睡眠与作息',
        content: `【学生自述】\n${'近两周入睡困难，凌晨两点以后才能睡着，上课犯困，不愿和同学说话。'.repeat(3)}\n【观察】\n说话声音低，回避目光，提到家里时沉默。`,
        problems: ['睡眠', '亲子关系'],
        place: '心理辅导室',
        route: 'homeroomTeacher',
        risk: 'ideation',
        assessment: '有自杀意念，无计划和行为；有可以求助的人。',
        measures: '不让学生独处；当天电话告知监护人；与班主任约定每天见一面。',
        nextSteps: '每周一次，记睡眠日记。',
        nextOn: localDate('2026-08-26'),
        nextAt: '14:30',
      });
      await get('sessions.addAddendum', { sessionId, text: '晚上母亲来电：已把药品收好，周六去医院。' });
      return get('sessions.layPaper', { sessionId });
    },
  },
  {
    name: '个别辅导记录表-已作废',
    lay: async ({ get, studentId }) => {
      const sessionId = await signed(get, [studentId], { topic: '考试前的紧张' });
      await get('sessions.void', { sessionId, reason: '写到了同名学生的档案里，已另写一份' });
      return get('sessions.layPaper', { sessionId });
    },
  },
  {
    name: '一生一策',
    lay: async ({ get, studentId }) => get('plans.layPaper', { planId: await planOf(get, studentId) }),
  },
  {
    name: '一生一策-上级',
    lay: async ({ get, studentId }) =>
      get('plans.layPaper', { planId: await planOf(get, studentId), audience: 'superior' }),
  },
  {
    name: '一生一策家长版',
    lay: async ({ get, studentId }) => get('plans.layHome', { planId: await planOf(get, studentId) }),
  },
  {
    name: '任课教师配合单',
    lay: async ({ get, studentId }) => get('plans.layClass', { planId: await planOf(get, studentId) }),
  },
  {
    name: '备案表',
    lay: async ({ get, studentId }) => get('plans.layFiling', { planId: await planOf(get, studentId) }),
  },
  {
    name: '团体辅导记录表',
    lay: async ({ get }) => {
      const members = (await get('students.list', {})).slice(0, 12).map(({ id }) => id);
      const sessionId = await signed(get, members, {
        kind: 'group',
        topic: '情绪的颜色（第三次）',
        content: `【目标】\n学会说出自己的情绪。\n【过程】\n${'热身后每人选一张色卡，说说这一周里最像它的一刻；两人一组复述对方的话，再一起想一个应对的办法。'.repeat(14)}\n【成员表现】\n大多数成员愿意说，两名成员始终沉默。`,
        absentIds: members.slice(-2),
        minutes: 90,
        place: '团体活动室',
      });
      return get('sessions.layPaper', { sessionId });
    },
  },
  {
    name: '观察日志',
    lay: async ({ get, studentId }) => {
      const { observationId } = await get('observations.write', watched(studentId));
      return get('observations.layPaper', { observationId });
    },
  },
  {
    name: '观察日志-待填',
    lay: async ({ get, studentId }) => {
      const { observationId } = await get('observations.write', observation(studentId));
      return get('observations.layPaper', { observationId, audience: 'room' });
    },
  },
  {
    name: '约谈记录表',
    lay: async ({ get, studentId }) => {
      const contactId = await latest({ get, studentId }, 'contact');
      return get('contacts.layPaper', { contactId: contactId as never });
    },
  },
  {
    name: '约谈记录表-内部',
    lay: async ({ get, studentId }) => {
      const contactId = await latest({ get, studentId }, 'contact');
      return get('contacts.layPaper', { contactId: contactId as never, audience: 'room' });
    },
  },
  {
    name: '约谈记录表-拒签',
    lay: async ({ get, studentId }) => {
      const { contactId } = await get('contacts.write', {
        ...contact(studentId),
        startsAt: '16:40',
        place: '心理辅导室',
        childWas: 'away',
        institutions:
          '市第七人民医院（儿童青少年心理科） 0571-88001234\n省立同德医院（精神卫生科） 0571-88005678',
        answered: 'refuses',
        answer: '孩子只是累了，过一阵就好。',
        refusal: '不同意就诊，担心影响升学；不肯在记录表上签字。',
        unsigned: true,
      });
      return get('contacts.layPaper', { contactId });
    },
  },
  {
    name: '家校沟通记录表',
    lay: async ({ get, studentId }) => {
      const { contactId } = await get('contacts.write', { ...contact(studentId), channel: 'phone' });
      return get('contacts.layPaper', { contactId });
    },
  },
  {
    name: '告知书登记簿',
    lay: async ({ get }) => {
      const letterIds = (await get('letters.list', {})).map(({ id }) => id);
      return get('letters.layRegister', { letterIds, namesMasked: false });
    },
  },
  ...(['first', 'further', 'last'] as const).map(
    (stage): EveryPaper => ({
      name: `危机事件${REPORT_STAGES[stage]}`,
      lay: async ({ get }) => {
        const incidentId = await incidentOf(get);
        const { reports } = await get('incidents.read', { incidentId });
        const known = reports.find((report) => report.stage === stage);
        if (known) return get('incidents.layReport', { reportId: known.id });
        const { reportId } = await get('incidents.issueReport', { incidentId, stage, to: '城东区教育局' });
        return get('incidents.layReport', { reportId });
      },
    }),
  ),
  {
    name: '危机事件报告-草稿',
    lay: async ({ get }) =>
      get('incidents.previewReport', {
        incidentId: await incidentOf(get),
        stage: 'last',
        to: '城东区教育局',
      }),
  },
  {
    name: '值守记录表',
    lay: async ({ get, studentId }) => {
      const [group] = (await get('students.file', { studentId })).watchGroups;
      if (!group) throw new Error('nobody is watched over');
      return get('watchGroups.layPaper', { watchGroupId: group.id });
    },
  },
  {
    name: '突破保密记录',
    lay: async ({ get, studentId }) => {
      const [disclosure] = (await get('students.file', { studentId })).disclosures;
      if (!disclosure) throw new Error('nothing was disclosed');
      return get('disclosures.layPaper', { disclosureId: disclosure.id });
    },
  },
  {
    name: '书面评估意见',
    lay: async ({ get }) => {
      const { extracts } = await get('incidents.read', { incidentId: await incidentOf(get) });
      const assessed = extracts.find(({ assessedOn }) => assessedOn !== null);
      if (!assessed) throw new Error('nobody was assessed');
      return get('incidents.layAssessment', { extractId: assessed.id });
    },
  },
  { name: '危机事件处置流程单', lay: ({ get }) => get('incidents.laySteps', {}) },
  {
    name: '应急信息卡',
    lay: ({ get, studentId, awayId }) => get('incidents.layCards', { studentIds: [studentId, awayId] }),
  },
  {
    name: '家访记录表',
    lay: async ({ get, studentId }) => {
      const homeVisitId = await latest({ get, studentId }, 'homeVisit');
      return get('homeVisits.layPaper', { homeVisitId: homeVisitId as never });
    },
  },
  {
    name: '监护承诺书-记录',
    lay: async ({ get, awayId }) => {
      const custodyPromiseId = await latest({ get, studentId: awayId }, 'custodyPromise');
      return get('custody.layPromise', { custodyPromiseId: custodyPromiseId as never });
    },
  },
  {
    name: '陪护协议',
    lay: async ({ get, awayId }) => {
      const blank = { treatment: '', medicine: '', company: '', dangerousThings: '', contact: '' };
      const { custodyPromiseId } = await get('custody.writePromise', {
        ...custodyPromise(awayId),
        ...blank,
        kind: 'company',
      });
      return get('custody.layPromise', { custodyPromiseId });
    },
  },
  {
    name: '安全责任移交书-记录',
    lay: async ({ get, awayId }) => {
      const custodyHandOverId = await latest({ get, studentId: awayId }, 'custodyHandOver');
      return get('custody.layHandOver', { custodyHandOverId: custodyHandOverId as never });
    },
  },
  {
    name: '休学期间联系记录',
    lay: async ({ get, awayId }) => {
      const { leaves } = await get('students.file', { studentId: awayId });
      const [begun] = leaves;
      if (!begun) throw new Error('nobody is on leave');
      const on = (days: number) => addDays(begun.fromOn, days);
      await get('contacts.write', {
        ...contact(awayId),
        occurredOn: on(4),
        channel: 'phone',
        text: '母亲说孩子在家画画，晚上十一点前能睡着，按时服药。',
        answer: '下周五再通电话。',
      });
      await get('talks.write', { ...talk(awayId), occurredOn: on(11) });
      return get('leaves.layContacts', { leaveId: begun.id });
    },
  },
  {
    name: '复学申请与评估表',
    lay: async ({ get, awayId }) => {
      const schoolReturnId = await latest({ get, studentId: awayId }, 'schoolReturn');
      return get('schoolReturns.layPaper', { schoolReturnId: schoolReturnId as never });
    },
  },
  {
    name: '复学申请与评估表-已决定',
    lay: async (world) => {
      const { schoolReturnId } = await decided(world);
      return world.get('schoolReturns.layPaper', { schoolReturnId });
    },
  },
  {
    name: '防备预案',
    lay: async (world) => {
      const { schoolReturnId } = await decided(world);
      return world.get('schoolReturns.layPlan', { schoolReturnId });
    },
  },
  {
    name: '复学访谈及风险评估记录',
    lay: async ({ get, awayId }) => {
      const { today } = await get('school.particulars', {});
      const [begun] = (await get('students.file', { studentId: awayId })).leaves;
      if (!begun) throw new Error('nobody is on leave');
      const back = addDays(today, -40);
      await get('schooling.endLeave', { studentId: awayId, endedOn: back, reason: '' });
      await signed(get, [awayId], {
        topic: '复学后第一次面谈',
        occurredOn: addDays(back, 3),
        risk: 'none',
        assessment: '情绪平稳，睡眠七小时；对功课有些着急，愿意来谈。',
        measures: '减两门作业；与班主任约定每天见一面。',
      });
      await get('talks.write', { ...talk(awayId), occurredOn: addDays(back, 9) });
      return get('leaves.layInterviews', { leaveId: begun.id });
    },
  },
  {
    name: '附件1 动态跟踪表',
    lay: async ({ get }) => {
      const [period] = await get('followUps.periods', {});
      if (!period) throw new Error('nobody is tracked');
      return get('followUps.layTables', { periodId: period.id, studentId: null, emptyWeeks: 'print' });
    },
  },
  ...codesOf(LETTER_KINDS).map(
    (kind): EveryPaper => ({
      name: kind === 'notice' ? '附件2 告知书' : LETTER_KINDS[kind].name,
      lay: async ({ get, studentId }) => {
        const letter = { studentId, guardianId: null, values: letterValues.parse(SAMPLE_LETTERS[kind]) };
        const issue = { kind, issuedOn: localDate('2026-09-01'), body: null, letters: [letter] };
        const { letters } = await get('letters.issue', issue);
        return get('letters.layPaper', { letterIds: letters.map(({ letterId }) => letterId) });
      },
      saveWord: async ({ get }) => {
        const letterIds = (await get('letters.list', {})).filter((each) => each.kind === kind).slice(0, 1);
        await get('letters.saveWord', { letterIds: letterIds.map(({ id }) => id), as: 'one' });
      },
    }),
  ),
  {
    name: '会商记录',
    lay: async ({ get }) => get('conferences.layRecord', { conferenceId: await ofKind(get, 'assessment') }),
  },
  {
    name: '会商记录-已作废',
    lay: async ({ get, studentId }) => {
      const { conferenceId } = await get('conferences.write', {
        ...conference([spokenOf(studentId)]),
        finalises: true,
      });
      await get('conferences.void', { conferenceId, reason: '选错了学生，已另记一次' });
      return get('conferences.layRecord', { conferenceId });
    },
  },
  {
    name: '会商记录-草稿',
    lay: async ({ get }) => get('conferences.layRecord', { conferenceId: await ofKind(get, 'seminar') }),
  },
  {
    name: '形势分析会记录',
    lay: async ({ get }) =>
      get('conferences.laySituation', {
        conferenceId: await ofKind(get, 'situation'),
        audience: 'superior',
      }),
  },
  {
    name: '会商摘录',
    lay: async (world) => world.get('conferences.layExtract', { extractId: await assessedIn(world) }),
  },
  {
    name: '学生心理危机评估表',
    lay: async (world) => world.get('conferences.layAssessment', { extractId: await assessedIn(world) }),
  },
  {
    name: '学生心理危机评估表-上级',
    lay: async (world) =>
      world.get('conferences.layAssessment', { extractId: await assessedIn(world), audience: 'superior' }),
  },
  {
    name: '普查进度表',
    lay: async ({ get }) => get('screenings.layProgress', { batchId: await screened(get) }),
  },
  {
    name: '预警名单',
    lay: async ({ get }) => get('screenings.layFlagged', { batchId: await screened(get) }),
  },
  {
    name: '普查统计',
    lay: async ({ get }) => get('screenings.layFigures', { batchId: await screened(get) }),
  },
  {
    name: '班级排查表',
    lay: async ({ get }) => get('screenings.layClassSheets', { batchId: await screened(get, 'threeGroups') }),
  },
  {
    name: '班级周报',
    lay: async ({ get }) => {
      const { weekFrom, told } = await toldWeek(get);
      return get('weeklyReports.laySheets', { weekFrom, classIds: told });
    },
  },
  {
    name: '班级周报-空白',
    lay: async ({ get }) => {
      const { weekFrom, silent } = await toldWeek(get);
      return get('weeklyReports.laySheets', { weekFrom, classIds: silent });
    },
  },
  {
    name: '年级汇总',
    lay: async ({ get }) =>
      get('weeklyReports.laySummary', { weekFrom: (await toldWeek(get)).weekFrom, grade: null }),
  },
  {
    name: '年级汇总-教师',
    lay: async ({ get }) => {
      const { weekFrom } = await toldWeek(get);
      return get('weeklyReports.laySummary', { weekFrom, grade: null, audience: 'teacher' });
    },
  },
  {
    name: '一对一面谈记录',
    lay: async ({ get, studentId }) => {
      const interviewId = await latest({ get, studentId }, 'interview');
      return get('interviews.layPaper', { interviewId: interviewId as never });
    },
  },
  {
    name: '信箱热线登记簿',
    lay: async ({ get }) =>
      get('enquiries.layRegister', {
        enquiryIds: (await get('enquiries.list', {})).map(({ id }) => id),
      }),
  },
  {
    name: '心理委员名册',
    lay: async ({ get }) => {
      const { schoolYear } = await get('helpers.list', { schoolYear: null });
      return get('helpers.layRoster', { schoolYear });
    },
  },
  ...(['room', 'superior'] as const).map((audience) => ({
    name: audience === 'room' ? '一级预警工作安排' : '一级预警工作安排-上级',
    lay: async ({ get }: PaperWorld) => {
      const { schoolYear } = await get('seasons.read', { schoolYear: null });
      return get('seasons.layCalendar', { schoolYear, audience });
    },
  })),
  {
    name: '研判材料-多名学生',
    lay: async ({ get, studentId }) => {
      const others = (await get('students.list', {})).map(({ id }) => id).filter((id) => id !== studentId);
      return get('students.layBrief', { studentIds: [studentId, ...others.slice(0, 2)] });
    },
  },
  {
    name: '研判材料',
    lay: ({ get, studentId }) => get('students.layBrief', { studentIds: [studentId] }),
  },
  {
    name: '心理健康档案卡',
    lay: ({ get, studentId }) => get('students.layCard', { studentIds: [studentId] }),
  },
  {
    name: '心理健康档案卡-空',
    lay: async ({ get, studentId }) => {
      const other = (await get('students.list', {})).findLast(({ id }) => id !== studentId);
      return get('students.layCard', { studentIds: other ? [other.id] : [] });
    },
  },
  { name: '高危因素与警示信号核查表', lay: ({ get }) => get('observations.layChecklist', {}) },
  {
    name: '预警库',
    lay: async ({ get }) => {
      const studentIds = (await get('watchlist.list', {})).map(({ id }) => id);
      return get('watchlist.layPaper', { studentIds, namesMasked: false });
    },
  },
  { name: '本周跟踪清单', lay: ({ get }) => get('workbench.layWeekList', {}) },
  {
    name: '工作量统计',
    lay: ({ get }) =>
      get('workload.layPaper', {
        fromOn: localDate('2025-09-01'),
        untilOn: localDate('2026-08-31'),
      }),
  },
  {
    name: '导入报告',
    lay: async ({ get }) => {
      const [last] = await get('roster.imports', {});
      if (!last) throw new Error('nothing was imported');
      return get('roster.layReport', { importId: last.id });
    },
  },
  {
    name: '销毁清单',
    lay: async ({ get }) => {
      const { files } = await get('archive.list', {});
      return get('archive.layList', {
        studentIds: files.filter(({ isDue, held }) => isDue && held === null).map((file) => file.studentId),
      });
    },
  },
];

/** The application of who is on leave, assessed, granted and planned for. */
async function decided({ get, awayId }: PaperWorld) {
  const { today } = await get('school.particulars', {});
  const { schoolReturns } = await get('students.file', { studentId: awayId });
  const [applied] = schoolReturns;
  if (!applied) throw new Error('nobody applied to come back');
  const { id, signers, leaveId, appliedOn } = applied;
  return get('schoolReturns.write', {
    ...schoolReturn(awayId, leaveId),
    appliedOn,
    signers,
    schoolReturnId: id,
    certificateHospital: '市第七人民医院',
    certificateOn: addDays(appliedOn, -2),
    certificate: '症状缓解，可以复学，继续服药',
    assessedOn: today,
    assessedBy: '林静、王校长、班主任邱静',
    assessment: '情绪平稳，睡眠恢复，愿意回来；知道难受时可以找谁。',
    decision: 'granted',
    decidedOn: today,
    decidedBy: '王校长',
    decisionReason: '同意从下周一起返校。',
    arrangement: '第一个月只上上午；数学、英语作业减半；坐在靠门第三排；每天到辅导室报到一次。',
    plannedOn: today,
    signs: '连着两天没睡好；不和同学说话；把东西送给别人；说“没有意思”。',
    roles:
      '班主任：每天见一面，发现迹象当面告诉心理教师。\n心理教师：当天面谈并评估。\n德育处：联系家长，安排不离人的照看。',
    numbers: '母亲 李梅 13900139000\n市第七人民医院急诊 0571-88001234\n心理援助热线 12356',
    planLeader: '王校长',
  });
}

async function ofKind(get: TestDesk['get'], kind: ConferenceKind): Promise<ConferenceId> {
  const found = (await get('conferences.list', {})).find((line) => line.kind === kind && !line.voided);
  if (!found) throw new Error(`no ${kind}`);
  return found.id;
}

/** The last week that has begun, with a class that has told of children and one that has told nothing. */
async function toldWeek(get: TestDesk['get']) {
  const { today } = await get('school.particulars', {});
  const board = await get('weeklyReports.board', { on: null });
  const week = latestWeek(board, today);
  const at = board.weeks.indexOf(week);
  const inState = (...states: string[]) =>
    board.classes
      .filter(({ weeks }) => states.includes(weeks[at]?.state ?? ''))
      .map(({ classId }) => classId);
  return { weekFrom: week.from, told: inState('unusual'), silent: inState('silent', 'due', 'unasked') };
}

async function screened(get: TestDesk['get'], kind: BatchKind = 'everybody'): Promise<ScreeningBatchId> {
  const batch = (await get('screenings.batches', {})).find((each) => each.kind === kind);
  if (!batch) throw new Error('nobody was screened');
  return batch.id;
}

async function assessedIn({ get, studentId }: PaperWorld): Promise<ConferenceExtractId> {
  const { extracts } = await get('students.file', { studentId });
  const found = extracts.find((extract) => extract.kind === 'assessment' && !extract.voided);
  if (!found) throw new Error('nobody was assessed');
  return found.id;
}

async function signed(
  get: TestDesk['get'],
  studentIds: StudentId[],
  text: Partial<Parameters<typeof sessionText>[1]>,
) {
  const { sessionId } = await get('sessions.write', {
    sessionId: null,
    text: sessionText(studentIds, {
      ...NOTHING_WRITTEN,
      startsAt: '14:30',
      minutes: 50,
      content: '略。',
      ...text,
    }),
  });
  await get('sessions.sign', { sessionId });
  return sessionId;
}

async function latest(
  { get, studentId }: Pick<PaperWorld, 'get' | 'studentId'>,
  kind: ChronicleKind,
): Promise<string> {
  const { chronicle } = await get('students.file', { studentId });
  const found = chronicle.find((entry) => entry.kind === kind)?.opens;
  if (!found) throw new Error(`nothing of the kind ${kind}`);
  return found.id;
}

/** The plan that holds for whom there is everything. */
async function planOf(get: TestDesk['get'], studentId: StudentId): Promise<PlanId> {
  const [plan] = (await get('students.file', { studentId })).plans;
  if (!plan) throw new Error('nobody wrote a plan');
  return plan.id;
}

/** The event that is told of: the one with somebody in it. */
async function incidentOf(get: TestDesk['get']) {
  const known = (await get('incidents.list', {})).find(({ subjects }) => subjects.length > 0);
  if (!known) throw new Error('there is no event');
  return known.id;
}
