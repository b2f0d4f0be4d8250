const STEPS: readonly [seconds: number, word: string][] = [
  [60, '分钟'],
  [3_600, '小时'],
  [86_400, '天'],
  [30 * 86_400, '个月'],
  [365 * 86_400, '年'],
];
const TEN_THOUSAND_YEARS = 10_000 * 365 * 86_400;

/** How long something takes, as one says it: `约 3 天`. `seconds` of any size. */
export function inWordsOfTime(seconds: number): string {
  if (seconds < 60) return '不到一分钟';
  if (seconds >= TEN_THOUSAND_YEARS) return '一万年以上';
  const [length, word] = [...STEPS].reverse().find(([step]) => seconds >= step) ?? [60, '分钟'];
  return `约 ${Math.round(seconds / length)} ${word}`;
}
