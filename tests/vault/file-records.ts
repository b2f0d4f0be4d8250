import type { ConferenceText, SpokenOf } from '#shared/contract/conferences.ts';
import { CONTACT_UNSAID } from '#shared/contract/contacts.ts';
import type { PeriodId, SchoolClassId, StudentId } from '#shared/contract/fields.ts';
import type { ConcernedStudent, IncidentId, IncidentText } from '#shared/contract/incidents.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { OBSERVATION_UNSAID } from '#shared/contract/observations.ts';
import { RETURN_UNSAID } from '#shared/contract/school-returns.ts';
import type { SeasonId } from '#shared/contract/seasons.ts';
import type { RemarkInput } from '#shared/contract/weekly-reports.ts';
import { SEASON_PROPOSALS } from '#shared/seasons.ts';
import { day } from './sample.ts';

/** One record of each kind that is written into a student's file. */

export const observation = (studentId: StudentId): InputOf<'observations.write'> => ({
  observationId: null,
  studentId,
  ...OBSERVATION_UNSAID,
  sign: 'lowMood',
  occurredOn: day('2026-05-06'),
  text: '三周来很少说话',
  source: '班主任',
});
/** An entry that tells each aspect, names no sign and was judged. */
export const watched = (studentId: StudentId): InputOf<'observations.write'> => ({
  ...observation(studentId),
  sign: null,
  startsAt: '10:05',
  seenAt: 'break',
  text: '课间一个人坐在楼梯口，叫他没有应。',
  cognition: '说“反正都一样”。',
  emotion: '低落，不看人。',
  behaviour: '两天没有吃午饭。',
  will: '交上来的本子是空的。',
  study: '上课常发呆。',
  compared: '上学期下课总和同桌打球，三周前起不去了。',
  done: '当天和他聊了十分钟，告诉了心理教师。',
  source: '王海',
  unusual: true,
  judgedOn: day('2026-05-08'),
  judgedBy: '王海、林静',
  verdict: 'interview',
  judgement: '先由心理教师面谈，班主任每天留意午饭。',
});
/** A child that was not where it should have been. */
export const missing = (studentId: StudentId, on: string): InputOf<'observations.write'> => ({
  observationId: null,
  studentId,
  ...OBSERVATION_UNSAID,
  occurredOn: day(on),
  source: '王海',
  absence: 'unexplained',
});
export const clueAnswer = (studentId: StudentId): InputOf<'clues.answer'> => ({
  clueId: null,
  studentId,
  occurredOn: day('2026-08-28'),
  answer: 'interview',
  reason: '两次都没有请假，先问清楚。',
  answeredBy: '林静',
});
export const diagnosis = (studentId: StudentId): InputOf<'diagnoses.write'> => ({
  diagnosisId: null,
  studentId,
  diagnosedOn: day('2026-05-20'),
  hospital: '市第七人民医院',
  diagnosis: '中度抑郁发作',
  providedBy: '周远（父亲）',
  providedOn: day('2026-05-22'),
  note: '',
});
export const screening = (studentId: StudentId): InputOf<'screenings.write'> => ({
  screeningId: null,
  studentId,
  occurredOn: day('2026-04-10'),
  scale: 'MHT',
  result: '总分 61',
  note: '孤独倾向偏高',
});
/** A pupil who is committee of the own class. */
export const helper = (
  studentId: StudentId,
  said: Partial<InputOf<'helpers.write'>> = {},
): InputOf<'helpers.write'> => ({
  postId: null,
  studentId,
  post: 'class',
  title: '',
  dormitory: '',
  fromOn: day('2026-03-02'),
  endedOn: null,
  endReason: '',
  ...said,
});
/** A training of students. */
export const studentTraining = (title: string, occurredOn = '2026-04-10'): InputOf<'activities.write'> => ({
  activityId: null,
  kind: 'studentLecture',
  occurredOn: day(occurredOn),
  title,
  quantity: 1,
  guardians: 0,
});
/** A stretch of each year in which the school looks closer. */
export const season = (said: Partial<InputOf<'seasons.write'>> = {}): InputOf<'seasons.write'> => {
  const [autumn] = SEASON_PROPOSALS;
  if (!autumn) throw new Error('nothing is proposed');
  return { seasonId: null, ...autumn, ...said };
};
/** What is planned for the one of 2026. */
export const seasonTask = (seasonId: SeasonId): InputOf<'seasons.writeTask'> => ({
  seasonId,
  year: 2026,
  taskId: null,
  kind: 'activity',
  what: '开学适应主题班会',
  responsible: '王海',
  dueOn: day('2026-09-10'),
  activityId: null,
});
/** A letter out of the box; null: nobody knows whose. */
export const enquiry = (
  studentId: StudentId | null,
  said: Partial<InputOf<'enquiries.write'>> = {},
): InputOf<'enquiries.write'> => ({
  enquiryId: null,
  channel: 'letterBox',
  occurredOn: day('2026-08-20'),
  startsAt: '12:40',
  sender: studentId === null ? 'anonymous' : 'student',
  studentId,
  fromWhom: '',
  summary: '室友都不和我说话，晚上常常睡不着，想找人聊聊。',
  risk: 'notAsked',
  takenBy: '林静',
  answeredOn: null,
  answer: '',
  unanswerable: '',
  ...said,
});
export const contact = (studentId: StudentId): InputOf<'contacts.write'> => ({
  contactId: null,
  studentId,
  occurredOn: day('2026-05-21'),
  ...CONTACT_UNSAID,
  channel: 'inPerson',
  guardian: '周远',
  spokenBy: '林静',
  witnesses: '王校长',
  text: '建议尽快就诊。',
});
export const talk = (studentId: StudentId): InputOf<'talks.write'> => ({
  talkId: null,
  studentId,
  occurredOn: day('2026-05-20'),
  startsAt: '15:30',
  place: '操场',
  spokenBy: '王海',
  text: '说这学期常想家。',
});

