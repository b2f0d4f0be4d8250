import { expect, test } from 'vitest';
import { custodyHandOverPaper } from '#documents/custody/custody-hand-over-paper.tsx';
import { type PromiseFacts, promisePaper } from '#documents/custody/promise-paper.tsx';
import { leaveContacts } from '#documents/leaves/leave-contacts.tsx';
import { type ReturnInterviewsFacts, returnInterviews } from '#documents/leaves/return-interviews.tsx';
import { planPaper } from '#documents/school-returns/plan-paper.tsx';
import { type ReturnFacts, returnSheet } from '#documents/school-returns/return-sheet.tsx';
import { RETURN_UNSAID } from '#shared/contract/school-returns.ts';
import { localDate } from '#shared/school-calendar.ts';
import { rowsOf, words } from './printed-words.ts';

const day = localDate;
const school = { schoolName: '望海中学', numberWord: '学号', roomPhone: '0571-88007788' };
const student = {
  name: '王梓涵',
  gender: 'female',
  className: '八年级(3)班',
  studentNumber: '20240317',
  homeroomTeacher: '黄静',
} as const;
const father = { name: '王建国（父亲）', phone: '138 0013 8000', signedOn: null };
const mother = { name: '李梅（母亲）', phone: '139 0013 9000', signedOn: day('2026-09-02') };
const UNSIGNED = '签名：＿＿＿＿＿＿＿＿　　　年　　月　　日';

const promise: PromiseFacts = {
  ...school,
  student,
  kind: 'promise',
  fromOn: day('2026-09-01'),
  untilOn: day('2026-12-31'),
  treatment: '每两周复诊一次。',
  medicine: '',
  company: '放学后由外婆陪着。',
  dangerousThings: '',
  contact: '',
  signers: [father, mother],
};

test('监护承诺书 leaves room for a pen where nothing is said yet, and each guardian signs on a line of its own', () => {
  const { html, title } = promisePaper(promise);
  expect(title).toBe('监护承诺书 王梓涵 2026年9月1日');
  expect(rowsOf(html, 0).slice(2)).toEqual([
    ['监护人', '王建国（父亲）、李梅（母亲）'],
    ['有效期', '2026年9月1日至2026年12月31日'],
  ]);
  expect(rowsOf(html, 1)).toEqual([
    ['就诊治疗', '每两周复诊一次。'],
    ['按时服药', ''],
    ['陪伴看护', '放学后由外婆陪着。'],
    ['危险物品', ''],
    ['与学校联系', ''],
  ]);
  expect(html.match(/class="toFill"/g)).toHaveLength(3);
  expect(words(html)).toContain(`监护人　王建国（父亲）${UNSIGNED}`);
  expect(words(html)).toContain('监护人　李梅（母亲）签名：已签（见签字原件）2026年9月2日');
  expect(words(html)).toMatch(new RegExp(`学校（盖章）${UNSIGNED}$`));
  expect(promisePaper({ ...promise, kind: 'company' }).title).toMatch(/^陪护协议/);
});

test('安全责任移交书 says the minute, from whom to whom, what was told and where to; a witness signs', () => {
  const { html } = custodyHandOverPaper({
    ...school,
    student,
    occurredOn: day('2026-09-01'),
    startsAt: '14:35',
    place: '心理辅导室',
    handedBy: '林静',
    takenBy: '王建国（父亲）',
    riskTold: '今天说过不想活下去。',
    goesTo: '市第七人民医院',
    instructions: '不让孩子独处。',
    witnesses: '黄静',
    signers: [father],
  });
  expect(rowsOf(html, 0).slice(2)).toEqual([
    ['移交时间', '2026年9月1日 14:35', '地点', '心理辅导室'],
    ['移交人', '林静', '接走孩子的人', '王建国（父亲）'],
    ['监护人', '王建国（父亲）'],
    ['见证人', '黄静'],
    ['去向', '市第七人民医院'],
  ]);
  expect(words(html)).toContain('12356');
  expect(words(html)).toMatch(new RegExp(`移交人　林静${UNSIGNED}见证人　黄静${UNSIGNED}$`));
});

const applied: ReturnFacts = {
  ...school,
  ...RETURN_UNSAID,
  student,
  leave: { fromOn: day('2026-03-09'), until: day('2026-09-08') },
  appliedOn: day('2026-08-10'),
  application: '孩子想回来上课。',
  signers: [father, mother],
};

