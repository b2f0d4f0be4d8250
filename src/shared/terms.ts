/**
 * One word for one thing, in code and on screen (glossary.md).
 * Each list is in the order in which people read it; the code is what the database stores.
 */

/** A list of terms: code → the Chinese word a person reads. */
export type Terms<Code extends string> = Readonly<Record<Code, string>>;

export const APP_NAME = '心港';

export type Gender = 'male' | 'female' | 'unknown';
export const GENDERS = { male: '男', female: '女', unknown: '未填' } satisfies Terms<Gender>;

/** Where a student sleeps on school days. */
export type Boarding = 'boarder' | 'dayPupil' | 'unknown';
export const BOARDINGS = { boarder: '住校', dayPupil: '走读', unknown: '未填' } satisfies Terms<Boarding>;

/** The two numbers that a child has; by one of them the school tells its students apart (decision 23). */
export type NumberKind = 'studentNumber' | 'registrationNumber';
export const NUMBER_KINDS = {
  studentNumber: '学号',
  registrationNumber: '学籍号',
} satisfies Terms<NumberKind>;

/** 预警等级. `lifted` (解除) is not a level: it is the end of a level period. */
export type AlertLevel = 'attention' | 'general' | 'serious' | 'severe';
export const ALERT_LEVELS = {
  severe: '三类',
  serious: '二类',
  general: '一类',
  attention: '关注',
} satisfies Terms<AlertLevel>;
/** What a level says in full (policy J4). */
export const ALERT_LEVEL_MEANINGS = {
  severe: '重大心理危机',
  serious: '严重心理危机',
  general: '一般心理危机',
  attention: '需要留意，未达预警',
} satisfies Terms<AlertLevel>;
/** 高危名单: 二类 and 三类 (glossary, policy J5). */
export const HIGH_RISK_LEVELS = ['serious', 'severe'] as const satisfies readonly AlertLevel[];
export const isHighRisk = (level: AlertLevel): boolean => level === 'serious' || level === 'severe';

/** 重点学生类型, in the order of forms.md 附件3. */
export type Concern =
  | 'mentalIllness'
  | 'seriousProblem'
  | 'personalityDeviation'
  | 'familyConflict'
  | 'internetAddiction'
  | 'lateReturn';
export const CONCERNS = {
  mentalIllness: '各类精神疾病',
  seriousProblem: '严重心理问题',
  personalityDeviation: '明显性格偏差',
  familyConflict: '亲子关系不良',
  internetAddiction: '严重网络成瘾',
  lateReturn: '未及时到校',
} satisfies Terms<Concern>;

/** What a student is going through because of a psychological problem (forms.md 附件3, section 二). */
export type Care = 'leaveAtHome' | 'inHospital' | 'medication' | 'regularCounselling';
export const CARES = {
  leaveAtHome: '因心理问题休学在家',
  inHospital: '因心理问题住院治疗',
  medication: '因心理问题服药治疗',
  regularCounselling: '因心理问题定期咨询',
} satisfies Terms<Care>;

/** Why a student is on leave. What follows from 心理问题 is computed: the leave is the care 因心理问题休学在家. */
export type LeaveCause = 'psychological' | 'suicidality' | 'physical' | 'other';
export const LEAVE_CAUSES = {
  psychological: '心理问题',
  suicidality: '心理问题，有自杀意念或未遂',
  physical: '身体疾病',
  other: '其他原因',
} satisfies Terms<LeaveCause>;

/** The causes of a leave that is a state of care by itself: 因心理问题休学在家 (rules of the data, 15). */
export const CAUSES_OF_CARE = ['psychological', 'suicidality'] as const satisfies readonly LeaveCause[];
type CauseOfCare = (typeof CAUSES_OF_CARE)[number];

/** True for the cause of a leave that is a state of care by itself. */
export const isCauseOfCare = (cause: LeaveCause | null): cause is CauseOfCare =>
  cause !== null && (CAUSES_OF_CARE as readonly LeaveCause[]).includes(cause);

