import { expect, test } from 'vitest';
import { type AssessmentFacts, assessmentForm } from '#documents/conferences/assessment-form.tsx';
import { conferenceExtractPaper } from '#documents/conferences/conference-extract.tsx';
import { type ConferenceFacts, conferenceRecord } from '#documents/conferences/conference-record.tsx';
import { situationRecord } from '#documents/conferences/situation-record.tsx';
import { localDate } from '#shared/school-calendar.ts';
import { rowsOf, words } from './printed-words.ts';

const day = localDate;
const frame = {
  schoolName: '望海中学',
  kind: 'assessment',
  occurredOn: day('2026-06-08'),
  startsAt: '16:30',
  place: '小会议室',
  chair: '吴校长',
  recorder: '林静',
  finalised: { by: '林静', on: day('2026-06-09') },
  voided: null,
} as const;
const student = {
  name: '王梓涵',
  gender: 'female',
  className: '八年级(3)班',
  studentNumber: '20240317',
  homeroomTeacher: '黄老师',
} as const;
const said = {
  facts: '三周来很少说话。',
  opinions: [
    { member: '林静', opinion: '尽快由医院评估。' },
    { member: '黄老师', opinion: '先减少作业。' },
  ],
  dissent: '黄老师：再看两周。',
  conclusion: 'serious',
  criterion: 'seriousProblem',
  advice: '尽快约谈家长。',
  measures: [
    { what: '每天见一面', responsible: '黄老师', dueOn: day('2026-06-30'), doneOn: null, outcome: '' },
  ],
} as const;
const nothing = {
  facts: '',
  opinions: [],
  dissent: '',
  conclusion: 'unchanged',
  criterion: null,
  advice: '',
  measures: [],
} as const;

const meeting: ConferenceFacts = {
  ...frame,
  attendees: [
    { name: '吴校长', role: '校长' },
    { name: '林静', role: '心理教师' },
    { name: '周医生', role: '校外专家' },
  ],
  students: [
    { ...said, student },
    { ...nothing, facts: '按时上课。', student: { ...student, name: '李一', studentNumber: '20240318' } },
  ],
  minutes: '逐一讨论。',
  remedies: [],
  addenda: [{ text: '家长来电。', by: '林静', on: day('2026-06-10') }],
};

test('会商记录 lets everybody sign in, and tells of each student what was said, decided and who does it', () => {
  const { html, title } = conferenceRecord(meeting);
  expect(title).toBe('会商记录 评估小组 2026年6月8日');
  expect(rowsOf(html, 1)).toEqual([
    ['姓名', '身份', '签到', '姓名', '身份', '签到'],
    ['吴校长', '校长', '', '林静', '心理教师', ''],
    ['周医生', '校外专家', '', '', '', ''],
    ['', '', '', '', '', ''],
  ]);
  expect(Object.fromEntries(rowsOf(html, 2))).toMatchObject({
    情况: '三周来很少说话。',
    成员意见: '林静：尽快由医院评估。\n黄老师：先减少作业。',
    不同意见: '黄老师：再看两周。',
    等级结论: '二类',
    依据: '《危机预防和干预工作指南》二（二）：普查或辅导中发现较重的心理问题，并有明显的情绪或行为变化',
  });
  expect(rowsOf(html, 3)[1]).toEqual(['1', '每天见一面', '黄老师', '2026年6月30日', '']);
  expect(Object.fromEntries(rowsOf(html, 4))).toMatchObject({
    情况: '按时上课。',
    等级结论: '不列入、不作调整',
  });
  expect(words(html)).toMatch(/内部资料/);
  expect(words(html)).toMatch(/主持人：＿+记录人：＿+/);
  expect(words(html)).not.toMatch(/undefined|null|草稿|作废/);
});

