import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandsOffered, judge, troubleOfBands, usualBands, writtenScore } from '#shared/screening/bands.ts';
import {
  answersOf,
  SCALE_CODES,
  SCALE_KEYS,
  type Scale,
  type ScaleVersion,
  totalItems,
} from '#shared/screening/scales.ts';
import { type Brought, type Score, scoreOf } from '#shared/screening/score.ts';

/** Every item answered alike, but for some. */
function answers(scale: Scale, alike: number, except: Record<number, number> = {}): Brought {
  const items = new Map(
    Array.from({ length: SCALE_KEYS[scale].items }, (_, index) => [index + 1, except[index + 1] ?? alike]),
  );
  return { items, total: null, factors: {}, validity: null, positives: null };
}
const totals = (total: number | null, more: Partial<Brought> = {}): Brought => ({
  items: new Map(),
  total,
  factors: {},
  validity: null,
  positives: null,
  ...more,
});

function score(scale: Scale, brought: Brought, version: ScaleVersion = 'usual'): Score {
  const scored = scoreOf(scale, version, brought);
  if (scored.outcome === 'cannot') throw new Error(scored.message);
  return scored.score;
}
function judged(scale: Scale, brought: Brought, version: ScaleVersion = 'usual') {
  return judge(scale, score(scale, brought, version), usualBands(scale, version));
}
function cannot(scale: Scale, brought: Brought, version: ScaleVersion = 'usual'): string {
  const scored = scoreOf(scale, version, brought);
  if (scored.outcome === 'scored') throw new Error('was scored');
  return scored.message;
}
const yes = (...items: number[]) => Object.fromEntries(items.map((item) => [item, 1]));

describe('every key', () => {
  test('an item counts in one factor at most, and is one of the scale', () => {
    for (const scale of SCALE_CODES) {
      const { factors, validity, items } = SCALE_KEYS[scale];
      const all = [...factors.flatMap((factor) => factor.items), ...validity];
      expect(new Set(all).size, scale).toBe(all.length);
      for (const item of all) expect(item >= 1 && item <= items, `${scale} ${item}`).toBe(true);
      if (factors.length > 0) expect(all.length, scale).toBe(items);
    }
  });

  test('whatever is answered within its range is scored within the range of the scale', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCALE_CODES).chain((scale) =>
          fc.constantFrom(...SCALE_KEYS[scale].versions).chain((version) => {
            const [lowest, highest] = answersOf(scale, version);
            const { items } = SCALE_KEYS[scale];
            return fc
              .array(fc.integer({ min: lowest, max: highest }), { minLength: items, maxLength: items })
              .map((given) => ({ scale, version, given, lowest, highest }));
          }),
        ),
        ({ scale, version, given, lowest, highest }) => {
          const items = new Map(given.map((answer, index) => [index + 1, answer]));
          const { total, isChecked } = score(scale, { ...totals(null), items }, version);
          const counted = SCALE_KEYS[scale].totalIs === 'mean' ? 1 : totalItems(scale).length;
          expect(isChecked).toBe(true);
          expect(total).toBeGreaterThanOrEqual(lowest * counted);
          expect(total).toBeLessThanOrEqual(highest * counted);
        },
      ),
    );
  });

  test('the bands that a scale comes with are in order, and the first has every low score', () => {
    for (const scale of SCALE_CODES) {
      for (const version of SCALE_KEYS[scale].versions) {
        for (const { bands } of bandsOffered(scale, version)) expect(troubleOfBands(bands)).toBeUndefined();
      }
    }
  });
});

