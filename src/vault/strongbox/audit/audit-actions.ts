import type { AuditKind } from '#shared/contract/audit.ts';
import { type OtherPaperKind, PAPERS, type PaperKind } from '#shared/papers.ts';
import { isRecordKind, RECORD_KINDS, type RecordKind } from '#shared/record-kinds.ts';

/** An act in the words that a person reads in the log, and what kind of act it is. */
interface Act {
  word: string;
  kind: AuditKind;
}

/** What is done with records of every kind; the log says it before the kind's own word. */
const VERBS = {
  written: { word: '登记', kind: 'change' },
  added: { word: '登记', kind: 'change' },
  corrected: { word: '更正', kind: 'change' },
  ended: { word: '结束', kind: 'change' },
  removed: { word: '删除', kind: 'change' },
  viewed: { word: '查看', kind: 'look' },
  previewed: { word: '预览', kind: 'look' },
  saved: { word: '导出', kind: 'paper' },
  printed: { word: '打印', kind: 'paper' },
} as const satisfies Record<string, Act>;

/** Acts of their own, and those with a word that says it better than the verb and the kind would. */
const OWN_ACTS = {
  'vault.created': { word: '创建保险库', kind: 'door' },
  'vault.unlocked': { word: '打开保险库', kind: 'door' },
  'vault.recoveryUsed': { word: '用恢复码打开', kind: 'door' },
  'vault.unlockFailed': { word: '打开失败', kind: 'door' },
  'vault.locked': { word: '上锁', kind: 'door' },
  'vault.checked': { word: '全面检查记录文件', kind: 'backup' },
  'vault.salvaged': { word: '抢救损坏的记录文件', kind: 'backup' },
  'vault.reencrypted': { word: '全部重新加密', kind: 'setting' },
  'vault.restored': { word: '从备份恢复', kind: 'backup' },
  'vault.olderAccepted': { word: '打开了较旧的记录文件', kind: 'door' },
  'backup.made': { word: '备份', kind: 'backup' },
  'backup.failed': { word: '备份没有做成', kind: 'backup' },
  'backup.folderChosen': { word: '更换备份位置', kind: 'setting' },
  'key.added': { word: '新增密码', kind: 'setting' },
  'key.changed': { word: '更换密码', kind: 'setting' },
  'key.renamed': { word: '修改教师姓名', kind: 'setting' },
  'key.removed': { word: '删除密码', kind: 'setting' },
  'key.raised': { word: '加强密钥保护', kind: 'setting' },
  'key.recoveryRenewed': { word: '更换恢复码', kind: 'setting' },
  'safety.changed': { word: '修改安全设置', kind: 'setting' },
  'school.changed': { word: '修改学校信息', kind: 'setting' },
  'school.wordingChanged': { word: '修改告知书用语', kind: 'setting' },
  'school.teacherAppointed': { word: '更换班主任', kind: 'setting' },
  'school.staffAdded': { word: '新增教师', kind: 'setting' },
  'school.staffChanged': { word: '更正教师', kind: 'setting' },
  'template.added': { word: '新增辅导记录模板', kind: 'setting' },
  'template.changed': { word: '修改辅导记录模板', kind: 'setting' },
  'template.removed': { word: '删除辅导记录模板', kind: 'setting' },
  'plan.stepWritten': { word: '登记方案进展', kind: 'change' },
  'plan.stepRemoved': { word: '删除方案进展', kind: 'change' },
  'plan.signed': { word: '方案签字生效', kind: 'change' },
  'phrases.changed': { word: '修改常用语', kind: 'setting' },
  'warningWords.changed': { word: '修改预警词', kind: 'setting' },
  'schoolYear.changed': { word: '修改学年日期', kind: 'setting' },
  'schoolYear.spanAdded': { word: '添加学期或假期', kind: 'setting' },
  'schoolYear.spanChanged': { word: '修改学期或假期', kind: 'setting' },
  'schoolYear.spanRemoved': { word: '删除学期或假期', kind: 'setting' },
  'openingTime.added': { word: '添加开放时间', kind: 'setting' },
  'openingTime.changed': { word: '修改开放时间', kind: 'setting' },
  'openingTime.removed': { word: '删除开放时间', kind: 'setting' },
  'institution.added': { word: '新增机构', kind: 'setting' },
  'institution.changed': { word: '修改机构', kind: 'setting' },
  'institution.ordered': { word: '调整机构顺序', kind: 'setting' },
  'institution.putAside': { word: '停用机构', kind: 'setting' },
  'institution.takenUp': { word: '恢复使用机构', kind: 'setting' },
  'class.added': { word: '新增班级', kind: 'setting' },
  'class.renamed': { word: '更正班级名称', kind: 'setting' },
  'rollOver.applied': { word: '升级', kind: 'change' },
  'rollOver.undone': { word: '撤销升级', kind: 'change' },
  'student.viewed': { word: '查看学生档案', kind: 'look' },
  'student.listSaved': { word: '导出学生名单', kind: 'paper' },
  'student.added': { word: '新增学生', kind: 'change' },
  'student.corrected': { word: '更正学生信息', kind: 'change' },
  'student.classChanged': { word: '转班', kind: 'change' },
  'leave.begun': { word: '登记休学', kind: 'change' },
  'leave.ended': { word: '登记复学', kind: 'change' },
  'guardian.added': { word: '添加监护人', kind: 'change' },
  'guardian.changed': { word: '更改监护人', kind: 'change' },
  'guardian.ordered': { word: '调整监护人顺序', kind: 'change' },
  'student.left': { word: '办理离校', kind: 'change' },
  'student.returned': { word: '办理返校', kind: 'change' },
  'student.merged': { word: '合并档案', kind: 'change' },
  'student.mergeUndone': { word: '撤销合并档案', kind: 'change' },
  'archive.viewed': { word: '查看离校档案名单', kind: 'look' },
  'archive.retentionSet': { word: '修改保管年限', kind: 'setting' },
  'archive.held': { word: '暂缓销毁', kind: 'change' },
  'archive.holdEnded': { word: '结束暂缓销毁', kind: 'change' },
  'archive.destroyed': { word: '销毁档案', kind: 'change' },
  'handOver.prepared': { word: '制作移交材料', kind: 'paper' },
  'handOver.receipt': { word: '登记移交回执', kind: 'change' },
  'handOver.received': { word: '接收移交材料', kind: 'change' },
  'handOver.removed': { word: '删除收到的移交材料', kind: 'change' },
  'watchlist.imported': { word: '导入预警名单', kind: 'change' },
  'watchlist.importUndone': { word: '撤销导入预警名单', kind: 'change' },
  'roster.imported': { word: '导入名册', kind: 'change' },
  'roster.undone': { word: '撤销导入', kind: 'change' },
  'rosterRemark.putAside': { word: '名册备注不再提示', kind: 'change' },
  'level.set': { word: '调整预警等级', kind: 'change' },
  'level.lifted': { word: '解除预警', kind: 'change' },
  'watchlist.viewed': { word: '查看预警库', kind: 'look' },
  'obligation.ruleSet': { word: '修改联系频次', kind: 'setting' },
  'obligation.intervalSet': { word: '修改办理期限', kind: 'setting' },
  'clue.ruleSet': { word: '修改预警线索规则', kind: 'setting' },
  'clue.written': { word: '处理预警线索', kind: 'change' },
  'draft.givenUp': { word: '放弃草稿', kind: 'change' },
  'session.listed': { word: '查看辅导记录列表', kind: 'look' },
  'session.written': { word: '写辅导记录', kind: 'change' },
  'session.signed': { word: '签字锁定', kind: 'change' },
  'session.addendum': { word: '补记', kind: 'change' },
  'session.voided': { word: '作废辅导记录', kind: 'change' },
  'screeningBatch.listed': { word: '查看普查批次', kind: 'look' },
  'screeningBatch.filledUp': { word: '补入普查名单', kind: 'change' },
  'screeningBatch.replied': { word: '登记班级排查回复', kind: 'change' },
  'screeningEntry.found': { word: '登记班级排查情况', kind: 'change' },
  'screeningEntry.absent': { word: '登记请假或免测', kind: 'change' },
  'screeningEntry.flagged': { word: '列为待面谈', kind: 'change' },
  'screeningEntry.settled': { word: '登记评估结论', kind: 'change' },
  'screeningEntry.guardianTold': { word: '登记告知家长', kind: 'change' },
  'screening.imported': { word: '导入普查结果', kind: 'change' },
  'screening.importUndone': { word: '撤销导入普查结果', kind: 'change' },
  'screeningBatch.workbooksSaved': { word: '导出班级排查填写表', kind: 'paper' },
  'screeningBatch.repliesImported': { word: '导入班级排查回复', kind: 'change' },
  'screeningBatch.repliesUndone': { word: '撤销导入班级排查回复', kind: 'change' },
  'weeklyReport.listed': { word: '查看各班周报', kind: 'look' },
  'weeklyReport.zeroReported': { word: '登记零报告', kind: 'change' },
  'weeklyReport.ruleSet': { word: '修改班级周报的要求', kind: 'setting' },
  'weeklyReportEntry.carried': { word: '周报情况转入观察日志', kind: 'change' },
  'weeklyReport.imported': { word: '导入班级周报', kind: 'change' },
  'weeklyReport.importUndone': { word: '撤销导入班级周报', kind: 'change' },
  'weeklyReport.workbooksSaved': { word: '导出班级周报填写表', kind: 'paper' },
  'conference.listed': { word: '查看会商列表', kind: 'look' },
  'conference.finalised': { word: '会商定稿', kind: 'change' },
  'conference.addendum': { word: '补记', kind: 'change' },
  'conference.voided': { word: '作废会商', kind: 'change' },
  'conference.measureTicked': { word: '登记措施完成情况', kind: 'change' },
  'enquiry.listed': { word: '查看信箱热线登记簿', kind: 'look' },
  'helperPost.listed': { word: '查看心理委员名册', kind: 'look' },
  'helperPost.carriedOn': { word: '续任心理委员', kind: 'change' },
  'helperPost.trained': { word: '登记参训', kind: 'change' },
  'helperPost.notTrained': { word: '删除参训', kind: 'change' },
  'season.putAside': { word: '停用特殊时段', kind: 'setting' },
  'season.takenUp': { word: '恢复使用特殊时段', kind: 'setting' },
  'season.taskWritten': { word: '安排一级预警工作', kind: 'change' },
  'season.taskTicked': { word: '登记一级预警工作完成', kind: 'change' },
  'season.taskRemoved': { word: '删除一级预警工作', kind: 'change' },
  'incident.listed': { word: '查看危机事件列表', kind: 'look' },
  'incident.backgroundViewed': { word: '查看应急信息', kind: 'look' },
  'incident.ticked': { word: '现场处置打勾', kind: 'change' },
  'incident.noted': { word: '记事件经过', kind: 'change' },
  'incident.noteRemoved': { word: '删除事件经过', kind: 'change' },
  'incident.legReported': { word: '登记报告环节', kind: 'change' },
  'incident.stateChanged': { word: '变更事件状态', kind: 'change' },
  'incident.stateTakenBack': { word: '退回事件状态', kind: 'change' },
  'incident.reportIssued': { word: '出危机事件报告', kind: 'change' },
  'incident.aftercareWritten': { word: '登记事件善后', kind: 'change' },
  'incident.aftercareTicked': { word: '登记善后完成情况', kind: 'change' },
  'incident.aftercareRemoved': { word: '删除事件善后', kind: 'change' },
  'incident.lessonsWritten': { word: '写举一反三', kind: 'change' },
  'incidentExtract.assessed': { word: '登记事件后评估', kind: 'change' },
  'watchGroup.shiftWritten': { word: '登记值守', kind: 'change' },
  'watchGroup.shiftRemoved': { word: '删除值守', kind: 'change' },
  'watchGroup.goesOn': { word: '恢复监护', kind: 'change' },
  'incident.routesSet': { word: '修改报告名单', kind: 'setting' },
  'followUp.periodAdded': { word: '新建跟踪周期', kind: 'change' },
  'followUp.periodRenamed': { word: '修改跟踪周期', kind: 'change' },
  'followUp.periodRemoved': { word: '删除跟踪周期', kind: 'change' },
  'followUp.written': { word: '写跟踪记录', kind: 'change' },
  'followUp.described': { word: '修改跟踪表表头', kind: 'change' },
  'followUp.workbooksSaved': { word: '导出班主任填表', kind: 'paper' },
  'followUp.imported': { word: '导入班主任填表', kind: 'change' },
  'followUp.importUndone': { word: '撤销导入班主任填表', kind: 'change' },
  'followUp.reportChanged': { word: '按班主任填表改动跟踪记录', kind: 'change' },
  'letter.issued': { word: '发出告知书', kind: 'change' },
  'letter.voided': { word: '作废告知书', kind: 'change' },
  'letter.delivered': { word: '登记送达', kind: 'change' },
  'letter.givenAgain': { word: '登记补发', kind: 'change' },
  'letter.receipt': { word: '登记回执', kind: 'change' },
  'letter.offered': { word: '调取档案写告知书', kind: 'look' },
  'letter.kindWritten': { word: '修改告知书模板', kind: 'setting' },
  'letter.kindPutAside': { word: '停用告知书模板', kind: 'setting' },
  'attachment.listed': { word: '查看附件列表', kind: 'look' },
  'attachment.added': { word: '添加附件', kind: 'change' },
  'attachment.corrected': { word: '更正附件说明', kind: 'change' },
  'summary.opened': { word: '查看统计明细', kind: 'look' },
  'summary.added': { word: '新建汇总表', kind: 'change' },
  'summary.renamed': { word: '修改汇总表', kind: 'change' },
  'summary.removed': { word: '删除汇总表', kind: 'change' },
  'summary.overridden': { word: '手工改数', kind: 'change' },
  'summary.saved': { word: '导出汇总表', kind: 'paper' },
  'workload.opened': { word: '查看工作量明细', kind: 'look' },
  'search.used': { word: '搜索记录', kind: 'look' },
  'audit.opened': { word: '查看操作详情', kind: 'look' },
  'audit.saved': { word: '导出操作日志', kind: 'paper' },
} as const satisfies Record<string, Act>;

