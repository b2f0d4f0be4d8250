import type { Conclusion } from './conference-kinds.ts';

/** What a category rests on, in our own short words, each by its clause (policy document 000, part 二 of its guide). */
export type Criterion =
  | 'mildProblem'
  | 'mildReaction'
  | 'affectedByPeer'
  | 'seriousProblem'
  | 'suddenBlow'
  | 'returnedFromHospital'
  | 'diagnosedAtSchool'
  | 'selfHarm'
  | 'familyHistory'
  | 'violentThoughts';

interface CriterionDeclared {
  level: Conclusion;
  word: string;
}

export const CRITERIA = {
  mildProblem: { level: 'general', word: '普查或辅导中发现轻微的心理困扰' },
  mildReaction: {
    level: 'general',
    word: '因家庭、经济、身体、情感、交往、学习或适应上的困难，出现轻微的情绪或行为变化',
  },
  affectedByPeer: { level: 'general', word: '受身边同学的危机影响，担心、害怕或受困扰' },
  seriousProblem: { level: 'serious', word: '普查或辅导中发现较重的心理问题，并有明显的情绪或行为变化' },
  suddenBlow: {
    level: 'serious',
    word: '突然受到打击（家庭变故、受到伤害、重要考试失利、激烈冲突等），情绪或行为明显变化',
  },
  returnedFromHospital: { level: 'severe', word: '住院治疗后医院证明可以上学，仍在服药' },
  diagnosedAtSchool: { level: 'severe', word: '医院已经确诊，可以继续在校学习，需要服药' },
  selfHarm: { level: 'severe', word: '有过自伤或自杀未遂，或有自杀倾向' },
  familyHistory: {
    level: 'severe',
    word: '家族中有自伤、自杀或精神疾病史，本人遇到重大事件后有明显变化',
  },
  violentThoughts: { level: 'severe', word: '遇到重大事件后，有明显的伤害他人的念头' },
} as const satisfies Readonly<Record<Criterion, CriterionDeclared>>;

/** Which clause of the guide speaks of a category. */
const CLAUSES: Readonly<Partial<Record<Conclusion, string>>> = {
  general: '《危机预防和干预工作指南》二（一）',
  serious: '《危机预防和干预工作指南》二（二）',
  severe: '《危机预防和干预工作指南》二（三）',
};

// The keys of the table above: Object.keys widens them to string[].
const CODES = Object.keys(CRITERIA) as Criterion[];

/** What a conclusion may rest on; nothing where no clause speaks of it, as of 关注 and of lifting. */
export function criteriaFor(conclusion: Conclusion | null): Criterion[] {
  return CODES.filter((code) => CRITERIA[code].level === conclusion);
}

/** The clause that a conclusion rests on, by its name; empty where none speaks of it. */
export function clauseOf(conclusion: Conclusion | null): string {
  return (conclusion && CLAUSES[conclusion]) ?? '';
}

/** A criterion behind the name of its clause. */
export function writtenCriterion(criterion: Criterion | null): string {
  if (criterion === null) return '';
  const { level, word } = CRITERIA[criterion];
  return `${clauseOf(level)}：${word}`;
}
