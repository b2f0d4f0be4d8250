import type { RemarkMeaning } from './roster-terms.ts';
import type { Circumstance } from './terms.ts';

/** Whose: 父残疾 is the family's, 残疾 alone may be the child's own. */
const KIN = '(?:父|母|爸|妈|爷|奶|外公|外婆|姥|家长|监护人|家人|家庭成员|兄|弟|姐|妹)';

/**
 * Words of a remark that may mean a circumstance. What else is 困难 (学习困难) is none of the family's; 残疾 that is
 * nobody's in particular is offered as what it says, under 其他.
 */
const WORDS: readonly [word: RegExp, circumstance: Circumstance][] = [
  [/离异|离婚/, 'parentsDivorced'],
  [/单亲/, 'singleParent'],
  [/重组|再婚|继父|继母/, 'remarried'],
  [/留守/, 'leftBehind'],
  [/孤儿|无人抚养|双亡/, 'orphan'],
  [
    /低保|低收入|特困|建档立卡|贫困|脱贫|困境|资助|(?<!(学习|适应|阅读|交往|沟通|行动|语言|表达|书写|呼吸|入睡|睡眠))困难/,
    'economicHardship',
  ],
  [new RegExp(`${KIN}[^，。；、\\s]{0,6}(残疾|重病|大病|癌|瘫痪|精神病)`), 'seriousIllnessInFamily'],
  [new RegExp(`(?<!${KIN}[^，。；、\\s]{0,6})残疾`), 'other'],
  [/去世|亡故|病故|过世|离世|丧父|丧母|(?<!双)亡(?!故)/, 'bereavement'],
];
/** 非留守, 不是单亲, 无困难: said not to be so. */
const DENIED_BEFORE = /(非|不是|不属于?|没有|无|未)(父母|家庭|经济|儿童|学生)?$/;
/** 留守：否, 单亲（否）. */
const DENIED_AFTER = /^(儿童|家庭|学生)?[:：(（]?\s*(否|不是|无)/;

/** The circumstances that a remark may mean, in the order of their words: for a person to say, never taken by itself. */
export function circumstancesIn(remark: string): Circumstance[] {
  return WORDS.flatMap(([word, circumstance]) => (says(remark, word) ? [circumstance] : []));
}

/** All that a remark may mean, the leave last. */
export function meaningsIn(remark: string): RemarkMeaning[] {
  return [...circumstancesIn(remark), ...(tellsLeave(remark) ? (['leave'] as const) : [])];
}

/** True where a remark says that the child is on leave (休学), and not that this is over. */
export function tellsLeave(remark: string): boolean {
  return says(remark, /(?<!曾)休学/) && !/复学|返校/.test(remark);
}

function says(remark: string, word: RegExp): boolean {
  return [...remark.matchAll(new RegExp(word, 'g'))].some(({ index, 0: found }) => {
    const before = remark.slice(0, index);
    return !DENIED_BEFORE.test(before) && !DENIED_AFTER.test(remark.slice(index + found.length));
  });
}