/** 发现途径 (glossary, policy J3). */
export type DiscoveryRoute =
  | 'homeroomTeacher'
  | 'peerCommittee'
  | 'screening'
  | 'counselling'
  | 'hotline'
  | 'letterBox'
  | 'weeklyDiary'
  | 'guardian'
  | 'other';
export const DISCOVERY_ROUTES = {
  homeroomTeacher: '班主任',
  peerCommittee: '心理委员',
  screening: '普查',
  counselling: '辅导',
  hotline: '热线',
  letterBox: '信箱',
  weeklyDiary: '周记',
  guardian: '家长',
  other: '其他',
} satisfies Terms<DiscoveryRoute>;

/** How a letter came to the guardian. */
export type DeliveryWay = 'inPerson' | 'byStudent' | 'visit' | 'post' | 'message' | 'other';
export const DELIVERY_WAYS = {
  inPerson: '当面交给',
  byStudent: '学生带回',
  visit: '家访时送达',
  post: '邮寄',
  message: '线上发送',
  other: '其他',
} satisfies Terms<DeliveryWay>;

/** What came of a letter: its receipt signed, refused, or not given back (issue on letters: the register). */
export type ReceiptOutcome = 'signed' | 'refused' | 'none';
export const RECEIPT_OUTCOMES = {
  signed: '已签收',
  refused: '拒签',
  none: '未回',
} satisfies Terms<ReceiptOutcome>;

/** 高危因素: the ten of policy 002 (P1), in their order, in our words. */
export type RiskFactor =
  | 'lowMood'
  | 'earlierAttempt'
  | 'heavyBlow'
  | 'suicideInFamily'
  | 'characterFlaw'
  | 'sleepDisorder'
  | 'guiltOrInsecurity'
  | 'noSupport'
  | 'mentalDisorder'
  | 'aggression';
export const RISK_FACTORS = {
  lowMood: '情绪低落、抑郁超过半个月',
  earlierAttempt: '曾有自杀企图或行为',
  heavyBlow: '学业失败、躯体疾病、家庭变故、人际冲突等突遭重挫',
  suicideInFamily: '家庭亲友中有自杀史或自杀倾向',
  characterFlaw: '性格有明显缺陷',
  sleepDisorder: '长期睡眠障碍',
  guiltOrInsecurity: '有强烈的罪恶感、缺陷感或不安全感',
  noSupport: '长期缺乏或失去社会支持',
  mentalDisorder: '有明显的精神障碍',
  aggression: '有明显攻击性或暴力倾向，或可能危害自身、他人、社会',
} satisfies Terms<RiskFactor>;

/** 警示信号: the three of policy 002 (P1). Any of them asks for an assessment at once. */
export type WarningSignal = 'talksOfDeath' | 'saysFarewell' | 'suddenMoodChange';
export const WARNING_SIGNALS = {
  talksOfDeath: '谈论过自杀、考虑过方法，或在信件、日记、图画中流露死亡念头',
  saysFarewell: '不明原因突然送礼、请客、道歉、告别等行为明显改变',
  suddenMoodChange: '情绪突然明显异常，或饮食、睡眠受到严重影响',
} satisfies Terms<WarningSignal>;

/** What may be observed: a risk factor or a warning signal. */
export type ObservedSign = RiskFactor | WarningSignal;
export const OBSERVED_SIGNS = { ...WARNING_SIGNALS, ...RISK_FACTORS } satisfies Terms<ObservedSign>;

/** 家庭与成长情况: recorded as facts with source and date (policy P2; issue: the file). */
export type Circumstance =
  | 'parentsDivorced'
  | 'singleParent'
  | 'remarried'
  | 'leftBehind'
  | 'orphan'
  | 'economicHardship'
  | 'seriousIllnessInFamily'
  | 'bereavement'
  | 'newcomer'
  | 'other';
