import type { AlertLevel, Care, Concern, DiscoveryRoute } from '#shared/terms.ts';
import type { SampleSession } from './sample-facts.ts';

/**
 * The stories told of the sample students, in our own words. They are gentle on purpose: pictures of them
 * are shown to people. Days are MM-DD of the year of the summer holiday.
 */
export interface CaseStory {
  /** Where on the roster the student sits, from the front, or from the back when negative. */
  seat: number;
  level: AlertLevel;
  since: string;
  reason: string;
  discoveryRoute: DiscoveryRoute;
  /** The level changed, or was lifted, in the summer. */
  turn?: { on: string; to: AlertLevel | 'lifted'; reason: string };
  concerns: Concern[];
  cares: { care: Care; from: string; until?: string; reason: string }[];
  trackedByTeacher: boolean;
  /** Head of the follow-up table (forms.md 附件1). */
  condition: string;
  intervention: string;
  letter?: {
    issuedOn: string;
    cognition: string;
    emotion: string;
    behaviour: string;
    will: string;
    hospitalDiagnosis: string;
  };
  /** `together`: the counsellor came with the homeroom teacher. */
  visits: { planned?: string; done?: string; together: boolean; text: string }[];
}

/** The first eight are on the high-risk list; four of them sit in the last class. */
export const CASE_STORIES: readonly CaseStory[] = [
  {
    seat: 4,
    level: 'serious',
    since: '04-13',
    reason: '近一个月情绪低落，常说“没意思”，上课难以集中，评估小组讨论后列入。',
    discoveryRoute: 'homeroomTeacher',
    concerns: ['seriousProblem'],
    cares: [{ care: 'regularCounselling', from: '04-20', reason: '每两周到辅导室一次。' }],
    trackedByTeacher: false,
    condition: '情绪低落，兴趣减退，睡眠不稳，愿意与老师交谈。',
    intervention: '每两周个别辅导一次；班主任每周谈话；家长调整作息并陪伴。',
    letter: {
      issuedOn: '06-18',
      cognition: '常觉得自己不如别人，对新学期的事想得比较灰暗。',
      emotion: '近一个月情绪低落，容易流泪，高兴的时候不多。',
      behaviour: '课间多独处，作业完成比以前慢，晚上入睡较晚。',
      will: '做事提不起劲，需要老师多次提醒才开始。',
      hospitalDiagnosis: '',
    },
    visits: [
      {
        planned: '07-14',
        done: '07-15',
        together: true,
        text: '与家长谈了暑期作息，孩子带老师看了她养的多肉。',
      },
    ],
  },
  {
    seat: 9,
    level: 'severe',
    since: '03-09',
    reason: '家长告知医院已有诊断并开始服药，学校评估后列入重点关注。',
    discoveryRoute: 'guardian',
    concerns: ['mentalIllness', 'seriousProblem'],
    cares: [
      { care: 'medication', from: '03-05', reason: '家长提供：遵医嘱服药，由家长保管药物。' },
      { care: 'regularCounselling', from: '03-16', reason: '每周一次，医嘱允许。' },
    ],
    trackedByTeacher: false,
    condition: '情绪起伏较大，服药后睡眠改善；家中有人陪伴。',
    intervention: '家长保管药物、按时复诊；学校每周联系；不单独外出。',
    letter: {
      issuedOn: '06-18',
      cognition: '注意力容易分散，遇到难题时容易想到最坏的结果。',
      emotion: '情绪起伏较大，早晨较低落，下午渐好。',
      behaviour: '近来较少参加集体活动，食量比以前小。',
      will: '能坚持到校，但常感到很累，计划难以做完。',
      hospitalDiagnosis: '抑郁状态（家长提供的门诊病历）',
    },
    visits: [
      {
        planned: '07-09',
        done: '07-09',
        together: true,
        text: '家长情绪平稳，已约好七月的复诊；说好有事随时打电话。',
      },
      {
        planned: '08-12',
        done: '08-13',
        together: true,
        text: '睡眠好转，开始预习新课，商量了开学头一周的安排。',
      },
    ],
  },
  {
    seat: 16,
    level: 'serious',
    since: '05-11',
    reason: '与家长冲突后两次不愿回家，情绪激动，经辅导评估列入。',
    discoveryRoute: 'counselling',
    concerns: ['familyConflict', 'internetAddiction'],
    cares: [{ care: 'regularCounselling', from: '05-18', reason: '先单独谈，再请家长一起谈。' }],
    trackedByTeacher: true,
    condition: '与家长沟通困难，夜间上网时间长，白天困倦。',
    intervention: '家庭约定手机时间；辅导室安排亲子谈话两次。',
    letter: {
      issuedOn: '06-22',
      cognition: '认为家里没有人愿意听自己说话。',
      emotion: '提到家里的事容易激动，平静后又后悔。',
      behaviour: '夜间上网时间长，白天上课困倦，有两次放学后不愿回家。',
      will: '知道应当早睡，但难以做到，希望有人帮着一起定规矩。',
      hospitalDiagnosis: '',
    },
    visits: [
      { planned: '07-21', done: '07-22', together: false, text: '一家人当面定了手机约定，贴在冰箱上。' },
    ],
  },
  {
    seat: 25,
    level: 'serious',
    since: '05-25',
    reason: '普查分数较高，复谈后确认近期压力大、睡眠差，列入跟踪。',
    discoveryRoute: 'screening',
    turn: { on: '08-10', to: 'lifted', reason: '连续六周状态平稳，睡眠恢复，评估小组同意解除。' },
    concerns: ['seriousProblem'],
    cares: [],
    trackedByTeacher: true,
    condition: '考试压力大，睡眠差，食欲一般。',
    intervention: '放松训练；和家长一起调整期望；每周联系一次。',
    visits: [{ done: '07-24', together: false, text: '孩子在学做饭，精神不错；家长说夜里睡得安稳了。' }],
  },
  {
    seat: -3,
    level: 'severe',
    since: '04-27',
    reason: '医院建议住院调整，家长与学校商定请假，列入重点关注。',
    discoveryRoute: 'homeroomTeacher',
    concerns: ['mentalIllness'],
    cares: [
      { care: 'inHospital', from: '06-29', until: '07-20', reason: '家长提供：住院调整三周。' },
      { care: 'leaveAtHome', from: '05-06', reason: '办理休学手续，在家休养。' },
      { care: 'medication', from: '05-06', reason: '家长提供：遵医嘱服药。' },
    ],
    trackedByTeacher: false,
    condition: '在家休养，与同学保持少量联系，情绪较前平稳。',
    intervention: '遵医嘱治疗；班主任每周问候；复学前与家长、医生共同商量。',
    letter: {
      issuedOn: '06-22',
      cognition: '对回校后的学习很担心，觉得会跟不上。',
      emotion: '较紧张，独处时容易难过，家人陪着时好些。',
      behaviour: '在家作息渐渐规律，较少出门。',
      will: '愿意配合治疗，能完成每天的小计划。',
      hospitalDiagnosis: '焦虑状态（家长提供的出院记录）',
    },
    visits: [
      {
        planned: '07-28',
        done: '07-28',
        together: true,
        text: '出院一周，家人轮流陪伴；约好八月中旬再谈复学。',
      },
    ],
  },
  {
    seat: -8,
    level: 'serious',
    since: '05-18',
    reason: '同学发现其周记里多次写到孤单与自责，谈话后列入。',
    discoveryRoute: 'weeklyDiary',
    turn: { on: '07-27', to: 'severe', reason: '暑期情绪明显下降，家长已带至医院就诊，等级上调。' },
    concerns: ['seriousProblem', 'personalityDeviation'],
    cares: [{ care: 'medication', from: '07-30', reason: '家长提供：门诊开药，家长保管。' }],
    trackedByTeacher: false,
    condition: '自责、敏感，怕被别人讨厌，近期睡眠差。',
    intervention: '家长陪伴就诊；辅导室每周联系两次；告知热线与紧急联系人。',
    letter: {
      issuedOn: '07-28',
      cognition: '常把小事想成自己的错，担心别人不喜欢自己。',
      emotion: '近两周情绪明显低落，容易哭。',
      behaviour: '话变少，常待在房间里，睡得晚、醒得早。',
      will: '做事犹豫，难以开始，家人陪着能坚持一会儿。',
      hospitalDiagnosis: '',
    },
    visits: [
      {
        planned: '07-28',
        done: '07-29',
        together: true,
        text: '与家长说明观察到的情况，请家长尽快带孩子就诊并陪伴。',
      },
      { planned: '08-24', together: true, text: '' },
    ],
  },
  {
    seat: -12,
    level: 'serious',
    since: '06-01',
    reason: '父母分开后由奶奶照料，情绪与到校都不稳定，列入跟踪。',
    discoveryRoute: 'peerCommittee',
    concerns: ['familyConflict', 'lateReturn'],
    cares: [{ care: 'regularCounselling', from: '06-08', until: '08-03', reason: '先每周一次。' }],
    trackedByTeacher: true,
    condition: '情绪不稳，到校不规律，与奶奶关系亲近。',
    intervention: '班主任与奶奶每周通话；安排同伴结伴上学。',
    visits: [{ planned: '08-18', together: false, text: '' }],
  },
  {
    seat: -17,
    level: 'severe',
    since: '06-10',
    reason: '谈话中说到“不想醒来”，当日告知家长并陪伴，列入重点关注。',
    discoveryRoute: 'hotline',
    concerns: ['seriousProblem', 'familyConflict'],
    cares: [{ care: 'regularCounselling', from: '06-11', reason: '每周两次，家长知情。' }],
    trackedByTeacher: false,
    condition: '压力大时会有消极的话，家长已知情，家中有人陪伴。',
    intervention: '家长 24 小时陪伴；已建议就诊；每周两次联系；约定“难过时先打电话”。',
    letter: {
      issuedOn: '06-11',
      cognition: '觉得自己拖累了家人，看不到事情会变好。',
      emotion: '情绪低落，说话时多次落泪。',
      behaviour: '近来把喜欢的东西送给同学，晚上睡得很少。',
      will: '仍愿意到校，答应难过时先告诉老师或家人。',
      hospitalDiagnosis: '',
    },
    visits: [
      {
        planned: '07-07',
        done: '07-07',
        together: true,
        text: '家长已带孩子就诊，家里收好了药品和刀具，约好每天晚饭后散步。',
      },
    ],
  },
  watched(2, 'general', '05-12', '换班后不太适应，课间常独自一人。', 'homeroomTeacher'),
  watched(12, 'general', '05-19', '考试前紧张、肚子疼，检查无异常。', 'counselling'),
  watched(-2, 'general', '06-02', '与好友闹别扭后情绪低落。', 'letterBox'),
  {
    ...watched(-14, 'general', '06-09', '假期返校时常晚到，作息不规律。', 'homeroomTeacher'),
    concerns: ['lateReturn'],
    visits: [{ done: '08-20', together: false, text: '与家长商量开学前把作息调回来，孩子自己定了闹钟。' }],
  },
  watched(7, 'attention', '05-26', '家里添了弟弟，近来话少，请老师多留意。', 'guardian'),
  watched(20, 'attention', '06-03', '转学来不久，正在熟悉环境。', 'homeroomTeacher'),
  watched(-5, 'attention', '06-15', '心理委员说最近不太开心。', 'peerCommittee'),
];

