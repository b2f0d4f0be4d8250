/** On what ground confidentiality was broken (policy J14). */
export type DisclosureGround = 'selfRisk' | 'othersRisk' | 'abuse' | 'law' | 'other';
export const DISCLOSURE_GROUNDS = {
  selfRisk: '有自伤、自杀的危险',
  othersRisk: '可能伤害他人',
  abuse: '受到侵害、虐待或欺凌',
  law: '法律要求',
  other: '其他',
} as const satisfies Readonly<Record<DisclosureGround, string>>;