export const CIRCUMSTANCES = {
  parentsDivorced: '父母离异',
  singleParent: '单亲家庭',
  remarried: '重组家庭',
  leftBehind: '留守儿童',
  orphan: '孤儿或事实无人抚养',
  economicHardship: '家庭经济困难',
  seriousIllnessInFamily: '家庭成员重病或残疾',
  bereavement: '亲人去世',
  newcomer: '新入学或转入，适应困难',
  other: '其他',
} satisfies Terms<Circumstance>;

/** How a guardian was spoken to (glossary: contact 家校沟通). */
export type ContactChannel = 'inPerson' | 'phone' | 'message' | 'video' | 'homeVisit';
export const CONTACT_CHANNELS = {
  inPerson: '当面',
  phone: '电话',
  message: '线上消息',
  video: '视频通话',
  homeVisit: '家访',
} satisfies Terms<ContactChannel>;

/** Whether the child heard what was said with the guardian. */
export type ChildPresence = 'away' | 'present';
export const CHILD_PRESENCES = { away: '孩子回避', present: '孩子在场' } satisfies Terms<ChildPresence>;

/** What an institution of the directory is. */
export type InstitutionKind = 'hospital' | 'hotline' | 'other';
export const INSTITUTION_KINDS = {
  hospital: '医院',
  hotline: '心理援助热线',
  other: '其他',
} satisfies Terms<InstitutionKind>;

/** What a guardian answered to what the school advised. */
export type GuardianAnswer = 'seesDoctor' | 'takesHome' | 'accompanies' | 'considers' | 'refuses';
export const GUARDIAN_ANSWERS = {
  seesDoctor: '同意就医',
  takesHome: '接回家治疗',
  accompanies: '在校治疗，家长陪护',
  considers: '再考虑',
  refuses: '拒绝',
} satisfies Terms<GuardianAnswer>;

/** How a student left the school. */
export type DepartureKind = 'graduated' | 'transferred' | 'withdrawn' | 'died';
export const DEPARTURE_KINDS = {
  graduated: '毕业',
  transferred: '转学',
  withdrawn: '退学或其他',
  died: '去世',
} satisfies Terms<DepartureKind>;

/** Why a student leaves for another school or for none, where that is asked (policy 003: 鉴定制度). */
export type DepartureCause = 'psychological' | 'other';
export const DEPARTURE_CAUSES = {
  psychological: '心理问题',
  other: '其他原因',
} satisfies Terms<DepartureCause>;

/** Leaving of these kinds is asked for its cause. */
export const asksDepartureCause = (kind: DepartureKind): boolean =>
  kind === 'transferred' || kind === 'withdrawn';

/** What a roll-over (升级) does with a student. */
export type RollOverFate = 'moves' | 'repeats' | 'graduates' | 'stays';
export const ROLL_OVER_FATES = {
  moves: '升级',
  repeats: '留级',
  graduates: '毕业',
  stays: '不处理',
} satisfies Terms<RollOverFate>;

/** Kind of a counselling session. */
export type SessionKind = 'individual' | 'group';
export const SESSION_KINDS = { individual: '个别辅导', group: '团体辅导' } satisfies Terms<SessionKind>;

/** How a student came to the session. */
export type SessionRoute =
  | 'ownWish'
  | 'homeroomTeacher'
  | 'guardian'
  | 'peer'
  | 'screening'
  | 'counsellor'
  | 'other';
export const SESSION_ROUTES = {
  ownWish: '学生主动',
  homeroomTeacher: '班主任转介',
  guardian: '家长要求',
  peer: '同学推荐',
  screening: '普查约谈',
  counsellor: '心理教师约谈',
  other: '其他',
} satisfies Terms<SessionRoute>;

/** What a student answered when asked about suicide; not asked is not no (rules of the data, 7). */
export type RiskAnswer = 'notAsked' | 'none' | 'ideation' | 'plan' | 'behaviour';
export const RISK_ANSWERS = {
  notAsked: '未询问',
  none: '无',
  ideation: '意念',
  plan: '计划',
  behaviour: '行为',
} satisfies Terms<RiskAnswer>;

