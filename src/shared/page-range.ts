/** What was typed for the pages: which they are, ascending and each once, null for all; or what is wrong with it. */
export type PageRange = { pages: number[] | null } | { trouble: string };

const PART = /^(\d{1,9})(?:-(\d{1,9}))?$/;

/**
 * Reads pages as people write them: `1-3,5`, with either kind of comma, dash or blank; nothing is all of them.
 *
 * @param of how many pages there are.
 */
export function readPageRange(text: string, of: number): PageRange {
  const plain = text
    .normalize('NFKC')
    .replace(/\s*[-‐-―−~至到]\s*/g, '-')
    .trim();
  if (plain === '') return { pages: null };
  const wanted = new Set<number>();
  for (const part of plain.split(/[\s,、;]+/).filter(Boolean)) {
    const [, from, until = from] = PART.exec(part) ?? [];
    if (from === undefined) return { trouble: '请这样写页码：1-3,5' };
    const [first, last] = [Number(from), Number(until)];
    if (first < 1 || last < first) return { trouble: `没有“${part}”这样的页码，请从小写到大，从 1 开始` };
    if (last > of) return { trouble: `只有 ${of} 页，没有第 ${last} 页` };
    for (let page = first; page <= last; page += 1) wanted.add(page);
  }
  if (wanted.size === 0) return { trouble: '请这样写页码：1-3,5' };
  return { pages: [...wanted].sort((one, other) => one - other) };
}