/** A student whom the teachers keep an eye on, and little more. */
function watched(
  seat: number,
  level: 'general' | 'attention',
  since: string,
  reason: string,
  discoveryRoute: DiscoveryRoute,
): CaseStory {
  return {
    seat,
    level,
    since,
    reason,
    discoveryRoute,
    concerns: [],
    cares: [],
    trackedByTeacher: true,
    condition: '',
    intervention: '',
    visits: [],
  };
}

/** What was said in the weekly follow-ups of the holiday. */
export const WEEKLY_WORDS: readonly string[] = [
  '电话里声音平稳，说这周去了外婆家，睡得比上周好。',
  '家长说孩子早上能按时起床，中午会帮忙做饭。',
  '这周有两天心情不好，和妈妈说过后好一些。约好难过时先打电话。',
  '发来自己画的画，说想开学后给老师看。',
  '作业做了一半，有点着急，一起把剩下的分成小份。',
  '家长反映晚上玩手机较晚，已提醒按约定时间收起。',
  '和同学去打了一次球，回来话多了一些。',
  '这周情绪比较低，不太想说话；家长陪着，未离开视线。已请家长按时复诊。',
  '复诊回来，家长说医生建议继续原方案，孩子愿意配合。',
  '聊了开学的担心，商量好第一周先到辅导室坐一坐。',
  '经表哥了解，最近常一起去图书馆，状态平稳。',
];

