/**
 * Every kind of record that the vault keeps, and what a person calls it (glossary: recordKind). The order is that of
 * a file's filter. Vault and renderer each hold a table with one entry a kind, so that a kind that was forgotten in
 * either does not compile (docs/adding-a-record.md).
 */
export const RECORD_KINDS = {
  level: '预警等级',
  observation: '观察日志',
  clue: '预警线索',
  concern: '重点学生类型',
  care: '就医与休学情况',
  situation: '情形',
  diagnosis: '医院诊断',
  screening: '筛查结果',
  screeningBatch: '普查批次',
  screeningEntry: '普查名单',
  weeklyReport: '班级周报',
  weeklyReportEntry: '周报情况',
  interview: '面谈',
  session: '辅导记录',
  followUp: '跟踪记录',
  talk: '谈心',
  trackingSheet: '跟踪表表头',
  putOff: '推迟与免办',
  enquiry: '信箱热线',
  contact: '家校沟通',
  homeVisit: '家访',
  referral: '转介',
  plan: '干预方案',
  careTeam: '专班',
  custodyPromise: '监护承诺',
  custodyHandOver: '安全责任移交',
  conference: '会商',
  conferenceExtract: '会商摘录',
  incident: '危机事件',
  incidentExtract: '事件摘录',
  watchGroup: '监护小组',
  disclosure: '突破保密',
  letter: '告知书',
  guardian: '监护人',
  circumstance: '家庭情况',
  rosterRemark: '名册备注',
  attachment: '附件',
  leave: '休学',
  schoolReturn: '复学申请',
  departure: '离校与返校',
  hold: '暂缓销毁',
  handOver: '移交材料',
  receivedHandOver: '收到的移交材料',
  activity: '活动',
  helperPost: '心理委员',
  season: '一级预警',
} as const satisfies Readonly<Record<string, string>>;

export type RecordKind = keyof typeof RECORD_KINDS;

/**
 * What nothing is attached to: an attachment itself, the head of a table, which is printed with every week of it, and
 * what is written when the file is closed already, and what the roster said; what is about several students, of which
 * each has an own extract, as a conference or an event; a screening of a whole school, and a class's week; an office that
 * is no case, and what comes back each year.
 */
const HOLD_NO_ATTACHMENTS = [
  'attachment',
  'trackingSheet',
  'putOff',
  'departure',
  'hold',
  'rosterRemark',
  'conference',
  'screeningBatch',
  'screeningEntry',
  'incident',
  'weeklyReport',
  'weeklyReportEntry',
  'helperPost',
  'season',
] as const satisfies readonly RecordKind[];

/** A kind whose records may have attachments: every other one. */
export type AttachableKind = Exclude<RecordKind, (typeof HOLD_NO_ATTACHMENTS)[number]>;

/** True where an attachment may hang on records of the kind. */
export function mayHoldAttachments(kind: RecordKind): kind is AttachableKind {
  return !(HOLD_NO_ATTACHMENTS as readonly RecordKind[]).includes(kind);
}

/** True for a code of the list above; a vault of a newer app may hold others. */
export function isRecordKind(code: string): code is RecordKind {
  return Object.hasOwn(RECORD_KINDS, code);
}
