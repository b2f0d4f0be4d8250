import {
  answersOf,
  countsPositives,
  SCALE_KEYS,
  type Scale,
  type ScaleKey,
  type ScaleVersion,
  totalItems,
  totalRange,
} from './scales.ts';

/** What is kept of a student's answers: no answer by itself, but whether a key item was answered. */
export interface Score {
  /** Null where nobody knows. A mean is rounded to hundredths. */
  total: number | null;
  /** By the factor's word. */
  factors: Readonly<Record<string, number>>;
  /** How many items of validity were answered; null where the scale has none, or nobody knows. */
  validity: number | null;
  /** How many items were answered as a symptom; null where nobody knows. */
  positives: number | null;
  /** The key items that were answered; null where nobody knows of one of them. */
  keyItems: readonly number[] | null;
  /** Scored here, by the answers; false for a total that came in as it was. */
  isChecked: boolean;
}

/** What comes in of a student: answers by the number of the item, as far as there are any, and numbers as they were. */
export interface Brought {
  items: ReadonlyMap<number, number>;
  total: number | null;
  factors: Readonly<Record<string, number>>;
  validity: number | null;
  positives: number | null;
}

export type Scored =
  | { outcome: 'scored'; score: Score; notices: string[] }
  /** In Chinese: why there is no score, and what to do. */
  | { outcome: 'cannot'; message: string };

/**
 * Scores what was brought in by the scale's key (scales.md). With every answer it is scored here; with a total alone it
 * is taken as it is, and said to be not checked. A key item is told by its answer, whatever else is there.
 */
export function scoreOf(scale: Scale, version: ScaleVersion, brought: Brought): Scored {
  const key = SCALE_KEYS[scale];
  const [lowest, highest] = answersOf(scale, version);
  const impossible = [...brought.items].filter(
    ([, answer]) => !Number.isInteger(answer) || answer < lowest || answer > highest,
  );
  const [first] = impossible;
  if (first) {
    const [item, answer] = first;
    return cannot(
      `第 ${item} 题的答案 ${answer} 不在 ${lowest}–${highest} 之间${hintOf(scale)}，没有写入。请核对这一行，或核对计分方式。`,
    );
  }
  const missing = itemsOf(key).filter((item) => !brought.items.has(item));
  const keyItems = answeredKeyItems(key, brought.items);
  if (missing.length === 0) return scoredByItems(scale, version, brought, keyItems);
  const notices = brought.items.size > key.keyItems.length ? [missingTold(missing)] : [];
  return takenAsItIs(scale, version, brought, keyItems, notices);
}

function scoredByItems(
  scale: Scale,
  version: ScaleVersion,
  { items, total: said, validity: validitySaid }: Brought,
  keyItems: readonly number[] | null,
): Scored {
  const key = SCALE_KEYS[scale];
  const [lowest, highest] = answersOf(scale, version);
  const of = (item: number) => {
    const answer = items.get(item) ?? lowest;
    return key.turned.includes(item) ? lowest + highest - answer : answer;
  };
  const sum = (numbers: readonly number[]) => numbers.reduce((all, item) => all + of(item), 0);
  const scored = (numbers: readonly number[], as: 'sum' | 'mean') =>
    as === 'sum' ? sum(numbers) : hundredths(sum(numbers) / numbers.length);
  const counted = totalItems(scale);
  const score: Score = {
    total: scored(counted, key.totalIs),
    factors: Object.fromEntries(key.factors.map(({ word, items: own }) => [word, scored(own, key.factorIs)])),
    validity: key.validity.length > 0 ? sum(key.validity) : null,
    positives: counted.filter((item) => of(item) > lowest).length,
    keyItems,
    isChecked: true,
  };
  const notices: string[] = [];
  const alsoSaid = key.totalIs === 'mean' ? [score.total, sum(counted)] : [score.total];
  if (said !== null && !alsoSaid.includes(said)) {
    notices.push(`表里的总分是 ${said}，按答案计算是 ${score.total}，按答案写入，请核对`);
  }
  if (validitySaid !== null && score.validity !== null && validitySaid !== score.validity) {
    notices.push(`表里的效度分是 ${validitySaid}，按答案计算是 ${score.validity}，按答案写入，请核对`);
  }
  return { outcome: 'scored', score, notices };
}