export const interview = (studentId: StudentId): InputOf<'interviews.write'> => ({
  interviewId: null,
  studentId,
  occurredOn: day('2026-05-21'),
  startsAt: '14:30',
  place: '心理辅导室',
  interviewer: '林静',
  occasion: '普查提示总分偏高',
  teacherSays: '两周来上课常趴着，作业交得少。',
  guardianSays: '母亲说回家就关上门，周末不愿出去。',
  content: '说开学以后睡不好，怕跟不上；和同桌处得来，愿意再来聊。',
  risk: 'ideation',
  riskText: '有时想“消失就好了”，没有想过怎么做；难受时会找表姐。',
  impression: '情绪低落，压力主要在学业，支持尚好。',
  advice: '提请评估小组研判；本周再谈一次，约谈家长。',
});

export const referral = (studentId: StudentId): InputOf<'referrals.write'> => ({
  referralId: null,
  studentId,
  occurredOn: day('2026-06-01'),
  reason: '失眠两周，多次说不想来学校，需要医院评估。',
  institutions: '市第七人民医院 儿童青少年心理科\n省立同德医院 精神卫生科',
});

/** A plan whose every text says something. */
export const plan = (studentId: StudentId): InputOf<'plans.write'> => ({
  planId: null,
  revises: null,
  studentId,
  occurredOn: day('2026-06-03'),
  testResults: '4月10日 MHT 总分 61，孤独倾向偏高（筛查，非诊断）。',
  behaviour: '三周来很少说话，早读常缺席，作业完成一半。',
  causeIndividual: '睡眠差，对自己要求高',
  causeFamily: '父母常在外务工，由祖母照料',
  causeSchool: '期中考试后名次下降',
  causePeers: '与同桌闹僵',
  goals: '一个月内恢复每天到校；能说出三位可以求助的人。',
  pace: '允许晚到，早读改为自愿',
  homework: '每科减半，写不完不补',
  discipline: '迟到不扣分，课间由导师陪着',
  triggers: '不在班里公布名次',
  dangers: '宿舍和家里的药品、刀具由大人收好',
  toProtect: '同宿舍两名同学',
  whenWorse: '不让孩子一个人，马上联系班主任和家长，送医院心理科。',
  callFirst: '父亲周远 138 0013 8000；心理教师林静 内线 8021',
  safetySigns: '整夜睡不着，不回消息',
  safetyOwnWays: '听歌，去操场走两圈',
  safetyPlaces: '图书馆，祖母家',
  safetyPeople: '林老师，表姐',
  safetyProfessionals: '市第七人民医院 儿童青少年心理科',
  safetySurroundings: '把药交给祖母保管',
  atHome: '每晚九点前收手机，陪着吃晚饭',
  inClass: '多给眼神和点头，提问前先示意',
  notInClass: '不当众批评，不问为什么缺课',
  reviewOn: null,
  measures: [
    {
      kind: 'counselling',
      content: '个别辅导',
      frequency: '每周一次',
      responsible: '林静',
      fromOn: day('2026-06-04'),
      untilOn: day('2026-07-10'),
    },
    {
      kind: 'home',
      content: '父亲每周末回家，陪孩子一天',
      frequency: '每周',
      responsible: '周远（父亲）',
      fromOn: null,
      untilOn: null,
    },
  ],
});

