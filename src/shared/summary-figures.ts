import type { Care, Concern } from '#shared/terms.ts';

/**
 * The figures of the summary sheet, written down once: the vault counts them, the screen shows them, the
 * workbook prints them (forms.md 附件3). Their order here is their order on paper.
 */

/** One figure of the summary sheet. */
export type SummaryFigure =
  | 'visitsDue'
  | 'visitsDone'
  | 'visitStaff'
  | `visited.${Concern}`
  | `care.${Care}`
  | 'lessonHours'
  | 'studentLectures'
  | 'guardianLectures'
  | 'guardianLectureAttendance'
  | 'guardianPushes'
  | 'guardianPushReach';

/** The four sections, in the order and the words of forms.md 附件3. */
export type SummarySection = 'homeVisits' | 'care' | 'studentEducation' | 'guardianEducation';
export const SUMMARY_SECTIONS = {
  homeVisits: '一、家访工作开展情况',
  care: '二、对重点学生的访谈与干预工作',
  studentEducation: '三、适应性心理辅导工作',
  guardianEducation: '四、面向家长的科普宣传工作',
} satisfies Readonly<Record<SummarySection, string>>;

/** The heading over the six figures of visited students, one per kind of concern. */
const VISITED_GROUP = '对重点学生的家访';

export interface SummaryFigureEntry {
  code: SummaryFigure;
  section: SummarySection;
  /** The heading that several items of a section share in a column of their own. */
  group?: string;
  /** The item in the exact words of the form. */
  label: string;
}

const FIGURES = [
  { code: 'visitsDue', section: 'homeVisits', label: '应该家访学生总人数' },
  { code: 'visitsDone', section: 'homeVisits', label: '实际家访学生总人数' },
  { code: 'visitStaff', section: 'homeVisits', label: '参与家访工作的教师人数' },
  {
    code: 'visited.mentalIllness',
    section: 'homeVisits',
    group: VISITED_GROUP,
    label: '1.各类精神疾病学生数',
  },
  {
    code: 'visited.seriousProblem',
    section: 'homeVisits',
    group: VISITED_GROUP,
    label: '2.有严重心理问题的学生数',
  },
  {
    code: 'visited.personalityDeviation',
    section: 'homeVisits',
    group: VISITED_GROUP,
    label: '3.明显性格偏差的学生数',
  },
  {
    code: 'visited.familyConflict',
    section: 'homeVisits',
    group: VISITED_GROUP,
    label: '4.亲子关系不良的学生数',
  },
  {
    code: 'visited.internetAddiction',
    section: 'homeVisits',
    group: VISITED_GROUP,
    label: '5.严重网络成瘾的学生数',
  },
  { code: 'visited.lateReturn', section: 'homeVisits', group: VISITED_GROUP, label: '6.未及时到校的学生数' },
  { code: 'care.leaveAtHome', section: 'care', label: '1.因心理问题休学在家人数' },
  { code: 'care.inHospital', section: 'care', label: '2.因心理问题住院治疗人数' },
  { code: 'care.medication', section: 'care', label: '3.因心理问题服药治疗人数' },
  { code: 'care.regularCounselling', section: 'care', label: '4.因心理问题定期咨询人数' },
  {
    code: 'lessonHours',
    section: 'studentEducation',
    label: '开学前后，学校面向学生开设心理辅导活动课的节数',
  },
  {
    code: 'studentLectures',
    section: 'studentEducation',
    label: '开学前后，学校面向学生组织的心理健康教育专题讲座、培训等次数',
  },
  {
    code: 'guardianLectures',
    section: 'guardianEducation',
    label: '开学前后，面向家长组织的家庭教育专题讲座次数',
  },
  { code: 'guardianLectureAttendance', section: 'guardianEducation', label: '家长参与数' },
  {
    code: 'guardianPushes',
    section: 'guardianEducation',
    label: '开学前后，面向家长推送的家庭教育资源数量',
  },
  { code: 'guardianPushReach', section: 'guardianEducation', label: '家长参与数' },
] as const satisfies readonly SummaryFigureEntry[];

/** What SummaryFigure knows and the list forgot: when there is any, the next line stops the build and names it. */
type Forgotten = Exclude<SummaryFigure, (typeof FIGURES)[number]['code']>;

/** Every figure, in the order and the words of forms.md 附件3. */
export const SUMMARY_FIGURES: [Forgotten] extends [never] ? readonly SummaryFigureEntry[] : Forgotten =
  FIGURES;
