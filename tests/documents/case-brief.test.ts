import { describe, expect, test } from 'vitest';
import { signChecklist } from '#documents/observations/sign-checklist.tsx';
import type { CaseBriefFacts } from '#documents/students/brief-sections.ts';
import { BRIEF_FITS, type BriefFit, caseBrief } from '#documents/students/case-brief.tsx';
import { fileCard } from '#documents/students/file-card.tsx';
import { addDays, localDate } from '#shared/school-calendar.ts';
import { RISK_FACTORS, WARNING_SIGNALS } from '#shared/terms.ts';
import { rowsOf, words } from './printed-words.ts';

const day = localDate;

const bare: CaseBriefFacts = {
  schoolName: '望海中学',
  printedOn: day('2026-09-01'),
  printedBy: '林静',
  student: {
    name: '王梓涵',
    studentNumber: '20240317',
    numberWord: '学号',
    gender: 'unknown',
    age: null,
    className: '八年级(3)班',
    homeroomTeacher: '',
    address: '',
    boarding: 'unknown',
    onLeave: false,
  },
  guardians: [],
  levels: [],
  observations: [],
  diagnoses: [],
  concerns: [],
  screenings: [],
  circumstances: [],
  recent: [],
  cares: [],
  situations: [],
  intervention: '',
  nextSteps: '',
};

const whole: BriefFit = { entries: 10, characters: 300 };
const shortest: BriefFit = { entries: 1, characters: 12 };
const said = (facts: Partial<CaseBriefFacts>, fit = whole) =>
  words(caseBrief({ ...bare, ...facts }, fit).html);
const section = (facts: Partial<CaseBriefFacts>, heading: string, fit = whole) =>
  rowsOf(caseBrief({ ...bare, ...facts }, fit).html, 1).find(([head]) => head?.startsWith(heading))?.[1];

describe('研判材料', () => {
  test('says that it is internal, of which school, on which day, and who printed it', () => {
    expect(said({})).toMatch(/内部资料　注意保密望海中学2026年9月1日　林静打印/);
  });

  test('what is not known is said to be not recorded, never to be not there', () => {
    expect(section({}, '医院诊断')).toBe('家长未提供');
    expect(section({}, '警示信号')).toBe('无记录');
    expect(said({})).not.toMatch(/undefined|null|未填|其余|…/);
  });

  test("the hospital's diagnosis and the school's assessment stand in rows of their own, each with its source", () => {
    const diagnosis = {
      diagnosedOn: day('2026-05-20'),
      hospital: '市第七人民医院',
      diagnosis: '中度抑郁发作',
      providedBy: '王建国',
      providedOn: day('2026-05-22'),
    };
    const concern = {
      concern: 'familyConflict' as const,
      fromOn: day('2026-05-21'),
      endedOn: day('2026-07-01'),
      reason: '常争吵',
    };
    const facts = { diagnoses: [diagnosis], concerns: [concern] };
    expect(section(facts, '医院诊断家长提供')).toBe(
      '2026年5月20日市第七人民医院；中度抑郁发作；王建国于2026年5月22日提供',
    );
    expect(section(facts, '重点类型学校评估')).toBe('2026年5月21日至2026年7月1日亲子关系不良；常争吵');
  });

  test('a situation that lasts stands among what is done, with why', () => {
    const situation = {
      situation: 'affectedByEvent' as const,
      fromOn: day('2026-05-21'),
      endedOn: null,
      reason: '同桌突然去世',
    };
    expect(section({ situations: [situation] }, '目前措施')).toBe(
      '2026年5月21日至今受事件影响；同桌突然去世',
    );
  });

  test('a sign seen several times is one line with its count and what was seen last', () => {
    const seen = { sign: 'saysFarewell' as const, source: '同学' };
    const observations = [
      { ...seen, occurredOn: day('2026-06-02'), text: '送出邮票' },
      { ...seen, occurredOn: day('2026-05-06'), text: '请客' },
    ];
    expect(section({ observations }, '警示信号')).toBe(
      `2026年6月2日${WARNING_SIGNALS.saysFarewell}（共 2 次）；送出邮票；来源：同学`,
    );
    expect(section({ observations }, '高危因素')).toBe('无记录');
  });

  test('what does not fit is counted and marked; a sign, a level and who to call are never cut', () => {
    const recent = Array.from({ length: 30 }, (_, nth) => ({
      occurredOn: addDays(day('2026-06-30'), -nth),
      title: '跟踪记录（电话）',
      text: '睡眠好转。'.repeat(40),
    }));
    const guardians = [{ name: '王建国', relation: '父亲', phone: '13800138000', note: '长'.repeat(400) }];
    const facts = { recent, guardians };
    expect(section(facts, '最近的辅导与跟踪', shortest)).toBe(
      '2026年6月30日跟踪记录（电话）；睡眠…其余 29 条见档案',
    );
    expect(section(facts, '监护人', shortest)).toBe(
      `王建国（父亲） 138\u00a00013\u00a08000；${'长'.repeat(11)}…`,
    );
    expect(said(facts, shortest)).toContain('带“…”的内容已缩短，全文见学生档案。');
  });

  test('each fit asks for no more room than the one before', () => {
    for (const [place, fit] of BRIEF_FITS.entries()) {
      const before = BRIEF_FITS[place - 1] ?? fit;
      expect(fit.entries).toBeLessThanOrEqual(before.entries);
      expect(fit.characters).toBeLessThanOrEqual(before.characters);
    }
  });

  test('what people typed never becomes markup', () => {
    const { html } = caseBrief({ ...bare, intervention: '<img src=x onerror=alert(1)>' }, whole);
    expect(html).not.toContain('<img');
    expect(words(html)).toContain('<img src=x onerror=alert(1)>');
  });
});

