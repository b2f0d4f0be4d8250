import { codesOf, type Terms } from '../terms.ts';

/**
 * The scales that results of a screening come from, and the keys by which they are scored (scales.md). Results are
 * brought in, not made here, and items are not shipped: a key knows numbers of items alone. What a result finds is
 * no diagnosis (筛查，非诊断).
 */

export type Scale = 'mht' | 'phq9' | 'gad7' | 'scl90' | 'mssmhs' | 'sdq' | 'dsrsc' | 'scared';

/** As a person calls it. */
export const SCALES = {
  mht: 'MHT 心理健康诊断测验',
  phq9: 'PHQ-9 抑郁症筛查量表',
  gad7: 'GAD-7 广泛性焦虑量表',
  scl90: 'SCL-90 症状自评量表',
  mssmhs: 'MSSMHS 中国中学生心理健康量表',
  sdq: 'SDQ 长处和困难问卷',
  dsrsc: 'DSRSC 儿童抑郁障碍自评量表',
  scared: 'SCARED 儿童焦虑性情绪障碍筛查表',
} as const satisfies Terms<Scale>;

/** Who answers it, or how it is scored: forms of one scale with other numbers. */
export type ScaleVersion = 'usual' | 'oneToFive' | 'zeroToFour' | 'self' | 'parent' | 'teacher';
export const SCALE_VERSIONS = {
  usual: '通用',
  oneToFive: '按 1–5 计分',
  zeroToFour: '按 0–4 计分',
  self: '学生自评',
  parent: '家长评',
  teacher: '教师评',
} as const satisfies Terms<ScaleVersion>;

/** A part of a scale with a score of its own. */
export interface Factor {
  /** As it is called on screen; also what tells it apart within its scale. */
  word: string;
  items: readonly number[];
  /** Higher is better: it is not in the total. */
  isStrength?: true;
}

/** An item that is told whatever the total is. */
export interface KeyItem {
  item: number;
  /** The answer from which it is told. */
  from: number;
  word: string;
}

export interface ScaleKey {
  /** In a list: MHT. */
  short: string;
  versions: readonly ScaleVersion[];
  items: number;
  /** The lowest and the highest answer of an item. */
  answers: Readonly<Partial<Record<ScaleVersion, readonly [lowest: number, highest: number]>>>;
  /** Answered the other way round: the highest answer counts least. */
  turned: readonly number[];
  factors: readonly Factor[];
  /** What a factor's score is. */
  factorIs: 'sum' | 'mean';
  /** Items that tell whether the others can be believed; none of them is in the total. */
  validity: readonly number[];
  /** The total is the mean of the items, not their sum. */
  totalIs: 'sum' | 'mean';
  keyItems: readonly KeyItem[];
}

const from = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
const every = (first: number, last: number, step: number): number[] =>
  from(first, last).filter((item) => (item - first) % step === 0);

const factor = (word: string, ...items: number[]): Factor => ({ word, items });

const ZERO_TO_THREE = { usual: [0, 3] } as const;
const ZERO_TO_TWO = { usual: [0, 2] } as const;
const PLAIN = {
  versions: ['usual'],
  turned: [],
  factors: [],
  factorIs: 'sum',
  validity: [],
  totalIs: 'sum',
  keyItems: [],
} as const satisfies Partial<ScaleKey>;

