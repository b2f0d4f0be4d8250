import type { RecordRef } from '#shared/contract/record-refs.ts';
import type { RecordKind } from '#shared/record-kinds.ts';

/** What one does with a file now and then, and what stands in it without being a record. */
export const FILE_ACTS = {
  lift: '解除预警',
  particulars: '基本信息',
  schooling: '班级与休学',
  formerGuardians: '以前的联系方式',
  moveClass: '转班',
  handOvers: '移交',
  handOver: '制作移交材料',
  merge: '合并档案',
  leave: '办理离校',
  return: '办理返校',
} as const satisfies Readonly<Record<string, string>>;
export type FileAct = keyof typeof FILE_ACTS;

/** What lies open beside a student's chronology. */
export type ShownInFile =
  | { shows: 'record'; opens: RecordRef }
  /** `given` says what a draft of the kind is told apart by, such as the sign or the week. */
  | { shows: 'writing'; kind: RecordKind; given?: string }
  /** The end of something that lasts. */
  | { shows: 'ending'; opens: RecordRef }
  /** What was written down wrongly about something that lasts. */
  | { shows: 'correcting'; opens: RecordRef }
  | { shows: 'act'; act: FileAct };