test('a draft and a voided one say so before anything else is read', () => {
  expect(words(conferenceRecord({ ...meeting, finalised: null }).html)).toContain('草稿，尚未定稿。');
  const voided = { reason: '选错了学生', by: '林静', on: day('2026-06-11') };
  expect(words(conferenceRecord({ ...meeting, voided }).html)).toContain(
    '作废本次会商已由林静于2026年6月11日作废：选错了学生',
  );
});

test('会商摘录 names one student alone, and nothing of what the meeting said besides', () => {
  const { html } = conferenceExtractPaper({
    ...frame,
    ...said,
    numberWord: '学号',
    student,
    madeOn: day('2026-06-12'),
  });
  expect(rowsOf(html, 0)[0]).toEqual(['姓名', '王梓涵', '性别', '女']);
  expect(words(html)).not.toMatch(/李一|逐一讨论|周医生/);
  expect(words(html)).toMatch(/摘录人：＿+2026年6月12日$/);
});

const assessed: AssessmentFacts = {
  ...frame,
  ...said,
  numberWord: '学号',
  student,
  guardians: [{ name: '王建国', relation: '父亲', phone: '13800138000' }],
  discoveryRoute: 'homeroomTeacher',
  observations: [
    { sign: 'sleepDisorder', occurredOn: day('2026-05-06'), text: '夜里睡不着' },
    { sign: 'lowMood', occurredOn: day('2026-05-06'), text: '' },
  ],
  screenings: [{ occurredOn: day('2026-04-10'), scale: 'MHT', result: '总分 61' }],
  interview: { occurredOn: day('2026-06-05'), risk: 'ideation', assessment: '有想法，无计划。' },
  circumstances: [{ circumstance: 'leftBehind', text: '随祖母生活' }],
};

test('学生心理危机评估表 never shows a screening without 非诊断, and the level with the clause it rests on', () => {
  const { html, title } = assessmentForm(assessed, 'superior');
  expect(title).toBe('学生心理危机评估表 王梓涵 2026年6月8日');
  const rows = Object.fromEntries(rowsOf(html, 1));
  expect(rows.筛查结果).toBe('2026年4月10日　MHT　总分 61\n以上为筛查，非诊断。');
  expect(rows.面谈).toBe('2026年6月5日　询问自杀风险：意念\n有想法，无计划。');
  expect(rows.家庭支持).toBe('留守儿童：随祖母生活');
  expect(rows.措施).toBe('每天见一面（黄老师，2026年6月30日前）');
  expect(rows.依据条款).toContain('《危机预防和干预工作指南》二（二）');
  expect(words(html)).toMatch(/上报资料/);
  expect(words(html)).not.toMatch(/内部资料/);
  expect(words(html)).toMatch(/校长：＿+心理教师：＿+班主任：＿+专家：＿+/);
});

test('what is not on record is said to be so, and not left as if it were nothing', () => {
  const { html } = assessmentForm({
    ...assessed,
    observations: [],
    screenings: [],
    interview: null,
    circumstances: [],
  });
  expect(Object.fromEntries(rowsOf(html, 1))).toMatchObject({
    高危因素: '无记录',
    警示信号: '无记录',
    筛查结果: '未筛查',
    面谈: '无记录',
    家庭支持: '无记录',
  });
});

test('形势分析会记录 counts by level, and names no student', () => {
  const { html } = situationRecord(
    {
      ...meeting,
      kind: 'situation',
      problems: '周测后张贴排名。',
      atSchool: 840,
      byLevel: [
        { level: 'severe', students: 2 },
        { level: 'serious', students: 5 },
      ],
      remedies: [
        {
          what: '排名不再张贴',
          responsible: '教务处',
          dueOn: null,
          doneOn: day('2026-06-20'),
          outcome: '已撤',
        },
      ],
    },
    'superior',
  );
  expect(words(html)).toContain('在校学生 840 人　三类 2 人　二类 5 人');
  expect(words(html)).toContain('2026年6月20日完成：已撤');
  expect(words(html)).not.toMatch(/王梓涵|李一/);
});