/** Every scale's key. */
export const SCALE_KEYS: Readonly<Record<Scale, ScaleKey>> = {
  mht: {
    ...PLAIN,
    short: 'MHT',
    items: 100,
    answers: { usual: [0, 1] },
    factors: [
      factor('学习焦虑', ...from(1, 15)),
      factor('对人焦虑', ...from(16, 25)),
      factor('孤独倾向', ...from(26, 35)),
      factor('自责倾向', ...from(36, 45)),
      factor('过敏倾向', ...from(46, 55)),
      factor('身体症状', ...from(56, 70)),
      factor('恐怖倾向', ...from(71, 80)),
      factor('冲动倾向', ...every(81, 99, 2)),
    ],
    validity: every(82, 100, 2),
  },
  phq9: {
    ...PLAIN,
    short: 'PHQ-9',
    items: 9,
    answers: ZERO_TO_THREE,
    keyItems: [{ item: 9, from: 1, word: '第 9 题（不想活或伤害自己的念头）' }],
  },
  gad7: { ...PLAIN, short: 'GAD-7', items: 7, answers: ZERO_TO_THREE },
  scl90: {
    ...PLAIN,
    short: 'SCL-90',
    versions: ['oneToFive', 'zeroToFour'],
    items: 90,
    answers: { oneToFive: [1, 5], zeroToFour: [0, 4] },
    factors: [
      factor('躯体化', 1, 4, 12, 27, 40, 42, 48, 49, 52, 53, 56, 58),
      factor('强迫', 3, 9, 10, 28, 38, 45, 46, 51, 55, 65),
      factor('人际敏感', 6, 21, 34, 36, 37, 41, 61, 69, 73),
      factor('抑郁', 5, 14, 15, 20, 22, 26, 29, 30, 31, 32, 54, 71, 79),
      factor('焦虑', 2, 17, 23, 33, 39, 57, 72, 78, 80, 86),
      factor('敌对', 11, 24, 63, 67, 74, 81),
      factor('恐怖', 13, 25, 47, 50, 70, 75, 82),
      factor('偏执', 8, 18, 43, 68, 76, 83),
      factor('精神病性', 7, 16, 35, 62, 77, 84, 85, 87, 88, 90),
      factor('其他', 19, 44, 59, 60, 64, 66, 89),
    ],
    factorIs: 'mean',
  },
  mssmhs: {
    ...PLAIN,
    short: 'MSSMHS',
    items: 60,
    answers: { usual: [1, 5] },
    // Not every copy in circulation says the same of 33, 53 and 54.
    factors: [
      factor('强迫', 3, 10, 12, 22, 23, 48),
      factor('偏执', 11, 20, 24, 26, 47, 49),
      factor('敌对', 19, 21, 25, 50, 52, 58),
      factor('人际敏感', 4, 17, 18, 45, 51, 59),
      factor('抑郁', 5, 13, 14, 16, 44, 57),
      factor('焦虑', 6, 15, 34, 43, 46, 56),
      factor('学习压力', 31, 33, 36, 38, 40, 55),
      factor('适应不良', 1, 8, 9, 29, 39, 41),
      factor('情绪不平衡', 2, 7, 27, 32, 35, 53),
      factor('心理不平衡', 28, 30, 37, 42, 54, 60),
    ],
    factorIs: 'mean',
    totalIs: 'mean',
  },
  sdq: {
    ...PLAIN,
    short: 'SDQ',
    versions: ['self', 'parent', 'teacher'],
    items: 25,
    answers: { self: [0, 2], parent: [0, 2], teacher: [0, 2] },
    turned: [7, 11, 14, 21, 25],
    factors: [
      factor('情绪症状', 3, 8, 13, 16, 24),
      factor('品行问题', 5, 7, 12, 18, 22),
      factor('多动注意', 2, 10, 15, 21, 25),
      factor('同伴交往', 6, 11, 14, 19, 23),
      { ...factor('亲社会', 1, 4, 9, 17, 20), isStrength: true },
    ],
  },
  dsrsc: {
    ...PLAIN,
    short: 'DSRSC',
    items: 18,
    answers: ZERO_TO_TWO,
    turned: [1, 2, 4, 7, 8, 9, 11, 12, 13, 16],
  },
  scared: {
    ...PLAIN,
    short: 'SCARED',
    items: 41,
    answers: ZERO_TO_TWO,
    factors: [
      factor('躯体化/惊恐', 1, 6, 9, 12, 15, 18, 19, 22, 24, 27, 30, 34, 38),
      factor('广泛性焦虑', 5, 7, 14, 21, 23, 28, 33, 35, 37),
      factor('分离性焦虑', 4, 8, 13, 16, 20, 25, 29, 31),
      factor('社交恐怖', 3, 10, 26, 32, 39, 40, 41),
      factor('学校恐怖', 2, 11, 17, 36),
    ],
  },
};

/** True for a form that the scale has. */
export function hasVersion(scale: Scale, version: ScaleVersion): boolean {
  return SCALE_KEYS[scale].versions.includes(version);
}

/** The lowest and the highest answer of an item. */
export function answersOf(scale: Scale, version: ScaleVersion): readonly [number, number] {
  return SCALE_KEYS[scale].answers[version] ?? [0, 0];
}

/** True where it is judged also by how many items were answered as a symptom (scales.md: SCL-90). */
export const countsPositives = (scale: Scale): boolean => scale === 'scl90';

/** The items that make the total: neither those of validity nor of a strength. */
export function totalItems(scale: Scale): number[] {
  const { items, validity, factors } = SCALE_KEYS[scale];
  const out = new Set([...validity, ...factors.flatMap((each) => (each.isStrength ? each.items : []))]);
  return from(1, items).filter((item) => !out.has(item));
}

/** The lowest and the highest total that there can be. */
export function totalRange(scale: Scale, version: ScaleVersion): readonly [number, number] {
  const [lowest, highest] = answersOf(scale, version);
  const { totalIs } = SCALE_KEYS[scale];
  const items = totalIs === 'mean' ? 1 : totalItems(scale).length;
  return [lowest * items, highest * items];
}

/** How a scale with its form is called: SDQ（家长评）, MHT. */
export function writtenScale(scale: Scale, version: ScaleVersion): string {
  const { short } = SCALE_KEYS[scale];
  return version === 'usual' ? short : `${short}（${SCALE_VERSIONS[version]}）`;
}

export const SCALE_CODES = codesOf(SCALES);
