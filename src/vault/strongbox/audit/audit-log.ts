import { createHash } from 'node:crypto';
import { desc } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Moment } from '#vault/strongbox/database/moment.ts';
import { auditLog } from './tables.ts';

/** What was done, to what. `detail` is what, old and new; it stays inside the vault. */
export interface AuditEntry {
  action: AuditAction;
  subject: string;
  detail?: Record<string, unknown>;
}

/** Every act that is on record, with the words that a person reads in the log. */
export const AUDIT_ACTIONS = {
  'vault.created': '创建保险库',
  'vault.unlocked': '打开保险库',
  'vault.unlockFailed': '打开失败',
  'vault.locked': '上锁',
  'vault.checked': '全面检查记录文件',
  'vault.salvaged': '抢救损坏的记录文件',
  'vault.reencrypted': '全部重新加密',
  'vault.restored': '从备份恢复',
  'vault.olderAccepted': '打开了较旧的记录文件',
  'backup.made': '备份',
  'backup.failed': '备份没有做成',
  'backup.folderChosen': '更换备份位置',
  'key.added': '新增密码',
  'key.changed': '更换密码',
  'key.renamed': '修改教师姓名',
  'key.removed': '删除密码',
  'key.raised': '加强密钥保护',
  'key.recoveryRenewed': '更换恢复码',
  'safety.changed': '修改安全设置',
  'school.changed': '修改学校信息',
  'school.wordingChanged': '修改告知书用语',
  'school.teacherAppointed': '更换班主任',
  'school.staffAdded': '新增教师',
  'schoolYear.changed': '修改学年日期',
  'schoolYear.spanAdded': '添加学期或假期',
  'schoolYear.spanChanged': '修改学期或假期',
  'schoolYear.spanRemoved': '删除学期或假期',
  'class.added': '新增班级',
  'class.renamed': '更正班级名称',
  'rollOver.applied': '升级',
  'rollOver.undone': '撤销升级',
  'student.viewed': '查看学生档案',
  'student.listSaved': '导出学生名单',
  'student.added': '新增学生',
  'student.corrected': '更正学生信息',
  'student.classChanged': '转班',
  'leave.begun': '登记休学',
  'leave.ended': '登记复学',
  'student.briefSaved': '导出研判材料',
  'guardian.added': '新增监护人',
  'guardian.changed': '更改监护人',
  'guardian.ended': '结束监护人',
  'guardian.ordered': '调整监护人顺序',
  'circumstance.added': '登记家庭情况',
  'circumstance.corrected': '更正家庭情况',
  'circumstance.ended': '结束家庭情况',
  'circumstance.removed': '删除家庭情况',
  'observation.written': '登记因素与讯号',
  'observation.removed': '删除因素与讯号',
  'diagnosis.written': '登记医院诊断',
  'diagnosis.removed': '删除医院诊断',
  'screening.written': '登记筛查结果',
  'screening.removed': '删除筛查结果',
  'contact.written': '登记家校沟通',
  'contact.removed': '删除家校沟通',
  'student.left': '办理离校',
  'student.returned': '办理返校',
  'student.merged': '合并档案',
  'student.mergeUndone': '撤销合并档案',
  'archive.viewed': '查看离校档案名单',
  'archive.retentionSet': '修改保管年限',
  'archive.held': '暂缓销毁',
  'archive.holdEnded': '结束暂缓销毁',
  'archive.listSaved': '导出销毁清单',
  'archive.destroyed': '销毁档案',
  'handOver.viewed': '查看移交材料',
  'handOver.prepared': '制作移交材料',
  'handOver.receipt': '登记移交回执',
  'handOver.received': '接收移交材料',
  'handOver.removed': '删除收到的移交材料',
  'roster.imported': '导入名册',
  'roster.undone': '撤销导入',
  'roster.reportSaved': '导出名册导入报告',
  'level.set': '调整预警等级',
  'level.lifted': '解除预警',
  'concern.added': '登记重点学生类型',
  'concern.ended': '结束重点学生类型',
  'care.added': '登记就医与休学情况',
  'care.ended': '结束就医与休学情况',
  'watchlist.viewed': '查看预警库',
  'watchlist.saved': '导出预警库',
  'session.listed': '查看辅导记录列表',
  'session.viewed': '查看辅导记录',
  'session.written': '写辅导记录',
  'session.signed': '签字锁定',
  'session.addendum': '补记',
  'session.removed': '删除辅导记录',
  'followUp.viewed': '查看跟踪记录',
  'followUp.periodAdded': '新建跟踪周期',
  'followUp.written': '写跟踪记录',
  'followUp.removed': '删除跟踪记录',
  'followUp.described': '修改跟踪表表头',
  'followUp.tablesSaved': '导出动态跟踪表',
  'homeVisit.viewed': '查看家访',
  'homeVisit.written': '登记家访',
  'homeVisit.removed': '删除家访',
  'activity.written': '登记活动',
  'activity.removed': '删除活动',
  'letter.previewed': '预览告知书',
  'letter.issued': '发出告知书',
  'letter.saved': '导出告知书',
  'letter.voided': '作废告知书',
  'letter.receipt': '登记回执',
  'attachment.listed': '查看附件列表',
  'attachment.viewed': '查看附件',
  'attachment.added': '添加附件',
  'attachment.saved': '导出附件',
  'attachment.removed': '删除附件',
  'summary.opened': '查看统计明细',
  'summary.added': '新建汇总表',
  'summary.overridden': '手工改数',
  'summary.saved': '导出汇总表',
  'search.used': '搜索记录',
  'audit.opened': '查看操作详情',
  'audit.saved': '导出操作日志',
} as const satisfies Record<string, string>;
export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** Stands before the first line's hash. */
export const FIRST_HASH = '0'.repeat(64);

type Line = Omit<typeof auditLog.$inferSelect, 'hash'>;

/** SHA-256 over a line and the hash before it, as 64 hex digits. */
export function hashOf(line: Line): string {
  const said = [line.sequence, line.at, line.who, line.action, line.subject, line.detail, line.previousHash];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** Adds one line at the end of the chain. Called inside the transaction of what it tells. */
export function appendToAuditLog(db: BetterSQLite3Database, moment: Moment, entry: AuditEntry): void {
  const last = db
    .select({ sequence: auditLog.sequence, hash: auditLog.hash })
    .from(auditLog)
    .orderBy(desc(auditLog.sequence))
    .limit(1)
    .get();
  const line: Line = {
    sequence: (last?.sequence ?? 0) + 1,
    at: moment.now,
    who: moment.person,
    action: entry.action,
    subject: entry.subject,
    detail: JSON.stringify(entry.detail ?? {}),
    previousHash: last?.hash ?? FIRST_HASH,
  };
  db.insert(auditLog)
    .values({ ...line, hash: hashOf(line) })
    .run();
}

/** An act in the words a person reads; one that this version of the app does not know stays as it is stored. */
export function wordOfAction(action: string): string {
  return isAuditAction(action) ? AUDIT_ACTIONS[action] : action;
}

function isAuditAction(action: string): action is AuditAction {
  return Object.hasOwn(AUDIT_ACTIONS, action);
}