/** What a session is about, offered beside what the room has written before. */
export const SESSION_PROBLEMS = [
  '学业压力',
  '人际交往',
  '亲子关系',
  '情绪困扰',
  '自我认识',
  '适应问题',
  '睡眠',
  '网络使用',
  '青春期与恋爱',
  '创伤与丧失',
  '自伤或自杀意念',
] as const;

/** How a weekly follow-up was made. */
export type FollowUpChannel = 'inPerson' | 'phone' | 'message' | 'homeVisit' | 'throughOthers';
export const FOLLOW_UP_CHANNELS = {
  inPerson: '当面',
  phone: '电话',
  message: '线上',
  homeVisit: '家访',
  throughOthers: '经他人了解',
} satisfies Terms<FollowUpChannel>;

/** How a student is, set beside the follow-up before, as whoever followed up sees it. */
export type FollowUpComparison = 'better' | 'same' | 'worse';
export const FOLLOW_UP_COMPARISONS = {
  better: '好转',
  same: '平稳',
  worse: '变差',
} satisfies Terms<FollowUpComparison>;

/** A field in the head of the follow-up table, as the form calls it (forms.md 附件1). */
export type TrackingField =
  | 'gender'
  | 'age'
  | 'homeroomTeacher'
  | 'tracker'
  | 'trackerPhone'
  | 'guardian'
  | 'guardianPhone'
  | 'condition'
  | 'intervention';
export const TRACKING_FIELDS = {
  condition: '心理异常情况',
  intervention: '干预处置情况',
  gender: '性别',
  age: '年龄',
  homeroomTeacher: '班主任',
  tracker: '跟踪教师',
  trackerPhone: '跟踪教师的联系电话',
  guardian: '家长',
  guardianPhone: '家长的联系电话',
} satisfies Terms<TrackingField>;

/** What happened to a student in the watchlist (policy J5). */
export type LevelEventKind = 'entered' | 'changed' | 'lifted' | 'reentered';
export const LEVEL_EVENTS = {
  entered: '入库',
  changed: '调整',
  lifted: '解除',
  reentered: '再次入库',
} satisfies Terms<LevelEventKind>;

/** Kinds of activity that forms.md 附件3, sections 三 and 四, counts. */
export type ActivityKind = 'lesson' | 'studentLecture' | 'guardianLecture' | 'guardianPush';
export const ACTIVITY_KINDS = {
  lesson: '心理辅导活动课',
  studentLecture: '学生专题讲座、培训',
  guardianLecture: '家长家庭教育讲座',
  guardianPush: '家庭教育资源推送',
} satisfies Terms<ActivityKind>;

/** What was observed, in the four aspects of forms.md 附件2. */
export type ObservedAspect = 'cognition' | 'emotion' | 'behaviour' | 'will';
export const OBSERVED_ASPECTS = {
  cognition: '认知',
  emotion: '情绪',
  behaviour: '行为',
  will: '意志',
} satisfies Terms<ObservedAspect>;

/** What an attachment is (policy E4). */
export type Evidence = 'recording' | 'letter' | 'note' | 'photo' | 'scan' | 'other';
export const EVIDENCE = {
  recording: '录音录像',
  letter: '书信',
  note: '纸条或日记',
  photo: '照片',
  scan: '扫描件',
  other: '其他',
} satisfies Terms<Evidence>;

/** Whether what was attached is the thing itself, or was copied from it (policy E4). */
export type Original = 'original' | 'copy';
export const ORIGINALS = { original: '原件', copy: '复制件' } satisfies Terms<Original>;

/** The codes of a list of terms, in their order, for `z.enum` and for choosing on screen. */
export function codesOf<Code extends string>(terms: Readonly<Record<Code, unknown>>): [Code, ...Code[]] {
  // Object.keys widens to string[]; the keys of a Terms<Code> are its codes, and every list above has one.
  return Object.keys(terms) as [Code, ...Code[]];
}
