import type { ScreeningField } from '#shared/roster-terms.ts';
import { SCALE_CODES, SCALE_KEYS } from '#shared/screening/scales.ts';
import { spaceless } from '#shared/written-text.ts';

/** What a heading of a test's results means; `person` tells which factor or item. */
interface ScoreHeading {
  field: ScreeningField;
  rank: number;
  person?: string;
}

/** What platforms put behind the name of a factor. */
const SCORE_WORDS = /(因子|分量表|量表|维度)?(原始|粗|标准|平均|均|总|得)?(分数|分值|得分|均分|分|值)?$/;

/** How a platform numbers its columns: A学习焦虑, F1 躯体化, 因子3：抑郁. A number alone is that of an item. */
const PLACE = /^(?:[a-z]|f\d{1,2}|因子\d{1,2})[.、．:：_-]?(?=\p{Script=Han})/iu;

/** Other names of a factor, as platforms head it. */
const ALSO_CALLED: readonly [written: RegExp, word: string][] = [
  [/^强迫症状?$/, '强迫'],
  [/^人际关系(紧张与?)?敏感$|^人际(关系)?敏感(性)?$/, '人际敏感'],
  [/^抑郁症状$/, '抑郁'],
  [/^焦虑症状$/, '焦虑'],
  [/^敌对(性|情绪)?$/, '敌对'],
  [/^(恐怖|恐惧)(症状)?$/, '恐怖'],
  [/^偏执(性|症状)?$/, '偏执'],
  [/^其[他它](项目)?$|^睡眠(及|和)?饮食$/, '其他'],
  [/^学习压力感$/, '学习压力'],
  [/^适应性?不良$/, '适应不良'],
  [/^情绪(不稳定|波动)性?$/, '情绪不平衡'],
  [/^心理不平衡性$/, '心理不平衡'],
  [/^情绪(问题|困扰)$/, '情绪症状'],
  [/^品行(障碍)?$/, '品行问题'],
  [/^多动(\/?注意(力)?(不集中|缺陷|不能)?)?$/, '多动注意'],
  [/^同伴(关系|交往)?(问题)?$/, '同伴交往'],
  [/^亲社会(行为)?$/, '亲社会'],
  [/^躯体化?\/?惊恐$/, '躯体化/惊恐'],
  [/^学习焦虑倾向$/, '学习焦虑'],
  [/^对人焦虑倾向$/, '对人焦虑'],
  [/^身体症状倾向$/, '身体症状'],
];
const FACTORS: ReadonlySet<string> = new Set(
  SCALE_CODES.flatMap((scale) => SCALE_KEYS[scale].factors.map(({ word }) => word)),
);

/** 第 12 题, Q12, T12, 12, 12、我…: which item; undefined for anything else. */
function itemNamed(heading: string): string | undefined {
  const number =
    /^(?:第|题目?|问题|条目|项目|[qt]|item)?[_-]?0*(\d{1,3})(?:题|项|题?(?:得?分|答案|选项)|$|[、.．:：)）].*)/i.exec(
      heading,
    )?.[1];
  return number === undefined || Number(number) < 1 || Number(number) > 120 ? undefined : number;
}

/** What a column of a test's results holds by its heading; undefined where it says nothing of the test. */
export function scoreHeading(written: string): ScoreHeading | undefined {
  const heading = spaceless(written);
  const bare = heading.replace(/[(（【[][^()（）【】[\]]*[)）】\]]/g, '').replace(PLACE, '');
  if (bare === '') return undefined;
  if (/^(效度|测谎|说谎|掩饰|虚假|诚实)(性|度|倾向)?(分?量表|因子)?(得?分数?|分值)?$/.test(bare)) {
    return { field: 'validity', rank: 1 };
  }
  if (/^阳性(项目|症状|题目)?(个)?数$/.test(bare)) return { field: 'positives', rank: 1 };
  const day =
    /^(测评|测试|测验|筛查|普查|作答|答题|提交|完成|结束|施测|开始)(答卷|作答|测评)?(日期|时间)$/.exec(bare);
  if (day) return { field: 'testedOn', rank: day[1] === '开始' ? 2 : 1 };
  if (/^(日期|时间)$/.test(bare)) return { field: 'testedOn', rank: 3 };
  const factor = bare.replace(SCORE_WORDS, '');
  const word = FACTORS.has(factor) ? factor : ALSO_CALLED.find(([pattern]) => pattern.test(factor))?.[1];
  if (word !== undefined) return { field: 'factor', rank: bare === factor ? 2 : 1, person: word };
  if (/(总得?分数?|总粗分|总均分|总分值|总成绩)$/.test(bare)) {
    // 困难总分 and MHT总分 are of the whole; a total of something else, such as 数学总分, nobody asks for here.
    const isOfTheWhole = /^(量表|测评|测验|困难|全量表|[a-z][a-z\d-]*)?总/i.test(bare);
    // Where both stand, the sum is the total; of a scale that goes by the mean it is folded to that.
    return { field: 'total', rank: isOfTheWhole && !bare.endsWith('均分') ? 1 : 2 };
  }
  if (/^(测评|测试|测验|量表|原始|粗|得)+(得分|分数|分值|分)$|^(得分|分数|成绩)$/.test(bare)) {
    return { field: 'total', rank: 3 };
  }
  const item = itemNamed(heading);
  return item === undefined ? undefined : { field: 'item', rank: 1, person: item };
}