const PAPER_VERBS = ['previewed', 'saved', 'printed'] as const satisfies readonly (keyof typeof VERBS)[];
type PaperVerb = (typeof PAPER_VERBS)[number];

type ActOfPaper<Kind extends PaperKind, Verb extends PaperVerb> = Kind extends `${string}.${string}`
  ? `${Kind}${Capitalize<Verb>}`
  : `${Kind}.${Verb}`;

/** What is done with a paper, by the code that the log stores: `contact.printed`, `student.briefPrinted`. */
export function actOfPaper<Kind extends PaperKind, Verb extends PaperVerb>(
  kind: Kind,
  verb: Verb,
): ActOfPaper<Kind, Verb> {
  const code = kind.includes('.') ? `${kind}${verb[0]?.toUpperCase()}${verb.slice(1)}` : `${kind}.${verb}`;
  // The same that the type spells, which a template over a generic cannot say.
  return code as ActOfPaper<Kind, Verb>;
}

/** What is done with a record is on record without further ado: `<kind>.<verb>`; so is what is done with a paper. */
export type AuditAction =
  | keyof typeof OWN_ACTS
  | `${RecordKind}.${keyof typeof VERBS}`
  | ActOfPaper<OtherPaperKind, PaperVerb>;

// The codes of an object are its keys, which Object.keys only calls strings.
const PAPER_KINDS = Object.keys(PAPERS) as PaperKind[];