test('复学申请与评估表 of an application that nobody has decided has a box for each decision, and says nothing of the cause', () => {
  const { html } = returnSheet(applied);
  const rows = Object.fromEntries(rowsOf(html, 1));
  expect(rows).toMatchObject({
    康复证明: '',
    学校评估: '',
    结论: expect.stringMatching(/^☐准予复学　☐暂缓复学　☐材料不全/),
  });
  expect(rowsOf(html, 0).slice(2, 4)).toEqual([
    ['休学时间', '2026年3月9日至2026年9月8日'],
    ['申请日期', '2026年8月10日'],
  ]);
  expect(words(html)).not.toMatch(/自杀|内部资料|null|undefined/);
  expect(words(html)).toMatch(new RegExp(`心理教师${UNSIGNED}校长${UNSIGNED}$`));
});

test('what was decided stands with its reason, by whom, when, and when it is looked at again', () => {
  const { html } = returnSheet({
    ...applied,
    certificateHospital: '市第七人民医院',
    certificateOn: day('2026-08-08'),
    certificate: '可以复学',
    assessedOn: day('2026-08-20'),
    assessedBy: '林静、黄静',
    assessment: '愿意回来。',
    decision: 'postponed',
    decidedOn: day('2026-08-25'),
    decidedBy: '王校长',
    decisionReason: '睡眠还不稳。',
    reviewOn: day('2026-09-14'),
  });
  expect(Object.fromEntries(rowsOf(html, 1))).toMatchObject({
    康复证明: '市第七人民医院，2026年8月8日\n可以复学',
    学校评估: '2026年8月20日　参加评估：林静、黄静\n愿意回来。',
    结论: '☐准予复学　☑暂缓复学　☐材料不全\n睡眠还不稳。\n决定人：王校长　2026年8月25日\n再议：2026年9月14日',
  });
});

test('防备预案 stays inside the school, and the leader signs first', () => {
  const { html } = planPaper({
    ...school,
    student,
    plannedOn: day('2026-08-25'),
    signs: '连着两天没睡好',
    roles: '班主任每天见一面',
    numbers: '',
    planLeader: '王校长',
    guardians: [father],
  });
  expect(rowsOf(html, 0)[2]).toEqual(['班主任', '黄静', '制定日期', '2026年8月25日']);
  expect(words(html)).toMatch(
    /内部资料　注意保密.*负责领导　王校长签名：＿+.*心理教师签名：＿+.*班主任签名：＿+/,
  );
});

test('休学期间联系记录 has a line for each contact, and lines left for a pen', () => {
  const { html } = leaveContacts({
    ...school,
    student,
    fromOn: day('2026-03-09'),
    untilOn: day('2026-08-25'),
    arranged: '黄静：每周五打电话',
    contacts: [
      {
        on: day('2026-03-13'),
        channel: '电话，母亲',
        by: '黄静',
        state: '在家画画，睡得好些。',
        next: '下周五再打',
      },
    ],
  });
  const rows = rowsOf(html, 1);
  expect(rows[1]).toEqual(['2026年3月13日', '电话，母亲', '黄静', '在家画画，睡得好些。', '下周五再打']);
  expect(rows).toHaveLength(9);
});

const interviews: ReturnInterviewsFacts = {
  ...school,
  student,
  returnedOn: day('2026-08-26'),
  cause: 'suicidality',
  asOf: day('2026-09-20'),
  windows: [
    {
      duties: ['returnAssessment'],
      from: day('2026-08-26'),
      until: day('2026-09-02'),
      need: 1,
      done: 1,
      seen: [
        {
          on: day('2026-08-27'),
          channel: '个别辅导',
          by: '林静',
          state: '情绪平稳',
          risk: '无',
          measures: '每周见一面',
        },
      ],
    },
    { duties: ['talk'], from: day('2026-08-26'), until: day('2026-09-08'), need: 1, done: 0, seen: [] },
    {
      duties: ['homeroomTalk', 'riskInterview'],
      from: day('2026-08-26'),
      until: day('2026-09-25'),
      need: 1,
      done: 0,
      seen: [],
    },
  ],
};

test('复学访谈及风险评估记录 says of each window what was seen in it, what was missed, and what goes on', () => {
  const { html } = returnInterviews(interviews);
  expect(rowsOf(html, 1).slice(1)).toEqual([
    ['2026年8月26日至9月2日', '复学评估', '2026年8月27日个别辅导林静', '情绪平稳', '无', '每周见一面'],
    ['2026年8月26日至9月8日', '谈心', '未完成', '', '', ''],
    ['2026年8月26日至9月25日', '班主任谈心面谈并评估风险', '进行中', '', '', ''],
  ]);
});
