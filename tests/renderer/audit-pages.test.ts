import { expect, test } from 'vitest';
import { withNewest } from '#renderer/settings/audit-pages.ts';
import { EVERY_LINE } from '#shared/contract/audit.ts';

/** Lines from one sequence number down to another. */
const lines = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => ({
    sequence: from - index,
    at: 0,
    who: '林静',
    action: '查看',
    subject: '',
  }));
const sequences = (pages: { lines: { sequence: number }[] }) => pages.lines.map(({ sequence }) => sequence);
const page = (from: number, to: number, more: boolean) => ({
  filters: EVERY_LINE,
  lines: lines(from, to),
  more,
});

test('new lines come on top of what was paged to, without a hole and without a double', () => {
  const known = page(20, 3, true);
  const after = withNewest(known, page(22, 13, true));
  expect(sequences(after)).toEqual(sequences({ lines: lines(22, 3) }));
  expect(after.more).toBe(true);
});

test('when more happened than a page holds, the list begins anew rather than hide what lies between', () => {
  expect(sequences(withNewest(page(20, 3, false), page(50, 41, true)))).toEqual(
    sequences(page(50, 41, true)),
  );
});

test('other filters begin a list of their own', () => {
  const other = { ...page(9, 8, false), filters: { ...EVERY_LINE, search: '周' } };
  expect(withNewest(page(20, 3, false), other)).toBe(other);
});
