import { expect, test } from 'vitest';
import { BESIDE, SMALL, type WorkloadFacts } from '#documents/workload/workload-facts.ts';
import { workloadPaper } from '#documents/workload/workload-paper.tsx';
import { layColumns } from '#shared/column-chart.ts';
import { localDate } from '#shared/school-calendar.ts';
import { rowsOf, words } from './printed-words.ts';

const facts: WorkloadFacts = {
  schoolName: '望海中学',
  counsellorName: '林静',
  fromOn: localDate('2026-09-01'),
  untilOn: localDate('2026-10-31'),
  madeOn: localDate('2026-11-02'),
  stretches: ['9月', '10月'],
  kinds: [
    { word: '辅导合计', figures: [{ word: '次数', all: 31, stretches: null }] },
    {
      word: '个别辅导',
      figures: [
        { word: '次数', all: 21, stretches: [SMALL, BESIDE] },
        { word: '小时', all: 17.5, stretches: [SMALL, BESIDE] },
      ],
    },
  ],
  sessions: { individual: [SMALL, BESIDE], group: [4, 6] },
  problems: [{ word: '学业压力', times: 20, persons: 6 }],
  classes: [{ word: '七年级', isGrade: true, numbers: [21, 5, 80, 40, 3, 9, 4, 33] }],
  classTotals: [21, 5, 80, 40, 3, 9, 4, 33],
  weeks: [
    { word: '9月1日至6日', hours: 4.2, verdict: '不满一周，不比较' },
    { word: '9月7日至13日', hours: 5, verdict: '达到' },
  ],
  weeksCompared: 1,
  weeksEnough: 1,
  knowsHours: true,
  notes: ['辅导只计已签字的。'],
};

test('工作量统计 says of what days it speaks, every number, and why some are not there', () => {
  const { html, title } = workloadPaper(facts);
  expect(title).toBe('工作量统计 2026年9月1日至2026年10月31日');
  expect(rowsOf(html, 0)).toEqual([
    ['工作', '9月', '10月', '合计'],
    ['辅导合计', '次数', '', '31'],
    ['个别辅导', '次数', '<3', '＊', '21'],
    ['小时', '<3', '＊', '17.5'],
  ]);
  expect(rowsOf(html, 1)[1]).toEqual(['学业压力', '20', '6', '']);
  expect(rowsOf(html, 2).at(-1)).toEqual(['全校', '21', '5', '80', '40', '3', '9', '4', '33']);
  expect(rowsOf(html, 3).at(-1)).toEqual(['9月7日至13日', '5', '达到']);
  expect(words(html)).toContain('“<3”表示不到 3 名学生');
  expect(words(html)).toContain('可以比较的 1 周里，1 周达到');
  expect(words(html)).toMatch(/上报资料.*制表：林静审核：＿+2026年11月2日$/);
});

test('where nothing is kept back nothing is said of it, and hours that nobody wrote are not nought', () => {
  const { html } = workloadPaper({
    ...facts,
    kinds: [],
    sessions: { individual: [], group: [] },
    knowsHours: false,
  });
  expect(words(html)).not.toContain('“<3”');
  expect(words(html)).toContain('没有登记心理辅导室的开放时间');
});

test('a number that is kept back has no column that could be measured', () => {
  const { columns } = layColumns({
    width: 400,
    height: 150,
    words: ['9月', '10月'],
    series: [{ name: '次数', fill: 'solid', values: [null, 20], labels: ['<3', '20'] }],
  });
  expect(columns.map(({ height, label }) => [height > 0, label?.text])).toEqual([
    [false, '<3'],
    [true, '20'],
  ]);
});

test('below a chart every word is whole and apart from the next, the first and the last too', () => {
  const [width, widest] = [640, 46];
  for (const count of [1, 5, 12, 21, 53, 520]) {
    const weeks = Array.from({ length: count }, (_, week) => `${week}`);
    const numbers = { values: weeks.map(() => 5), labels: weeks.map(() => '5') };
    const { words, columns } = layColumns({
      width,
      height: 150,
      words: weeks,
      series: [{ name: '开放小时', fill: 'solid', ...numbers }],
    });
    const centres = words.map(({ place }) => place.x);
    expect(Math.min(...centres)).toBeGreaterThanOrEqual(widest / 2);
    expect(Math.max(...centres)).toBeLessThanOrEqual(width - widest / 2);
    centres.slice(1).forEach((centre, index) => {
      expect(centre - (centres[index] ?? 0)).toBeGreaterThanOrEqual(widest);
    });
    // Figures that would lie over each other are left to the table.
    expect(columns.every(({ label }) => (label !== null) === count < 100)).toBe(true);
  }
});

test('months stand beneath their years, each under the one that it is of', () => {
  const stretches = ['2025年11月', '12月', '2026年1月'];
  const figure = { word: '次数', all: 9, stretches: [3, 3, 3] };
  const { html } = workloadPaper({ ...facts, stretches, kinds: [{ word: '谈心', figures: [figure] }] });
  expect(rowsOf(html, 0)).toEqual([
    ['工作', '2025年', '2026年', '合计'],
    ['11月', '12月', '1月'],
    ['谈心', '次数', '3', '3', '3', '9'],
  ]);
  expect(html).toContain('<th colSpan="2">2025年</th>');
});
