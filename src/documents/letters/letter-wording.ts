/** The three things asked of the guardian, in the order of forms.md 附件2. */
export type LetterRequest = 'attention' | 'contact' | 'medical';

/** Their headings: official, not to be edited (forms.md 附件2). */
export const LETTER_REQUESTS = {
  attention: '关注孩子心理',
  contact: '定期联系学校',
  medical: '建议立即就诊',
} satisfies Readonly<Record<LetterRequest, string>>;

/** The sentences of a letter that the school may change. Each may hold several lines: each is a paragraph. */
export interface LetterWording {
  /** After the observations: they are what was seen, and no diagnosis. */
  notADiagnosis: string;
  /** Leads over to the three requests. */
  leadIn: string;
  requests: Record<LetterRequest, string>;
  /** Stands before the name and number of whom to call. */
  closing: string;
}

/** The project's own sentences (forms.md 附件2: "Sentences in a letter are the project's own wording"). */
export const DEFAULT_LETTER_WORDING: LetterWording = {
  notADiagnosis: '以上是老师在校内看到的情况，不是医学诊断；孩子的身心状况，需要由医疗机构的专业人员评估。',
  leadIn: '为了陪孩子平稳走过这段时间，请您做好三件事：',
  requests: {
    attention:
      '请您多陪伴孩子，留心孩子睡眠、饮食、情绪和言行的变化；耐心倾听，先体会感受，再谈学习和规矩。家中药品、刀具请妥善收好，孩子情绪不稳时请有人陪在身边。',
    contact:
      '请您每周至少与班主任或心理教师联系一次，说说孩子在家的情况；状态若有明显变化，请随时告诉我们。学校会与您一起想办法，并为孩子保密。',
    medical:
      '请您尽快陪孩子到设有精神科或心理科的正规医疗机构评估，遵照医生的意见治疗、复诊。孩子若有伤害自己或他人的言行，请立即送医、专人陪护，并通知学校。',
  },
  closing: '学校随时愿意提供帮助。',
};