const ACTS: ReadonlyMap<string, Act> = new Map([
  ...PAPER_KINDS.filter((kind) => !isRecordKind(kind)).flatMap((of) =>
    PAPER_VERBS.map((verb): [string, Act] => {
      const { word, kind } = VERBS[verb];
      return [actOfPaper(of, verb), { word: `${word}${PAPERS[of].word}`, kind }];
    }),
  ),
  ...Object.entries(RECORD_KINDS).flatMap(([code, ofKind]) =>
    Object.entries(VERBS).map(([verb, { word, kind }]): [string, Act] => [
      `${code}.${verb}`,
      { word: `${word}${ofKind}`, kind },
    ]),
  ),
  ...Object.entries(OWN_ACTS),
]);

/** Every act that may be on record, by the code that the log stores. */
export const ACTIONS: readonly string[] = [...ACTS.keys()];

/** Every act that a paper leaves by or is looked at; the detail may name all the students it is about. */
export const PAPER_ACTS: readonly string[] = PAPER_KINDS.flatMap((kind) =>
  PAPER_VERBS.map((verb) => actOfPaper(kind, verb)),
);

/** An act in the words a person reads; one that this version of the app does not know stays as it is stored. */
export function wordOfAction(action: string): string {
  return ACTS.get(action)?.word ?? action;
}

/** The kind of a stored action; null for one that this version of the app does not know. */
export function kindOfAction(action: string): AuditKind | null {
  return ACTS.get(action)?.kind ?? null;
}

/** The actions of some kinds, by the code that the log stores. */
export function actionsOfKinds(kinds: readonly AuditKind[]): string[] {
  return [...ACTS].flatMap(([action, { kind }]) => (kinds.includes(kind) ? [action] : []));
}
