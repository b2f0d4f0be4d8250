import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPageRange } from '#shared/page-range.ts';

test('pages are read as people write them', () => {
  expect(readPageRange('', 9)).toEqual({ pages: null });
  expect(readPageRange('  ', 9)).toEqual({ pages: null });
  expect(readPageRange('1-3,5', 9)).toEqual({ pages: [1, 2, 3, 5] });
  expect(readPageRange('５，１－３', 9)).toEqual({ pages: [1, 2, 3, 5] });
  expect(readPageRange('1 至 3、5', 9)).toEqual({ pages: [1, 2, 3, 5] });
  expect(readPageRange('2 4 4', 9)).toEqual({ pages: [2, 4] });
});

test('what is no range says what to write instead', () => {
  expect(readPageRange('奇数页', 9)).toEqual({ trouble: '请这样写页码：1-3,5' });
  expect(readPageRange('1-', 9)).toEqual({ trouble: '请这样写页码：1-3,5' });
  expect(readPageRange(',', 9)).toEqual({ trouble: '请这样写页码：1-3,5' });
  expect(readPageRange('3-1', 9)).toMatchObject({ trouble: expect.stringContaining('3-1') });
  expect(readPageRange('0', 9)).toMatchObject({ trouble: expect.stringContaining('从 1 开始') });
  expect(readPageRange('8-12', 9)).toEqual({ trouble: '只有 9 页，没有第 12 页' });
});

test('whatever is typed gives pages that are there, ascending and once each, or says what is wrong', () => {
  const typed = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[0-9 ,，、\-－—~至到]{0,20}$/),
    fc
      .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 })), { minLength: 1 })
      .map((parts) => parts.map(([from, until]) => `${from}-${until}`).join(',')),
  );
  fc.assert(
    fc.property(typed, fc.integer({ min: 1, max: 30 }), (text, of) => {
      const read = readPageRange(text, of);
      if ('trouble' in read) {
        expect(read.trouble).not.toBe('');
        return;
      }
      const { pages } = read;
      if (pages === null) return;
      expect(pages.length).toBeGreaterThan(0);
      expect(pages).toEqual([...new Set(pages)].sort((one, other) => one - other));
      expect(pages.every((page) => page >= 1 && page <= of)).toBe(true);
    }),
  );
});
