import { describe, expect, test } from 'vitest';
import type { PlanFacts } from '#documents/plans/plan-facts.ts';
import { classPaper, filingPaper, homePaper, planTable } from '#documents/plans/plan-table.tsx';
import type { PlanMeasureId, PlanStepId } from '#shared/contract/plans.ts';
import { localDate } from '#shared/school-calendar.ts';
import { plan } from '../vault/file-records.ts';
import { rowsOf, words } from './printed-words.ts';

const day = localDate;
const { measures, ...written } = plan('' as never);
const step = {
  id: '' as PlanStepId,
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
};
const facts: PlanFacts = {
  schoolName: '望海中学',
  numberWord: '学号',
  counsellorName: '林静',
  student: {
    name: '王梓涵',
    gender: 'female',
    className: '八年级(3)班',
    studentNumber: '20240317',
    homeroomTeacher: '黄岚',
  },
  guardians: [
    { name: '王建国', relation: '父亲', phone: '138 0013 8000' },
    { name: '李梅', relation: '母亲', phone: '139 0013 9000' },
  ],
  team: [
    { role: 'mentor', name: '陈立', phone: '', task: '每天见一面' },
    { role: 'peer', name: '许言', phone: '', task: '课间一起走' },
  ],
  level: 'serious',
  levelSince: day('2026-06-01'),
  occurredOn: day('2026-06-03'),
  version: 1,
  state: 'filed',
  texts: written,
  measures: measures.map((measure, at) => ({ ...measure, id: `${at}` as PlanMeasureId })),
  steps: [
    { ...step, step: 'passed', occurredOn: day('2026-06-04'), who: '评估小组会商' },
    { ...step, step: 'signed', occurredOn: day('2026-06-05'), who: '全体', text: '同意，会按时接送。' },
    {
      ...step,
      step: 'filed',
      occurredOn: day('2026-06-08'),
      filedWith: 'centre',
      receipt: '心备〔2026〕12号',
    },
  ],
  reviewOn: day('2026-08-05'),
};

describe('一生一策', () => {
  const { html, title } = planTable(facts);

  test('says whose it is, the level with what it means, and who is to be called', () => {
    expect(title).toBe('心理危机学生干预方案（一生一策） 王梓涵 第 1 版');
    expect(rowsOf(html, 0)).toEqual([
      ['姓名', '王梓涵', '性别', '女'],
      ['班级', '八年级(3)班', '学号', '20240317'],
      ['班主任', '黄岚', '预警等级', '二类（严重心理危机）'],
      ['制定日期', '2026年6月3日', '版本', '第 1 版'],
      ['监护人', '王建国（父亲） 138 0013 8000；李梅（母亲） 139 0013 9000'],
    ]);
  });

  test('each measure has what, how often, by whom, from when until when', () => {
    expect(rowsOf(html, 2)).toEqual([
      ['序号', '类别', '干预措施', '频次', '责任人', '起止时间'],
      ['1', '心理辅导', '个别辅导', '每周一次', '林静', '2026年6月4日至2026年7月10日'],
      ['2', '家校共育', '父亲每周末回家，陪孩子一天', '每周', '周远（父亲）', ''],
    ]);
  });

  test('causes, study, safety plan, review, filing and the guardian’s word stand under their headings', () => {
    const rows = Object.fromEntries([1, 3, 4, 5].flatMap((at) => rowsOf(html, at)));
    expect(rows.心理检测结果).toMatch(/MHT.*以上为筛查，非诊断。$/s);
    expect(rows.原因分析).toMatch(/个人原因：.*家庭原因：.*学校原因：.*同伴原因：/s);
    expect(rows.学业调整).toMatch(/学习进度：.*作业：.*纪律要求：/s);
    expect(rows.安全计划).toMatch(/预警信号：.*自己能做的：.*让身边更安全：/s);
    expect(rows.复评).toBe('2026年8月5日');
    expect(rows.备案).toBe('2026年6月8日　心理健康教育指导中心　心备〔2026〕12号');
    expect(rows.监护人意见).toBe('同意，会按时接送。');
    expect(words(html)).toMatch(/班主任：＿+心理教师：＿+分管领导（盖章）：＿+监护人：＿+监护人（二）：＿+/);
  });

  test('a guardian signs it and superiors read it: no name of a student who helps; a draft says that it is one', () => {
    expect(words(html)).toContain('同伴：1 人');
    expect(words(html)).not.toContain('许言');
    expect(words(planTable(facts, 'superior').html)).not.toContain('许言');
    expect(words(planTable(facts, 'superior').html)).toContain('陈立');
    expect(words(planTable({ ...facts, state: 'draft' }).html)).toContain('本方案尚未签字生效');
    expect(words(html)).not.toContain('尚未签字');
  });
});

test('the home reads what it does and whom it calls, and nothing of causes, tests or other children', () => {
  const { html } = homePaper(facts);
  const rows = Object.fromEntries(rowsOf(html, 1));
  expect(rows.家里请这样做).toMatch(/每晚九点前收手机.*父亲每周末回家，陪孩子一天（每周）/s);
  expect(rows.请收好的物品).toContain('药品');
  expect(rows.请马上联系).toMatch(/父亲周远.*市第七人民医院/s);
  expect(words(html)).not.toMatch(/MHT|二类|名次下降|闹僵|许言|同宿舍|内部资料/);
  expect(words(html)).toMatch(/监护人：＿+监护人（二）：＿+/);
});

test('a teacher of a subject reads what to do in class, and neither level, cause, test, medicine nor telephone', () => {
  const { html } = classPaper(facts);
  const rows = Object.fromEntries(rowsOf(html, 1));
  expect(rows.课堂上请做).toBe(written.inClass);
  expect(rows.课堂上请避免).toBe(written.notInClass);
  expect(rows.发现异常).toContain('班主任黄岚或心理教师林静');
  expect(words(html)).not.toMatch(/MHT|二类|危机|名次下降|药|父亲|138|安全计划|许言/);
});

test('备案表 says level, plan, signature and receipt, and waits for the seal', () => {
  const { html } = filingPaper(facts);
  expect(rowsOf(html, 0).slice(2)).toEqual([
    ['预警等级', '二类（严重心理危机）', '列入日期', '2026年6月1日'],
    ['方案制定', '2026年6月3日', '版本', '第 1 版'],
    ['会商通过', '2026年6月4日', '签字生效', '2026年6月5日'],
    ['班主任', '黄岚', '心理教师', '林静'],
    ['备案单位', '心理健康教育指导中心', '备案日期', '2026年6月8日'],
    ['备案回执', '心备〔2026〕12号'],
  ]);
  expect(words(html)).toMatch(/校长（盖章）：＿+备案单位经办人：＿+/);
});
