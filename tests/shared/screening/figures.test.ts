import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEST_STATES } from '#shared/screening/batches.ts';
import { type Counted, figuresOf, leavingFigures } from '#shared/screening/figures.ts';
import { codesOf } from '#shared/terms.ts';

const BANDS = ['无', '轻度', '中度'];
const child = (className: string, more: Partial<Counted> = {}): Counted => ({
  className,
  state: 'tested',
  band: '无',
  isFlagged: false,
  ...more,
});
const many = (count: number, ...of: Parameters<typeof child>) =>
  Array.from({ length: count }, () => child(...of));

test('grades stand in their order, and whoever was not tested is in no band', () => {
  const figures = figuresOf(
    [
      ...many(5, '八年级(1)班'),
      ...many(4, '七年级(2)班'),
      child('七年级(1)班', { state: 'untested', band: '' }),
    ],
    BANDS,
  );
  expect(figures.grades.map(({ word, progress }) => `${word} ${progress.tested}/${progress.listed}`)).toEqual(
    ['七年级 4/5', '八年级 5/5'],
  );
  expect(figures.bands).toEqual([
    { word: '无', students: 9 },
    { word: '轻度', students: 0 },
    { word: '中度', students: 0 },
  ]);
});

test('of one or two children no number leaves, nor what would give it away', () => {
  const left = leavingFigures(
    figuresOf(
      [
        ...many(30, '七年级(1)班'),
        ...many(30, '八年级(1)班'),
        ...many(2, '七年级(1)班', { isFlagged: true, band: '中度' }),
        ...many(6, '八年级(1)班', { isFlagged: true, band: '中度' }),
        ...many(9, '九年级(1)班', { isFlagged: true, band: '轻度' }),
      ],
      BANDS,
    ),
  );
  const [seven, eight, nine] = left.grades;
  expect(seven?.flagged).toBe('<3');
  expect(seven?.tested).toBe(32);
  // The sum would tell: one beside the small number, or the sum itself, is kept back.
  expect([eight?.flagged, nine?.flagged, left.all.flagged]).toContain('＊');
});

test('whatever a school looks like, a small number is printed nowhere', () => {
  const any = fc.record({
    className: fc.constantFrom('七年级(1)班', '八年级(1)班', '九年级(1)班'),
    state: fc.constantFrom(...codesOf(TEST_STATES)),
    band: fc.constantFrom(...BANDS),
    isFlagged: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), (students) => {
      const { grades, bands, all } = leavingFigures(figuresOf(students, BANDS));
      const printed = [
        ...grades.flatMap(({ listed, tested, flagged }) => [listed, tested, flagged]),
        ...bands.map((band) => band.students),
        ...Object.values(all),
      ];
      for (const figure of printed) expect([1, 2]).not.toContain(figure);
    }),
  );
});
