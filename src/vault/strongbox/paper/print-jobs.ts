import type { Sides } from '#shared/contract/papers.ts';

/** What is wanted on paper. */
export interface WantedPages {
  /** How many pages each document has, in their order. */
  documents: readonly number[];
  /** Which pages, counted over all documents from 1; null for all. */
  pages: readonly number[] | null;
  sides: Sides;
  copies: number;
}

/** One piece of it: the sides in order, each a page or nothing, and how often the printer shall make it. */
export interface JobOfPages {
  pages: (number | null)[];
  copies: number;
}

/**
 * Cuts what is wanted into jobs of bounded size, to be printed in their order. On two sides each document begins on a
 * sheet of its own, and so does each copy; of several jobs each copy goes whole before the next one, as one would lay
 * them in the hand.
 *
 * @param most sides in one job; an even number.
 */
export function printJobs({ documents, pages, sides, copies }: WantedPages, most: number): JobOfPages[] {
  const isWanted = pages === null ? () => true : (page: number) => pages.includes(page);
  let first = 1;
  const parts = documents.map((count) => {
    const own = Array.from({ length: count }, (_, index) => first + index).filter(isWanted);
    first += count;
    return own;
  });
  const laid = sides === 'simplex' ? parts.flat() : parts.flatMap(wholeSheets);
  const jobs: (number | null)[][] = [];
  for (let at = 0; at < laid.length; at += most) jobs.push(laid.slice(at, at + most));
  const [only, ...others] = jobs;
  if (only && others.length === 0) return [{ pages: copies > 1 ? only : withoutEmptyEnd(only), copies }];
  return Array.from({ length: copies }, () =>
    jobs.map((job) => ({ pages: withoutEmptyEnd(job), copies: 1 })),
  ).flat();
}

const wholeSheets = (pages: readonly number[]): (number | null)[] =>
  pages.length % 2 === 0 ? [...pages] : [...pages, null];

/** A printer ends a job's last sheet by itself. */
function withoutEmptyEnd(pages: readonly (number | null)[]): (number | null)[] {
  return pages.at(-1) === null ? pages.slice(0, -1) : [...pages];
}
