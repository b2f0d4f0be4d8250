import type { OwnersKind } from '#documents/letters/letter-kinds.ts';
import type { LetterValues } from '#shared/letter-words.ts';

/** What a form would be filled with, one letter of each kind that the app brings along. */
const seen: LetterValues = {
  route: 'homeroomTeacher',
  cognition: '常说“自己什么都做不好”，对将来不抱希望。近两周作业多次空着不写。',
  emotion: '情绪低落，课间独坐，多次无故流泪。',
  behaviour: '近三周迟到5次，不再参加以前喜欢的篮球队训练。',
  will: '上课难以集中，作业拖延，说“起不来床”。',
  diagnosis: '抑郁状态（望海市第七人民医院，2026年8月）',
};
const company = '孩子身边二十四小时有人陪护。\n家中药品、刀具收好上锁。\n按医嘱用药，按时复诊。';

export const SAMPLE_LETTERS: Readonly<Record<OwnersKind, LetterValues>> = {
  notice: seen,
  referral: {
    ...seen,
    institutions:
      '望海市第七人民医院 临床心理科　0571-8888 1234\n望海市妇幼保健院 儿童心理门诊　0571-8765 4321',
    until: '2026-09-30',
    closing: '就医有经济上的困难，请告诉我们，学校可以帮助联系救助。',
  },
  custody: {
    treatment: '遵照医嘱服药，不自行停药、减药；每两周到望海市第七人民医院复诊一次。',
    duties: company,
    until: '2026-09-30',
  },
  handOver: {
    on: '2026-09-12',
    at: '14:30',
    place: '学校行政楼二楼心理辅导室',
    people: '班主任黄老师、德育处陈主任、心理教师林静',
    risk: '孩子近期有自杀意念，写过告别的话；情绪不稳，独处时有自伤的危险。',
    destination: '由监护人接回家中，次日到望海市第七人民医院就诊。',
    duties: company,
  },
  visit: {
    on: '2026-09-12',
    at: '14:30',
    people: '班主任黄老师、心理教师林静',
    purpose: '了解孩子在家的作息与情绪，一起商量怎样陪伴。',
  },
  meeting: {
    on: '2026-09-12',
    at: '14:30',
    place: '学校行政楼二楼心理辅导室',
    people: '班主任黄老师、心理教师林静',
    purpose: '孩子近两周的情绪与出勤，以及是否需要到医院评估。',
  },
  resumption: {
    on: '2026-09-14',
    arrangement:
      '第一周只上上午的课，作业减半。\n班主任每天见一面，心理教师每周谈一次。\n不舒服时可以随时到心理辅导室。',
    duties: '按医嘱用药，按时复诊。\n每天睡前与孩子说十分钟话，不谈学习。',
    closing: '',
  },
  toParents: {
    purpose:
      '新学期开始了，有的孩子会紧张、睡不好、不想上学。这些反应多数会在两三周里慢慢过去；如果持续两周以上，或者孩子说起不想活，请马上联系我们。',
    duties: '早睡早起，三餐按时。\n每天有一段不看手机、一起说话的时间。\n不拿别人家的孩子作比较。',
  },
};