describe('MHT', () => {
  test('the eight content scales have their items; 100 is none of 孤独倾向', () => {
    const of = (word: string) => SCALE_KEYS.mht.factors.find((factor) => factor.word === word)?.items;
    expect(of('学习焦虑')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect(of('对人焦虑')?.at(0)).toBe(16);
    expect(of('孤独倾向')).toEqual([26, 27, 28, 29, 30, 31, 32, 33, 34, 35]);
    expect(of('身体症状')?.length).toBe(15);
    expect(of('冲动倾向')).toEqual([81, 83, 85, 87, 89, 91, 93, 95, 97, 99]);
    expect(score('mht', answers('mht', 0, yes(100))).factors.孤独倾向).toBe(0);
  });

  test('the ten items of validity are in no total', () => {
    const all = score('mht', answers('mht', 1));
    expect(all.total).toBe(90);
    expect(all.validity).toBe(10);
    const none = score('mht', answers('mht', 0, yes(82, 84, 86, 88, 90, 92, 94, 96, 98, 100)));
    expect([none.total, none.validity]).toEqual([0, 10]);
  });

  test('validity from 7 on asks for another test, and nothing else is said of the score', () => {
    const six = answers('mht', 1, { 82: 0, 84: 0, 86: 0, 88: 0 });
    const seven = answers('mht', 1, { 82: 0, 84: 0, 86: 0 });
    expect(judged('mht', six)).toMatchObject({ asksRetest: false, isFlagged: true });
    expect(judged('mht', seven)).toMatchObject({ asksRetest: true, isFlagged: false });
  });

  test('a content scale is high from 8 on, the total from 65 on', () => {
    expect(judged('mht', answers('mht', 0, yes(1, 2, 3, 4, 5, 6, 7))).high).toEqual([]);
    expect(judged('mht', answers('mht', 0, yes(1, 2, 3, 4, 5, 6, 7, 8)))).toMatchObject({
      high: ['学习焦虑'],
      isFlagged: true,
    });
    expect(judged('mht', totals(64))).toMatchObject({ band: '正常', isFlagged: false });
    expect(judged('mht', totals(65))).toMatchObject({ band: '偏高', isFlagged: true });
  });
});

describe('PHQ-9', () => {
  test('the five bands', () => {
    const bandOf = (total: number) => judged('phq9', totals(total)).band;
    expect([4, 5, 9, 10, 14, 15, 19, 20].map(bandOf)).toEqual([
      '无',
      '轻度',
      '轻度',
      '中度',
      '中度',
      '中重度',
      '中重度',
      '重度',
    ]);
  });

  test('item 9 is told whatever the total is, also where only it and the total came in', () => {
    expect(judged('phq9', answers('phq9', 0, { 9: 1 }))).toMatchObject({ band: '无', isFlagged: true });
    const alone = score('phq9', totals(3, { items: new Map([[9, 2]]) }));
    expect(alone).toMatchObject({ keyItems: [9], isChecked: false, total: 3 });
    expect(writtenScore('phq9', alone, usualBands('phq9', 'usual'))).toMatch(/^第 9 题.*：有；总分 3（无）/);
    expect(score('phq9', totals(null, { items: new Map([[9, 1]]) })).keyItems).toEqual([9]);
  });

  test('of a total alone nobody knows whether item 9 was answered, and that is said', () => {
    const total = score('phq9', totals(12));
    expect(total.keyItems).toBeNull();
    const written = writtenScore('phq9', total, usualBands('phq9', 'usual'));
    expect(written).toContain('关键题不明');
    expect(written).toContain('总分未经核算');
  });
});

test('GAD-7 has two forms of bands, of which the school chooses', () => {
  const [usual, chinese] = bandsOffered('gad7', 'usual');
  const bandOf = (total: number, bands = usual?.bands) =>
    bands && judge('gad7', score('gad7', totals(total)), bands).band;
  expect([4, 5, 10, 14, 15, 21].map((total) => bandOf(total))).toEqual([
    '无',
    '轻度',
    '中度',
    '中度',
    '重度',
    '重度',
  ]);
  expect([13, 14, 18, 19].map((total) => bandOf(total, chinese?.bands))).toEqual([
    '中度',
    '中重度',
    '中重度',
    '重度',
  ]);
});

describe('SCL-90', () => {
  test('the nine factors and the rest have their items; a factor is a mean', () => {
    expect(SCALE_KEYS.scl90.factors.map(({ items }) => items.length)).toEqual([
      12, 10, 9, 13, 10, 6, 7, 6, 10, 7,
    ]);
    expect(score('scl90', answers('scl90', 1, { 11: 4, 24: 4 }), 'oneToFive').factors.敌对).toBe(2);
  });

  test('by 1 to 5: a total over 160, more than 43 positive items, or a factor from 2 on', () => {
    const of = (brought: Brought) => judged('scl90', brought, 'oneToFive').isFlagged;
    expect([of(totals(160)), of(totals(161))]).toEqual([false, true]);
    const positive = (many: number) => {
      // Spread over all factors, so that none is high by itself.
      const order = Array.from({ length: 90 }, (_, index) => ((index * 37) % 90) + 1);
      return answers('scl90', 1, Object.fromEntries(order.slice(0, many).map((item) => [item, 2])));
    };
    expect(score('scl90', positive(44), 'oneToFive').positives).toBe(44);
    expect([of(positive(43)), of(positive(44))]).toEqual([false, true]);
    expect(judged('scl90', totals(100, { factors: { 抑郁: 2 } }), 'oneToFive').high).toEqual(['抑郁']);
    expect(of(totals(100, { factors: { 抑郁: 1.99 } }))).toBe(false);
  });

  test('by 0 to 4: a total over 70, or a factor from 1 on', () => {
    const of = (brought: Brought) => judged('scl90', brought, 'zeroToFour').isFlagged;
    expect([of(totals(70)), of(totals(71))]).toEqual([false, true]);
    expect([of(totals(20, { factors: { 焦虑: 0.9 } })), of(totals(20, { factors: { 焦虑: 1 } }))]).toEqual([
      false,
      true,
    ]);
  });

  test('a sheet that was scored in the other way is not taken', () => {
    expect(cannot('scl90', answers('scl90', 0), 'oneToFive')).toMatch(/答案 0 不在 1–5 之间.*两种计分/);
    expect(cannot('scl90', totals(40), 'oneToFive')).toMatch(/不在 90–450 之间.*两种计分/);
    expect(cannot('scl90', answers('scl90', 5), 'zeroToFour')).toMatch(/0–4/);
  });
});

test('MSSMHS has ten factors of six; a mean from 2 on is reason to speak', () => {
  expect(SCALE_KEYS.mssmhs.factors.map(({ items }) => items.length)).toEqual(Array(10).fill(6));
  expect(judged('mssmhs', answers('mssmhs', 1))).toMatchObject({ high: [], isFlagged: false });
  expect(judged('mssmhs', answers('mssmhs', 2)).high).toHaveLength(10);
  expect(judged('mssmhs', totals(1.99)).isFlagged).toBe(false);
  expect(judged('mssmhs', totals(2)).isFlagged).toBe(true);
  const sum = scoreOf('mssmhs', 'usual', totals(132));
  expect(sum).toMatchObject({ score: { total: 2.2 }, notices: [expect.stringContaining('折成总均分 2.2')] });
});

describe('SDQ', () => {
  test('亲社会 counts the other way, and not in the total', () => {
    const friendly = score('sdq', answers('sdq', 0, { 1: 2, 4: 2, 9: 2, 17: 2, 20: 2 }), 'self');
    expect(friendly.factors.亲社会).toBe(10);
    // Of what is left, five are answered the other way round.
    expect(friendly.total).toBe(10);
    const all = score('sdq', answers('sdq', 2), 'self');
    expect(all.total).toBe(30);
  });

  test('three forms have three bands', () => {
    const bandOf = (version: ScaleVersion) => (total: number) => judged('sdq', totals(total), version).band;
    expect([15, 16, 19, 20].map(bandOf('self'))).toEqual(['正常', '边缘', '边缘', '异常']);
    expect([13, 14, 16, 17].map(bandOf('parent'))).toEqual(['正常', '边缘', '边缘', '异常']);
    expect([11, 12, 15, 16, 18, 19].map(bandOf('teacher'))).toEqual([
      '正常',
      '边缘',
      '边缘',
      '异常',
      '异常',
      '明显异常',
    ]);
  });
});

test('of DSRSC and SCARED the school chooses the cut-off', () => {
  const offered = (scale: Scale) => bandsOffered(scale, 'usual').map(({ bands }) => bands.total.at(-1)?.from);
  expect(offered('dsrsc')).toEqual([15, 13, 14]);
  expect(offered('scared')).toEqual([23, 25]);
  expect(judged('dsrsc', totals(14)).isFlagged).toBe(false);
  expect(judged('dsrsc', totals(15)).isFlagged).toBe(true);
  expect(score('dsrsc', answers('dsrsc', 0)).total).toBe(20);
});

describe('what comes in', () => {
  test('with every answer the score is ours, and another total beside it is told', () => {
    const brought = { ...answers('gad7', 1), total: 9 };
    expect(scoreOf('gad7', 'usual', brought)).toMatchObject({
      score: { total: 7, isChecked: true },
      notices: [expect.stringContaining('表里的总分是 9，按答案计算是 7')],
    });
  });

  test('without an answer nothing is 0: it is told what lacks', () => {
    expect(cannot('gad7', totals(null))).toMatch(/没有分数，也没有答案/);
    const items = new Map([...answers('gad7', 1).items].filter(([item]) => item !== 5));
    expect(cannot('gad7', totals(null, { items }))).toMatch(/第 5 题没有答案/);
    expect(scoreOf('gad7', 'usual', totals(6, { items }))).toMatchObject({
      score: { total: 6, isChecked: false },
      notices: ['第 5 题没有答案'],
    });
  });

  test('a key item stays told where other answers lack and there is no total', () => {
    const items = new Map([...answers('phq9', 1).items].filter(([item]) => item !== 2));
    const lacking = score('phq9', totals(null, { items }));
    expect(lacking).toMatchObject({ total: null, keyItems: [9] });
    expect(judge('phq9', lacking, usualBands('phq9', 'usual')).isFlagged).toBe(true);
  });
});
