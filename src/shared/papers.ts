import type { RecordKind } from './record-kinds.ts';
import type { ContactChannel } from './terms.ts';

/** Who may read a paper: decides what may stand on it (glossary: audience). */
export const AUDIENCES = {
  room: '内部',
  teacher: '教师',
  guardian: '家长',
  superior: '上级',
} as const satisfies Readonly<Record<string, string>>;
export type Audience = keyof typeof AUDIENCES;

interface PaperDeclared {
  /** What a person calls it; of the paper of a record, the log says the record's own word. */
  word: string;
  /** Whom it may be printed for (papers.md), its own default first. 手记 stand on none. */
  audiences: readonly [Audience, ...Audience[]];
}

/**
 * Every kind of paper that leaves by the one door (docs/decisions/0033-printing.md). How one was printed last is kept
 * under its code, and the log names its acts by it: `contact.printed`, `student.briefPrinted`.
 */
export const PAPERS = {
  session: { word: '辅导记录表', audiences: ['room'] },
  contact: { word: '家校沟通记录表', audiences: ['guardian', 'room'] },
  homeVisit: { word: '家访记录表', audiences: ['room'] },
  observation: { word: '观察日志', audiences: ['teacher', 'room'] },
  'observation.checklist': { word: '高危因素与警示信号核查表', audiences: ['teacher'] },
  conference: { word: '会商记录', audiences: ['room'] },
  'conference.situation': { word: '形势分析会记录', audiences: ['room', 'superior'] },
  conferenceExtract: { word: '会商摘录', audiences: ['room'] },
  'conferenceExtract.assessment': { word: '学生心理危机评估表', audiences: ['room', 'superior'] },
  'incident.steps': { word: '危机事件处置流程单', audiences: ['room'] },
  'incident.cards': { word: '应急信息卡', audiences: ['room'] },
  incidentExtract: { word: '书面评估意见', audiences: ['room'] },
  watchGroup: { word: '值守记录表', audiences: ['room'] },
  disclosure: { word: '突破保密记录', audiences: ['room'] },
  'incident.report': { word: '危机事件报告', audiences: ['superior'] },
  letter: { word: '告知书', audiences: ['guardian'] },
  plan: { word: '一生一策', audiences: ['room', 'superior'] },
  'plan.home': { word: '一生一策家长版', audiences: ['guardian'] },
  'plan.class': { word: '任课教师配合单', audiences: ['teacher'] },
  'plan.filing': { word: '备案表', audiences: ['superior'] },
  custodyPromise: { word: '监护承诺书', audiences: ['guardian'] },
  custodyHandOver: { word: '安全责任移交书', audiences: ['guardian'] },
  'leave.contacts': { word: '休学期间联系记录', audiences: ['room'] },
  schoolReturn: { word: '复学申请与评估表', audiences: ['guardian'] },
  'schoolReturn.plan': { word: '防备预案', audiences: ['room'] },
  'leave.interviews': { word: '复学访谈及风险评估记录', audiences: ['room'] },
  'screeningBatch.progress': { word: '普查进度表', audiences: ['room'] },
  'screeningBatch.flagged': { word: '预警名单', audiences: ['room'] },
  'screeningBatch.figures': { word: '普查统计', audiences: ['superior', 'room'] },
  'screeningBatch.classSheet': { word: '班级排查表', audiences: ['teacher'] },
  weeklyReport: { word: '班级周报', audiences: ['teacher', 'room'] },
  'weeklyReport.summary': { word: '年级汇总', audiences: ['room', 'teacher'] },
  interview: { word: '一对一面谈记录', audiences: ['room'] },
  'enquiry.register': { word: '信箱热线登记簿', audiences: ['room'] },
  'helperPost.roster': { word: '心理委员名册', audiences: ['room'] },
  'season.calendar': { word: '一级预警工作安排', audiences: ['room', 'superior'] },
  'letter.register': { word: '告知书登记簿', audiences: ['room'] },
  'student.brief': { word: '研判材料', audiences: ['room'] },
  'student.card': { word: '心理健康档案卡', audiences: ['room'] },
  watchlist: { word: '预警库名册', audiences: ['room'] },
  'followUp.tables': { word: '动态跟踪表', audiences: ['superior'] },
  'obligation.weekList': { word: '本周跟踪清单', audiences: ['teacher'] },
  workload: { word: '工作量统计', audiences: ['superior'] },
  'roster.report': { word: '导入报告', audiences: ['room'] },
  'archive.list': { word: '销毁清单', audiences: ['room'] },
} as const satisfies Readonly<Record<string, PaperDeclared>>;

export type PaperKind = keyof typeof PAPERS;
/** The papers that are no record's own. */
export type OtherPaperKind = Exclude<PaperKind, RecordKind>;

/** Whom a paper of the kind may be printed for, its own default first. */
export type AudienceOf<Kind extends PaperKind> = (typeof PAPERS)[Kind]['audiences'][number];

/** What the paper of a talk with a guardian is called: one face to face has a name of its own (papers.md). */
export const contactPaperWord = (channel: ContactChannel): string =>
  channel === 'inPerson' ? '约谈记录表' : PAPERS.contact.word;
