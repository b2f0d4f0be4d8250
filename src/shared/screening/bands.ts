import { SCALE_KEYS, type Scale, type ScaleVersion } from './scales.ts';
import type { Score } from './score.ts';

/** A stretch of the total, from a score on. */
export interface Band {
  from: number;
  word: string;
  /** Whoever is in it is spoken with. */
  isFlagged: boolean;
}

/**
 * By what a school judges a scale's scores: kept with each batch, so that an old result stays judged as it was.
 * Every threshold is the first score that counts; null: the school does not ask for it.
 */
export interface Bands {
  /** Ascending; the first holds whatever is below the second. */
  total: Band[];
  /** A factor is high from here on. */
  factorFrom: number | null;
  /** A high factor alone is reason enough to speak with the student. */
  factorFlags: boolean;
  /** So many items answered as a symptom. */
  positivesFrom: number | null;
  /** So many answers that cannot be believed ask for another test. */
  retestFrom: number | null;
}

const NONE = { factorFrom: null, factorFlags: false, positivesFrom: null, retestFrom: null } as const;

/** 无 · 轻度 · … from its scores on; from the word marked with ! on, students are flagged. */
function banded(...words: (readonly [from: number, word: string])[]): Band[] {
  const firstFlagged = words.findIndex(([, word]) => word.startsWith('!'));
  return words.map(([from, word], place) => ({
    from,
    word: word.replace('!', ''),
    isFlagged: firstFlagged !== -1 && place >= firstFlagged,
  }));
}

/** What the published forms of a scale say, the usual one first (scales.md); a school changes them as it will. */
interface BandsOffered {
  name: string;
  bands: Bands;
}

const only = (bands: Bands, name = '常用划界'): BandsOffered[] => [{ name, bands }];

const PHQ9 = only({
  ...NONE,
  total: banded([0, '无'], [5, '轻度'], [10, '!中度'], [15, '中重度'], [20, '重度']),
});

const GAD7: BandsOffered[] = [
  {
    name: '常用划界',
    bands: { ...NONE, total: banded([0, '无'], [5, '轻度'], [10, '!中度'], [15, '重度']) },
  },
  {
    name: '中文版划界（14、19）',
    bands: { ...NONE, total: banded([0, '无'], [5, '轻度'], [10, '!中度'], [14, '中重度'], [19, '重度']) },
  },
];

const cutOff = (...cutOffs: number[]): BandsOffered[] =>
  cutOffs.map((from) => ({
    name: `${from} 分起`,
    bands: { ...NONE, total: banded([0, '未达界值'], [from, '!达到界值']) },
  }));

const SDQ: Readonly<Partial<Record<ScaleVersion, BandsOffered[]>>> = {
  self: only({ ...NONE, total: banded([0, '正常'], [16, '边缘'], [20, '!异常']) }),
  parent: only({ ...NONE, total: banded([0, '正常'], [14, '边缘'], [17, '!异常']) }),
  teacher: only({ ...NONE, total: banded([0, '正常'], [12, '边缘'], [16, '!异常'], [19, '明显异常']) }),
};

const SCL90: Readonly<Partial<Record<ScaleVersion, BandsOffered[]>>> = {
  oneToFive: only({
    total: banded([90, '未达筛查标准'], [161, '!达到筛查标准']),
    factorFrom: 2,
    factorFlags: true,
    positivesFrom: 44,
    retestFrom: null,
  }),
  zeroToFour: only({
    total: banded([0, '未达筛查标准'], [71, '!达到筛查标准']),
    factorFrom: 1,
    factorFlags: true,
    positivesFrom: 44,
    retestFrom: null,
  }),
};

/** The bands that a scale comes with, the usual ones first. */
export function bandsOffered(scale: Scale, version: ScaleVersion): BandsOffered[] {
  switch (scale) {
    case 'mht':
      return only({
        total: banded([0, '正常'], [65, '!偏高']),
        factorFrom: 8,
        factorFlags: true,
        positivesFrom: null,
        retestFrom: 7,
      });
    case 'phq9':
      return PHQ9;
    case 'gad7':
      return GAD7;
    case 'scl90':
      return SCL90[version] ?? [];
    case 'mssmhs':
      return only({
        ...NONE,
        total: banded([1, '未达界值'], [2, '!达到界值']),
        factorFrom: 2,
        factorFlags: true,
      });
    case 'sdq':
      return SDQ[version] ?? [];
    case 'dsrsc':
      return cutOff(15, 13, 14);
    case 'scared':
      return cutOff(23, 25);
  }
}

