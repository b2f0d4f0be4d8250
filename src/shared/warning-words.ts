import { z } from 'zod';

/**
 * Words that are looked for in what a teacher types, from the three warning signals of policy 002 (P1). They prompt a
 * person to look, and judge nothing; what is typed is compared on this PC alone.
 */
export const WARNING_WORDS: readonly string[] = [
  '自杀',
  '自残',
  '自伤',
  '割腕',
  '割手',
  '跳楼',
  '跳河',
  '上吊',
  '服药过量',
  '安眠药',
  '想死',
  '去死',
  '不想活',
  '活着没意思',
  '活着没意义',
  '活不下去',
  '没有活路',
  '结束生命',
  '离开这个世界',
  '遗书',
  '遗言',
  '告别',
  '来世',
  '解脱',
  '送东西给同学',
  '绝望',
];

/** So many, and so long. */
export const warningWords = z.array(z.string().trim().min(1).max(20)).max(200);

/** The words of the list that stand in the text, each once, in the order of the list. */
export function warningWordsIn(text: string, words: readonly string[]): string[] {
  const plain = text.replace(/\s+/g, '');
  return words.filter((word) => word !== '' && plain.includes(word));
}