/** `of` are the positions of the students in `CASE_STORIES`. */
type SessionStory = Omit<SampleSession, 'studentNumbers' | 'occurredOn'> & {
  of: number[];
  occurredOn: string;
};

export const SESSION_STORIES: readonly SessionStory[] = [
  {
    of: [0],
    kind: 'individual',
    occurredOn: '04-20',
    startsAt: '14:30',
    minutes: 45,
    topic: '第一次见面：最近的心情',
    content:
      '她先看了一会儿窗外，然后说最近“什么都提不起劲”。我们一起画了一周的心情曲线，周三下午最低，周末和外婆在一起时最高。',
    assessment: '情绪低落约一个月，睡眠受影响；没有伤害自己的想法，愿意再来。',
    nextSteps: '两周后再谈；请班主任留意周三下午；和家长约时间。',
    processNotes: '说到妈妈时停顿很久，先不追问。',
    signed: true,
  },
  {
    of: [0],
    kind: 'individual',
    occurredOn: '05-11',
    startsAt: '14:30',
    minutes: 40,
    topic: '把一天分成几小块',
    content: '带来了上次的心情曲线，周三有一点回升。练习把难做的事分成十分钟一块，她选了“先写三道题再休息”。',
    assessment: '较上次放松，能说出两件让自己舒服的事。',
    nextSteps: '继续记录；暑假前见一次家长。',
    processNotes: '',
    signed: true,
  },
  {
    of: [1],
    kind: 'individual',
    occurredOn: '03-16',
    startsAt: '16:10',
    minutes: 50,
    topic: '回到学校的第一周',
    content: '他说早上最难，到了教室反而好些。一起列了可以求助的人：妈妈、班主任、同桌。',
    assessment: '治疗由医院进行，学校以陪伴和观察为主。',
    nextSteps: '每周一次；请班主任允许他在累的时候到辅导室休息。',
    processNotes: '家长很辛苦，下次先问问家长自己怎么样。',
    signed: true,
  },
  {
    of: [2],
    kind: 'individual',
    occurredOn: '05-18',
    startsAt: '12:40',
    minutes: 45,
    topic: '和爸爸的一次争吵',
    content: '讲了争吵的经过，也讲了爸爸送自己上学的一件小事。我们练习用“我觉得……我希望……”来说话。',
    assessment: '冲突背后是希望被听见；情绪平复较快。',
    nextSteps: '约家长一起谈；先和家长单独通一次电话。',
    processNotes: '',
    signed: true,
  },
  {
    of: [7],
    kind: 'individual',
    occurredOn: '06-10',
    startsAt: '15:20',
    minutes: 60,
    topic: '难过的时候可以找谁',
    content:
      '说最近很累，有时不想醒来。我们谈了是什么让人想留下来：妹妹、一只猫、想看的海。当面约定了难过时打电话的人和号码。',
    assessment: '有消极想法，无具体计划；当日已告知家长并请其到校，全程有人陪伴。',
    nextSteps: '家长陪伴并尽快就诊；明天再见；报告校长和评估小组。',
    processNotes: '问能不能不告诉家长；我解释了为什么这一次必须说，得到了点头。',
    signed: true,
  },
  {
    of: [8, 9, 10, 12],
    kind: 'group',
    occurredOn: '06-16',
    startsAt: '16:00',
    minutes: 50,
    topic: '团体辅导：我的支持圈',
    content:
      '四位同学画出自己的支持圈，互相介绍圈里的一个人。气氛从安静到热闹，最后每人写了一句话送给旁边的同学。',
    assessment: '都能说出至少两位可以求助的人。',
    nextSteps: '下学期开学后再聚一次。',
    processNotes: '',
    signed: true,
  },
  {
    of: [5],
    kind: 'individual',
    occurredOn: '08-24',
    startsAt: '09:30',
    minutes: 40,
    topic: '开学前的准备',
    content: '她说有点怕见到同学，又有点想念教室。一起走了一遍第一天早上的路线，挑了一个靠窗的座位。',
    assessment: '情绪较七月平稳，服药由家长保管。',
    nextSteps: '开学第一周每天见一面。',
    processNotes: '',
    signed: false,
  },
];
