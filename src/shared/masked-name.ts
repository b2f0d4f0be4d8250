/**
 * A name of which only the first character is left: 张三 → 张＊, 欧阳娜娜 → 欧＊＊＊. A double surname is not kept whole:
 * there are so few with one that it would name the child. Of a single character nothing is left.
 */
export function maskedName(name: string): string {
  const characters = [...new Intl.Segmenter('zh-CN', { granularity: 'grapheme' }).segment(name.trim())].map(
    ({ segment }) => segment,
  );
  const [first = '', ...others] = characters;
  if (others.length === 0) return first && '＊';
  return first + '＊'.repeat(others.length);
}
