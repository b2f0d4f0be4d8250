import { expect, test } from 'vitest';
import { type ContactFacts, contactTable } from '#documents/contacts/contact-table.tsx';
import { type VisitFacts, visitTable } from '#documents/home-visits/visit-table.tsx';
import { type ObservationFacts, observationPaper } from '#documents/observations/observation-paper.tsx';
import { localDate } from '#shared/school-calendar.ts';
import { rowsOf, words } from './printed-words.ts';

const day = localDate;
const school = { schoolName: '望海中学', numberWord: '学号' };
const student = {
  name: '王梓涵',
  gender: 'female',
  className: '八年级(3)班',
  studentNumber: '20240317',
} as const;

const talk: ContactFacts = {
  ...school,
  student,
  occurredOn: day('2026-11-26'),
  startsAt: '16:40',
  channel: 'inPerson',
  place: '心理辅导室',
  guardian: '王建国（父亲）',
  spokenBy: '林静',
  witnesses: '黄老师',
  childWas: 'away',
  text: '说明了近期的观察。',
  institutions: '市第七人民医院',
  answered: 'considers',
  answer: '回去商量。',
  refusal: '',
  unsigned: false,
};

test('约谈记录表 says who spoke with whom, that the child was away, and what was answered', () => {
  const { html, title } = contactTable(talk);
  expect(title).toBe('约谈记录表 王梓涵 2026年11月26日');
  expect(rowsOf(html, 0)).toEqual([
    ['姓名', '王梓涵', '性别', '女'],
    ['班级', '八年级(3)班', '学号', '20240317'],
    ['沟通时间', '2026年11月26日 16:40', '地点', '心理辅导室'],
    ['沟通方式', '当面', '孩子是否在场', '☑孩子回避　☐孩子在场'],
    ['监护人', '王建国（父亲）', '谈话人', '林静'],
    ['在场人', '黄老师'],
  ]);
  expect(Object.fromEntries(rowsOf(html, 1))).toMatchObject({
    推荐机构: '市第七人民医院',
    家长答复: '☐同意就医　☐接回家治疗　☐在校治疗，家长陪护　☑再考虑　☐拒绝',
    家长怎么说: '回去商量。',
  });
  expect(words(html)).toMatch(/监护人：＿+谈话人：＿+在场人：＿+　　　年　　月　　日$/);
  expect(words(html)).not.toMatch(/内部资料/);
});

test('a refusal is signed by two witnesses, and 拒签 stands where the guardian did not sign', () => {
  const refused = { ...talk, answered: 'refuses', refusal: '担心影响升学。' } as const;
  expect(Object.fromEntries(rowsOf(contactTable(refused).html, 1)).拒绝事由).toBe('担心影响升学。');
  expect(words(contactTable(refused).html)).toMatch(/监护人：＿+谈话人：＿+见证人：＿+见证人（二）：＿+/);
  const { html } = contactTable({ ...refused, unsigned: true });
  expect(words(html)).toMatch(/监护人：拒签谈话人：＿+见证人：＿+见证人（二）：＿+/);
});

test('a talk that was not face to face is a 家校沟通记录表; what was not written is left to be ticked by hand', () => {
  const { html, title } = contactTable({
    ...talk,
    channel: 'phone',
    startsAt: '',
    childWas: null,
    institutions: '',
    answered: null,
    answer: '',
  });
  expect(title).toBe('家校沟通记录表 王梓涵 2026年11月26日');
  expect(words(html)).not.toMatch(/undefined|null|☑|见证人|拒签/);
});

const visit: VisitFacts = {
  ...school,
  student: { ...student, address: '滨江路 3 号' },
  plannedOn: day('2026-11-25'),
  occurredOn: day('2026-11-26'),
  startsAt: '18:30',
  visitors: ['林静', '黄老师'],
  met: '母亲',
  home: '与外婆同住。',
  text: '孩子愿意说话。',
  advised: '睡前不用手机。',
  agreed: '每周通一次电话。',
};

test('家访记录表 says who went, whom they met, the home, the child, what was told and agreed', () => {
  const { html } = visitTable(visit);
  expect(rowsOf(html, 0).slice(2)).toEqual([
    ['家庭住址', '滨江路 3 号'],
    ['家访时间', '2026年11月26日 18:30', '受访人', '母亲'],
    ['家访教师', '林静、黄老师'],
  ]);
  expect(rowsOf(html, 1)).toEqual([
    ['家庭情况', '与外婆同住。'],
    ['家访情况', '孩子愿意说话。'],
    ['告知内容', '睡前不用手机。'],
    ['商定事项', '每周通一次电话。'],
  ]);
  expect(words(html)).toMatch(/内部资料　注意保密.*家访教师：＿+家长：＿+　　　年　　月　　日$/);
});

test('a visit that is only planned says so, to be filled in by hand', () => {
  const { html, title } = visitTable({ ...visit, occurredOn: null, startsAt: '', text: '', met: '' });
  expect(title).toBe('家访记录表 王梓涵 2026年11月25日');
  expect(rowsOf(html, 0)[3]?.slice(0, 2)).toEqual(['计划时间', '2026年11月25日']);
});

const entry: ObservationFacts = {
  ...school,
  student,
  occurredOn: day('2026-11-24'),
  startsAt: '10:05',
  seenAt: 'break',
  source: '黄老师',
  text: '课间一个人坐在楼梯口。',
  cognition: '',
  emotion: '低落，不看人。',
  behaviour: '',
  will: '',
  study: '',
  compared: '三周前起不去打球了。',
  done: '',
  sign: null,
  absence: null,
  unusual: true,
  judgedOn: day('2026-11-26'),
  judgedBy: '黄老师、林静',
  verdict: 'interview',
  judgement: '先由心理教师面谈。',
};

test('观察日志 says where it was seen and how it was judged; what nobody told stands nowhere, a judgement has room for a pen', () => {
  const { html, title } = observationPaper(entry);
  expect(title).toBe('观察日志 王梓涵 2026年11月24日');
  expect(rowsOf(html, 0).slice(2)).toEqual([
    ['观察时间', '2026年11月24日 10:05', '观察人', '黄老师'],
    ['场合', '☐课堂　☑课间活动　☐宿舍　☐家访　☐周记日记　☐其他场合'],
    ['是否异常', '☑有异常，需要研判　☐没有明显异常'],
  ]);
  expect(Object.fromEntries(rowsOf(html, 1))).toMatchObject({
    情绪: '低落，不看人。',
    与以前相比: '三周前起不去打球了。',
    研判结论: '☐继续观察　☑面谈　☐提交评估　☐启动干预方案',
    研判意见: '先由心理教师面谈。\n2026年11月26日，黄老师、林静',
  });
  expect(words(html)).not.toMatch(/内部资料|因素与信号|认知/);
  const open = observationPaper({ ...entry, judgedOn: null, judgedBy: '', verdict: null, judgement: '' });
  expect(Object.fromEntries(rowsOf(open.html, 1))).toMatchObject({ 研判意见: '' });
  expect(words(open.html)).not.toMatch(/☑面谈|null/);
  expect(words(observationPaper(entry, 'room').html)).toMatch(/内部资料/);
});
