import { expect, test } from 'vitest';
import { emergencyCard } from '#documents/incidents/emergency-card.tsx';
import { type IncidentReportFacts, incidentReport } from '#documents/incidents/incident-report.tsx';
import { spotSteps } from '#documents/incidents/spot-steps.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import { REPORT_ROUTES } from '#shared/report-legs.ts';
import { localDate } from '#shared/school-calendar.ts';
import { rowsOf, words } from './printed-words.ts';

const day = localDate('2026-06-05');

const report: IncidentReportFacts = {
  schoolName: '望海中学',
  number: '危〔2025〕1号',
  stage: 'first',
  nth: 1,
  issued: { on: day, at: '21:10' },
  to: '城东区教育局',
  kind: 'ideation',
  level: 'third',
  state: '处置中',
  happened: { on: day, at: '18:10' },
  found: { on: day, at: '' },
  learned: { on: day, at: '18:40' },
  place: '教学楼三层',
  subjects: [{ name: '王梓涵', gender: 'female', className: '八年级(3)班', age: '14 岁' }],
  affected: '目击者 2 人',
  others: '',
  course: [
    { on: day, at: '18:41', text: '已有人陪护' },
    { on: day, at: '18:45', text: '心理教师到场' },
  ],
  cause: '',
  judgement: '有自杀意念，未受伤',
  measures: '转到心理辅导室',
  helpNeeded: '',
  lessons: '',
  legs: [{ toWhom: '学校领导', channel: 'phone', done: { on: day, at: '18:50' }, receivedBy: '吴校长' }],
  writer: '林静',
  phone: '025-8866 1234',
};

test('a first report says who, when, where, what, and what is still being looked into; it is for superiors', () => {
  const { html, title } = incidentReport(report);
  expect(title).toBe('危机事件报告（快报） 危〔2025〕1号');
  const said = words(html);
  expect(said).toContain('上报资料');
  for (const part of [
    '王梓涵',
    '14 岁',
    '目击者 2 人',
    '2026年6月5日 18:45　心理教师到场',
    '原因待查',
    '需要协助暂无',
    '吴校长',
    '报告人：林静',
  ])
    expect(said).toContain(part);
  expect(said).not.toMatch(/草稿|举一反三/);
  expect(words(incidentReport({ ...report, issued: null }).html)).toContain('草稿，尚未报出');
  expect(incidentReport({ ...report, stage: 'further', nth: 2 }).title).toContain('续报（第 2 次）');
});

test('the card says whom to call and what calms, and leaves room for a pen where nothing is known', () => {
  const { html } = emergencyCard({
    schoolName: '望海中学',
    roomPhone: '025-8866 1234',
    numberWord: '学号',
    printedOn: day,
    card: {
      studentId: '' as StudentId,
      name: '王梓涵',
      className: '八年级(3)班',
      studentNumber: '20240317',
      gender: 'female',
      age: '14 岁',
      boarding: '住校',
      address: '',
      level: 'severe',
      homeroomTeacher: { name: '黄老师', phone: '13800138001' },
      guardians: [{ name: '王强', relation: '父亲', phone: '13800138000' }],
      hospitals: ['市第七人民医院：中度抑郁发作（2026年5月20日，家长提供）'],
      treatment: ['服药：每晚一次'],
      calms: '听歌',
      callFirst: '父亲',
      signs: '',
      dangers: '',
      avoid: '不追问',
    },
  });
  const said = words(html);
  for (const part of [
    '内部资料',
    '王强（父亲）',
    '138\u00a00013\u00a08000',
    '怎样能平静听歌',
    '120',
    '110',
    '12356',
  ])
    expect(said).toContain(part);
  expect(html.match(/class="toFill"/g)).toHaveLength(2);
});

test('the sheet of steps has each step with its box, and everybody on the list with a line to write on', () => {
  const { html } = spotSteps({
    schoolName: '望海中学',
    roomPhone: '',
    printedOn: day,
    routes: REPORT_ROUTES,
  });
  expect(rowsOf(html, 0)).toHaveLength(9);
  expect(rowsOf(html, 0)[3]).toEqual(['☐', '围观的人退到 30–50 米外', '　　时　　分']);
  expect(rowsOf(html, 1)).toHaveLength(REPORT_ROUTES.length + 1);
});
