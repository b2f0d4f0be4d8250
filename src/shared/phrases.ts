import { z } from 'zod';

/** What is written again and again in such rooms; every room has its own in time. */
export const PHRASES: readonly string[] = [
  '已向学生说明保密原则和保密例外。',
  '询问自杀意念、计划和行为，学生均否认。',
  '学生情绪平稳，愿意继续交谈。',
  '与学生约定：出现伤害自己的念头时，先联系家长、班主任或心理教师。',
  '已电话告知监护人，监护人表示知晓，会加强陪伴。',
  '已提醒监护人收好药品、刀具等物品，不让孩子独处。',
  '已建议监护人尽快带孩子到医院心理科就诊。',
  '已与班主任沟通，请其留意学生的情绪、睡眠和同伴交往。',
  '下周同一时间继续辅导。',
];

export const phrases = z.array(z.string().trim().min(1).max(200, '一条最多 200 字')).max(100, '最多 100 条');

/**
 * The phrases that hold what was typed, in their order; all where nothing was typed. Blanks do not count.
 */
export function phrasesWith(all: readonly string[], typed: string): string[] {
  const wanted = typed.replace(/\s+/g, '');
  return all.filter((phrase) => phrase.replace(/\s+/g, '').includes(wanted));
}