/** The mentor of a care team. */
export const mentor = (studentId: StudentId): InputOf<'plans.writeMember'> => ({
  memberId: null,
  studentId,
  role: 'mentor',
  name: '陈立',
  phone: '13800138001',
  task: '每天放学后见一面',
  fromOn: day('2026-06-03'),
  endedOn: null,
  endReason: '',
});

export const custodyPromise = (studentId: StudentId): InputOf<'custody.writePromise'> => ({
  custodyPromiseId: null,
  studentId,
  kind: 'promise',
  fromOn: day('2026-06-01'),
  untilOn: day('2026-09-10'),
  treatment: '每两周去市第七人民医院复诊一次。',
  medicine: '由母亲保管，每晚看着服下。',
  company: '放学后到睡前由外婆陪着。',
  dangerousThings: '',
  contact: '每周五与心理教师通一次电话。',
  signers: [
    { name: '周远（父亲）', signedOn: null },
    { name: '李梅（母亲）', signedOn: day('2026-06-02') },
  ],
});

export const custodyHandOver = (studentId: StudentId): InputOf<'custody.writeHandOver'> => ({
  custodyHandOverId: null,
  studentId,
  occurredOn: day('2026-06-03'),
  startsAt: '14:35',
  place: '心理辅导室',
  handedBy: '林静',
  takenBy: '周远（父亲）',
  riskTold: '两周来睡得很少，今天说过不想活下去。',
  goesTo: '由父亲陪同去市第七人民医院',
  instructions: '不让孩子独处；收好家里的药；今晚给学校回一个电话。',
  witnesses: '班主任邱静',
  signers: [{ name: '周远（父亲）', signedOn: day('2026-06-03') }],
});

export const leave = (studentId: StudentId): InputOf<'schooling.beginLeave'> => ({
  studentId,
  fromOn: day('2026-03-09'),
  expiresOn: day('2026-09-08'),
  cause: 'suicidality',
  reason: '医院建议休养半年',
});

export const schoolReturn = (studentId: StudentId, leaveId: PeriodId): InputOf<'schoolReturns.write'> => ({
  ...RETURN_UNSAID,
  schoolReturnId: null,
  studentId,
  leaveId,
  appliedOn: day('2026-08-10'),
  application: '孩子想九月回来上课。',
  signers: [
    { name: '周远（父亲）', signedOn: day('2026-08-10') },
    { name: '李梅（母亲）', signedOn: null },
  ],
});

export const leftBehind = (studentId: StudentId): InputOf<'family.addCircumstance'> => ({
  studentId,
  circumstance: 'leftBehind',
  text: '父母在外务工，随祖母生活',
  source: '家访',
  fromOn: day('2026-03-01'),
});

/** What a conference said of one student, as it is handed in. */
export const spokenOf = (studentId: StudentId, said: Partial<SpokenOf> = {}): SpokenOf => ({
  studentId,
  facts: '三周来很少说话，夜里睡不着，两次说不想来学校。',
  opinions: [
    { member: '林静', opinion: '情绪低落明显，需要尽快由医院评估。' },
    { member: '王海', opinion: '在班里能坚持上课，建议减少作业。' },
  ],
  dissent: '',
  conclusion: 'serious',
  criterion: 'seriousProblem',
  advice: '尽快约谈家长，建议到医院评估。',
  measures: [
    { what: '每天课间见一面', responsible: '王海', dueOn: day('2026-06-30') },
    { what: '约谈家长，书面告知', responsible: '林静', dueOn: day('2026-06-12') },
  ],
  ...said,
});

