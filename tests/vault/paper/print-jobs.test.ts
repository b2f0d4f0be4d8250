import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printJobs, type WantedPages } from '#vault/strongbox/paper/print-jobs.ts';

/** What a person holds in the hand afterwards: each sheet's sides, one job on the other. */
function sheetsOf(wanted: WantedPages, most: number): (number | null)[][] {
  const perSheet = wanted.sides === 'simplex' ? 1 : 2;
  return printJobs(wanted, most).flatMap(({ pages, copies }) =>
    Array.from({ length: copies }, () => pages).flatMap((sides) => {
      const sheets: (number | null)[][] = [];
      for (let at = 0; at < sides.length; at += perSheet) sheets.push(sides.slice(at, at + perSheet));
      return sheets;
    }),
  );
}

test('on two sides each document begins on a sheet of its own', () => {
  const wanted = { documents: [3, 1, 2], pages: null, copies: 1 };
  expect(sheetsOf({ ...wanted, sides: 'longEdge' }, 20)).toEqual([
    [1, 2],
    [3, null],
    [4, null],
    [5, 6],
  ]);
  expect(sheetsOf({ ...wanted, sides: 'simplex' }, 20).flat()).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a copy is whole before the next one begins, in one job or in several', () => {
  const wanted: WantedPages = { documents: [3], pages: null, sides: 'longEdge', copies: 2 };
  expect(printJobs(wanted, 20)).toEqual([{ pages: [1, 2, 3, null], copies: 2 }]);
  expect(printJobs(wanted, 2)).toEqual([
    { pages: [1, 2], copies: 1 },
    { pages: [3], copies: 1 },
    { pages: [1, 2], copies: 1 },
    { pages: [3], copies: 1 },
  ]);
});

const anything = fc.record({
  documents: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 8 }),
  sides: fc.constantFrom('simplex', 'longEdge', 'shortEdge'),
  copies: fc.integer({ min: 1, max: 3 }),
  half: fc.integer({ min: 1, max: 6 }),
  chosen: fc.option(fc.array(fc.integer({ min: 1, max: 56 }), { minLength: 1 })),
});

test('every wanted page comes once a copy, in order, no job is longer than it may be, and no sheet holds two documents', () => {
  fc.assert(
    fc.property(anything, ({ documents, sides, copies, half, chosen }) => {
      const all = documents.reduce((sum, count) => sum + count, 0);
      const pages = chosen && [...new Set(chosen.filter((page) => page <= all))];
      const wanted = { documents, pages, sides, copies };
      const jobs = printJobs(wanted, half * 2);
      for (const job of jobs) expect(job.pages.length).toBeLessThanOrEqual(half * 2);
      const sheets = sheetsOf(wanted, half * 2);
      const everyPage = Array.from({ length: all }, (_, index) => index + 1);
      const once = everyPage.filter((page) => pages === null || pages.includes(page));
      expect(sheets.flat().filter((page) => page !== null)).toEqual(
        Array.from({ length: copies }, () => once).flat(),
      );
      const documentOf = documents.flatMap((count, index) => Array.from({ length: count }, () => index));
      for (const [front, back = null] of sheets) {
        expect(front).not.toBeNull();
        if (front && back) expect(documentOf[front - 1]).toBe(documentOf[back - 1]);
      }
    }),
  );
});
