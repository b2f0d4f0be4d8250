import type { RecordKind } from './record-kinds.ts';

/** What is on record and counts in no figure of the summary, since something beside it was not written down. */
export type SummaryGap =
  | 'diagnosedWithoutConcern'
  | 'visitedWithoutConcern'
  | 'diagnosedWithoutCare'
  | 'visitToldElsewhere';

/** How each is told of some students: “3 名学生…”. */
export const SUMMARY_GAPS = {
  diagnosedWithoutConcern: '登记了医院诊断，没有列入重点学生类型',
  visitedWithoutConcern: '是二类、三类，家访过，没有列入重点学生类型',
  diagnosedWithoutCare: '登记了医院诊断，没有登记休学、住院、服药或定期咨询',
  visitToldElsewhere: '的家访只写在跟踪或沟通里，参与的教师没有计入',
} satisfies Readonly<Record<SummaryGap, string>>;

/** The kind of record that is missing. */
export const MISSING_FOR = {
  diagnosedWithoutConcern: 'concern',
  visitedWithoutConcern: 'concern',
  diagnosedWithoutCare: 'care',
  visitToldElsewhere: 'homeVisit',
} satisfies Readonly<Record<SummaryGap, RecordKind>>;