function takenAsItIs(
  scale: Scale,
  version: ScaleVersion,
  { items, total, factors, validity, positives }: Brought,
  keyItems: readonly number[] | null,
  notices: string[],
): Scored {
  const key = SCALE_KEYS[scale];
  const known = Object.fromEntries(
    key.factors.flatMap(({ word }) => {
      const score = factors[word];
      return score === undefined ? [] : [[word, score] as const];
    }),
  );
  const [least, most] = totalRange(scale, version);
  const [, highest] = answersOf(scale, version);
  if (key.totalIs === 'mean' && total !== null && total > most && total <= highest * key.items) {
    const mean = hundredths(total / key.items);
    const told = `表里写的是总分 ${total}，按 ${key.items} 题折成总均分 ${mean}`;
    return takenAsItIs(scale, version, { items, total: mean, factors, validity, positives }, keyItems, [
      ...notices,
      told,
    ]);
  }
  if (total !== null && (total < least || total > most)) {
    return cannot(
      `总分 ${total} 不在 ${least}–${most} 之间${hintOf(scale)}，没有写入。请核对总分和计分方式。`,
    );
  }
  if (validity !== null && (validity < 0 || validity > key.validity.length)) {
    return cannot(`效度分 ${validity} 不在 0–${key.validity.length} 之间，没有写入。请核对。`);
  }
  const asked = totalItems(scale).length;
  if (positives !== null && (positives < 0 || positives > asked)) {
    return cannot(`阳性项目数 ${positives} 不在 0–${asked} 之间，没有写入。请核对。`);
  }
  for (const { word, items: own } of key.factors) {
    const score = known[word];
    const [low, high] = factorRange(key, version, own.length);
    if (score !== undefined && (score < low || score > high)) {
      return cannot(`“${word}”的分数 ${score} 不在 ${low}–${high} 之间${hintOf(scale)}，没有写入。请核对。`);
    }
  }
  if (total === null && Object.keys(known).length === 0 && (keyItems ?? []).length === 0) {
    const unanswered = itemsOf(key).filter((item) => !items.has(item));
    return cannot(
      items.size === 0
        ? '没有分数，也没有答案：没有作答的，不写入；请到名单里登记请假、免测，或待其补测。'
        : `${missingTold(unanswered)}，也没有总分，没有写入。请补全后再导入。`,
    );
  }
  return {
    outcome: 'scored',
    score: {
      total,
      factors: known,
      validity: key.validity.length > 0 ? validity : null,
      positives: countsPositives(scale) ? positives : null,
      keyItems,
      isChecked: false,
    },
    notices: total === null ? [...notices, '没有总分'] : notices,
  };
}

/** What one of its factors can score. */
function factorRange(
  { answers, factorIs }: ScaleKey,
  version: ScaleVersion,
  items: number,
): readonly [number, number] {
  const [lowest, highest] = answers[version] ?? [0, 0];
  return factorIs === 'mean' ? [lowest, highest] : [lowest * items, highest * items];
}

function itemsOf({ items }: ScaleKey): number[] {
  return Array.from({ length: items }, (_, index) => index + 1);
}

/** Null where not each of them is known, and none of those known was answered: a total never hides a key item. */
function answeredKeyItems(
  { keyItems }: ScaleKey,
  items: ReadonlyMap<number, number>,
): readonly number[] | null {
  const answered = keyItems
    .filter(({ item, from }) => (items.get(item) ?? 0) >= from)
    .map(({ item }) => item);
  if (answered.length > 0) return answered;
  return keyItems.every(({ item }) => items.has(item)) ? [] : null;
}

function missingTold(missing: readonly number[]): string {
  const some = missing.slice(0, 5).join('、');
  return missing.length > 5 ? `第 ${some} 题等 ${missing.length} 题没有答案` : `第 ${some} 题没有答案`;
}

/** Which two ways of scoring are taken for each other. */
function hintOf(scale: Scale): string {
  return scale === 'scl90' ? '（SCL-90 有 1–5 和 0–4 两种计分）' : '';
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;
const cannot = (message: string): Scored => ({ outcome: 'cannot', message });
