/** Every syllable of standard Chinese as a keyboard types it, by its beginning. */
const BY_INITIAL: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve ue',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve ue',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
};

const SYLLABLES = new Set(
  Object.entries(BY_INITIAL).flatMap(([initial, finals]) =>
    finals.split(' ').map((final) => `${initial}${final}`),
  ),
);
const LONGEST = 6;

/** A piece of text that reads as pinyin: where it begins and ends (inclusive), and of how few syllables. */
export interface PinyinRun {
  from: number;
  to: number;
  syllables: number;
}

/** Every piece of `text` that is nothing but pinyin syllables. Case does not matter. */
export function pinyinRuns(text: string): PinyinRun[] {
  const lower = text.toLowerCase();
  const runs: PinyinRun[] = [];
  for (let from = 0; from < lower.length; from += 1) {
    // Fewest syllables up to each place that can be reached from `from`.
    const fewest = new Map<number, number>([[from, 0]]);
    for (let at = from; at < lower.length; at += 1) {
      const syllables = fewest.get(at);
      if (syllables === undefined) continue;
      for (let end = at + 1; end <= Math.min(at + LONGEST, lower.length); end += 1) {
        if (!SYLLABLES.has(lower.slice(at, end))) continue;
        fewest.set(end, Math.min(fewest.get(end) ?? Number.POSITIVE_INFINITY, syllables + 1));
      }
    }
    for (const [end, syllables] of fewest) {
      if (end - from >= 2) runs.push({ from, to: end - 1, syllables });
    }
  }
  return runs;
}