describe('心理健康档案卡', () => {
  const card = (facts: Partial<CaseBriefFacts>, bornOn = '') => fileCard({ ...bare, ...facts, bornOn }).html;
  const rows = (facts: Partial<CaseBriefFacts>) => new Map(rowsOf(card(facts), 2) as [string, string][]);

  test('what the file says stands in its row, a screening as none that diagnoses, a diagnosis as the guardian gave it', () => {
    const told = rows({
      diagnoses: [
        {
          diagnosedOn: day('2026-05-20'),
          hospital: '市第七人民医院',
          diagnosis: '中度抑郁发作',
          providedBy: '王建国',
          providedOn: day('2026-05-22'),
        },
      ],
      screenings: [{ occurredOn: day('2026-04-10'), scale: 'MHT', result: '总分 61' }],
    });
    expect(told.get('成长与健康')).toBe(
      '医院诊断（家长提供）：2026年5月20日　市第七人民医院；中度抑郁发作；王建国于2026年5月22日提供',
    );
    expect(told.get('普查与筛查（非诊断）')).toBe('2026年4月10日　MHT；总分 61');
  });

  test('what is not known leaves room for a pen, a second guardian too', () => {
    expect([...rows({}).values()].every((cell) => cell === '')).toBe(true);
    const guardian = { name: '王建国', relation: '父亲', phone: '13800138000', note: '' };
    expect(rowsOf(card({ guardians: [guardian] }), 1)).toEqual([
      ['监护人', '关系', '电话', '备注'],
      ['王建国', '父亲', '138\u00a00013\u00a08000', ''],
      ['', '', '', ''],
    ]);
    expect(words(card({}, '2012年3月9日'))).toMatch(/内部资料　注意保密.+出生日期2012年3月9日.+班主任：＿/);
  });
});

test('the checklist has the three signals and the ten factors, each with a box for 无 and room for a name', () => {
  const { html } = signChecklist({
    schoolName: '望海中学',
    roomPhone: '02588661234',
    printedOn: day('2026-09-01'),
  });
  const lines = [1, 2].map((table) => rowsOf(html, table).slice(1));
  expect(lines.map((rows) => rows.map(([sign]) => sign))).toEqual([
    Object.values(WARNING_SIGNALS),
    Object.values(RISK_FACTORS),
  ]);
  expect(lines.flat().every(([, ...blank]) => blank.join() === '☐,,')).toBe(true);
  expect(words(html)).toContain('交回心理辅导室 02588661234');
});