/** The usual bands of a scale's form. */
export function usualBands(scale: Scale, version: ScaleVersion): Bands {
  const [usual] = bandsOffered(scale, version);
  if (!usual) throw new RangeError(`${scale} has no form ${version}`);
  return usual.bands;
}

/** What is wrong with bands that a person has set, in Chinese; undefined where nothing is. */
export function troubleOfBands({ total }: Bands): string | undefined {
  if (total.length === 0) return '请至少留一段总分';
  if (total.some(({ word }) => word.trim() === '')) return '每一段都要有名称';
  const isAscending = total.every(({ from }, place) => place === 0 || from > (total[place - 1]?.from ?? 0));
  return isAscending ? undefined : '各段的起始分要从小到大，不能相同';
}

/** What a score means by the bands: told, and no level (筛查，非诊断). */
export interface Judgement {
  /** The answers cannot be believed: the student is tested again. */
  asksRetest: boolean;
  /** Of the total; empty where there is none. */
  band: string;
  /** The factors that are high. */
  high: readonly string[];
  /** The key items that were answered, in words. */
  keyItems: readonly string[];
  /** The student is spoken with. */
  isFlagged: boolean;
}

/**
 * Judges a score. A key item flags whatever the total and the validity are; what asks for another test flags by nothing
 * else.
 */
export function judge(scale: Scale, score: Score, bands: Bands): Judgement {
  const key = SCALE_KEYS[scale];
  const { total, factors, validity, positives } = score;
  const asksRetest = bands.retestFrom !== null && validity !== null && validity >= bands.retestFrom;
  const band = total === null ? undefined : bandOf(total, bands);
  const { factorFrom } = bands;
  const high =
    factorFrom === null
      ? []
      : key.factors.filter(({ word, isStrength }) => !isStrength && (factors[word] ?? -1) >= factorFrom);
  const keyItems = key.keyItems.filter(({ item }) => score.keyItems?.includes(item));
  const isManyPositives =
    bands.positivesFrom !== null && positives !== null && positives >= bands.positivesFrom;
  const isOverBands = (band?.isFlagged ?? false) || isManyPositives || (bands.factorFlags && high.length > 0);
  return {
    asksRetest,
    band: band?.word ?? '',
    high: high.map(({ word }) => word),
    keyItems: keyItems.map(({ word }) => word),
    isFlagged: keyItems.length > 0 || (!asksRetest && isOverBands),
  };
}

function bandOf(total: number, bands: Bands): Band | undefined {
  return bands.total.findLast(({ from }) => total >= from) ?? bands.total[0];
}

/** A result in words, for the room: 总分 68（偏高）；学习焦虑 9、…；效度 3. No answer, but whether a key item was given. */
export function writtenScore(scale: Scale, score: Score, bands: Bands): string {
  const { band, high, keyItems, asksRetest } = judge(scale, score, bands);
  const key = SCALE_KEYS[scale];
  const word = key.totalIs === 'mean' ? '总均分' : '总分';
  const marked = key.factors.flatMap(({ word: name }) => {
    const value = score.factors[name];
    return value === undefined ? [] : [`${name} ${value}${high.includes(name) ? '（偏高）' : ''}`];
  });
  return [
    keyItems.length > 0 && `${keyItems.join('、')}：有`,
    score.keyItems === null && key.keyItems.length > 0 && '没有逐题答案，关键题不明',
    score.total === null ? '没有总分' : `${word} ${score.total}${band && `（${band}）`}`,
    bands.positivesFrom !== null && score.positives !== null && `阳性项目 ${score.positives} 项`,
    marked.join('、'),
    key.validity.length > 0 && score.validity === null && '没有效度分，是否如实作答不明',
    score.validity !== null && `效度 ${score.validity}${asksRetest ? '（作答可能不实，需复测）' : ''}`,
    !score.isChecked && '总分未经核算',
  ]
    .filter(Boolean)
    .join('；');
}

/** Why somebody speaks with the student, in words; empty where nobody has to. */
export function whyFlagged(scale: Scale, score: Score, bands: Bands): string {
  const { band, high, keyItems, isFlagged, asksRetest } = judge(scale, score, bands);
  if (!isFlagged) return asksRetest ? '作答可能不实' : '';
  const isOver = bands.total.some(({ word, isFlagged: flags }) => flags && word === band);
  const { positives } = score;
  const isMany = bands.positivesFrom !== null && positives !== null && positives >= bands.positivesFrom;
  return [
    ...keyItems,
    isOver && `总分${band.startsWith('达到') ? '' : '为'}${band}`,
    isMany && `阳性项目 ${positives} 项`,
    bands.factorFlags && high.length > 0 && `${high.join('、')}偏高`,
  ]
    .filter(Boolean)
    .join('；');
}
