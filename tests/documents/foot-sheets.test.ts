import { expect, test } from 'vitest';
import { footSheets, needsFoot } from '#documents/foot-sheets.ts';
import { words } from './printed-words.ts';

const document = { runningLabel: '跟踪表　王<b>', foot: { fromBottom: 11, side: 20 } };

test('every page of several says which it is and whose (forms.md "Paper")', () => {
  const html = footSheets(document, 3);
  expect(words(html)).toBe(
    '跟踪表　王<b>第 1 页 共 3 页跟踪表　王<b>第 2 页 共 3 页跟踪表　王<b>第 3 页 共 3 页',
  );
  expect(html.match(/class="sheet"/g)).toHaveLength(3);
});

test('what people typed never becomes markup', () => {
  expect(footSheets(document, 1)).not.toContain('<b>');
});

test('a single sheet needs no foot', () => {
  expect([1, 2].map(needsFoot)).toEqual([false, true]);
});