/** The assessment group about some students. */
export const conference = (
  students: readonly SpokenOf[],
  text: Partial<ConferenceText> = {},
): InputOf<'conferences.write'> => ({
  conferenceId: null,
  text: {
    kind: 'assessment',
    occurredOn: day('2026-06-08'),
    startsAt: '16:30',
    place: '小会议室',
    chair: '吴校长',
    recorder: '林静',
    attendees: [
      { name: '吴校长', role: '校长' },
      { name: '林静', role: '心理教师' },
      { name: '王海', role: '班主任' },
      { name: '周医生', role: '校外专家' },
    ],
    students: [...students],
    minutes: '逐一讨论了名单上的学生，形成一致意见。',
    problems: '',
    remedies: [],
    ...text,
  },
});

/** How a student is concerned by an event, as it is handed in. */
export const concerned = (studentId: StudentId, said: Partial<ConcernedStudent> = {}): ConcernedStudent => ({
  studentId,
  role: 'subject',
  facts: '放学后独自留在教学楼，班主任发现时情绪激动。',
  ...said,
});

/** An event that the school learned of on a Friday evening. */
export const incident = (
  students: readonly ConcernedStudent[],
  text: Partial<IncidentText> = {},
): InputOf<'incidents.write'> => ({
  incidentId: null,
  text: {
    kind: 'ideation',
    level: 'third',
    happenedOn: day('2026-06-05'),
    happenedAt: '18:10',
    foundOn: day('2026-06-05'),
    foundAt: '18:20',
    learnedOn: day('2026-06-05'),
    learnedAt: '18:40',
    place: '教学楼三层',
    others: '班主任王海',
    students: [...students],
    cause: '',
    judgement: '有自杀意念，未受伤',
    measures: '转到心理辅导室，专人陪护，通知监护人到校。',
    helpNeeded: '请心理中心派人会诊',
    ...text,
  },
});

/** Three who watch over a student of an event. */
export const watchGroup = (
  studentId: StudentId,
  incidentId: IncidentId,
  change: Partial<InputOf<'watchGroups.write'>> = {},
): InputOf<'watchGroups.write'> => ({
  watchGroupId: null,
  incidentId,
  studentId,
  fromOn: day('2026-06-05'),
  fromAt: '18:42',
  place: '心理辅导室',
  task: '不离开视线，夜里两人。',
  members: [
    { name: '林静', role: '心理教师', phone: '' },
    { name: '王海', role: '班主任', phone: '13800138001' },
    { name: '陈立', role: '年级组长', phone: '' },
  ],
  ...change,
});

/** The principal was told of what a student had said in confidence. */
export const disclosure = (studentId: StudentId): InputOf<'disclosures.write'> => ({
  disclosureId: null,
  studentId,
  incidentId: null,
  occurredOn: day('2026-06-05'),
  startsAt: '18:50',
  toWhom: '吴校长、班主任王海',
  told: '只说了有危险、需要陪护和联系家长，没有说辅导的内容。',
  ground: 'selfRisk',
  groundText: '',
  decidedBy: '林静',
  childTold: '当面告诉了孩子为什么要让校长知道。',
});

/** A line of a class's weekly report. */
export const remark = (
  kind: RemarkInput['kind'],
  studentId: StudentId,
  more: Partial<RemarkInput> = {},
): RemarkInput => ({
  id: null,
  kind,
  studentId,
  change: null,
  absence: null,
  seenOn: null,
  source: 'homeroomTeacher',
  text: kind === 'noticed' ? '这周不和同学说话' : '',
  ...more,
});

/** A class's weekly report of the second week of September; without a line, 零报告. */
export const weeklyReport = (
  classId: SchoolClassId,
  remarks: RemarkInput[],
  more: Partial<InputOf<'weeklyReports.write'>> = {},
): InputOf<'weeklyReports.write'> => ({
  reportId: null,
  classId,
  weekFrom: day('2026-09-07'),
  toldOn: day('2026-09-14'),
  toldBy: '王芳',
  isAllWell: remarks.length === 0,
  note: '',
  remarks,
  ...more,
});
