import { eq, sql } from 'drizzle-orm';
import { isBirthMonth, writtenBirth } from '#shared/birth-date.ts';
import { SITUATIONS } from '#shared/contact-rules.ts';
import { AUDIT_KINDS, type AuditFact } from '#shared/contract/audit.ts';
import { SIDES } from '#shared/contract/papers.ts';
import { Refusal } from '#shared/outcome.ts';
import { AUDIENCES } from '#shared/papers.ts';
import { isRecordKind, type RecordKind } from '#shared/record-kinds.ts';
import { isLocalDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { SUMMARY_FIGURES } from '#shared/summary-figures.ts';
import {
  ALERT_LEVELS,
  BOARDINGS,
  CARES,
  CIRCUMSTANCES,
  CONCERNS,
  DISCOVERY_ROUTES,
  GENDERS,
  OBSERVED_SIGNS,
} from '#shared/terms.ts';
import { NOT_COUNTED, WORK_KINDS } from '#shared/work-kinds.ts';
import type { LogWords } from '#vault/records/record-kind.ts';
import { institutionLog } from '#vault/rooms/institutions/institutions.ts';
import { kindOfAction } from '#vault/strongbox/audit/audit-actions.ts';
import { auditLog } from '#vault/strongbox/audit/tables.ts';
import { TROUBLES } from '#vault/strongbox/backups/troubles.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { KINDS } from '../record-kinds.ts';

/** What the keys of a line's detail are called on screen. A key that is not here is shown as it is stored. */
const LABELS = new Map(
  Object.entries({
    schoolName: '学校名称',
    counsellorName: '心理教师',
    roomPhone: '辅导室电话',
    careForChild: '关注孩子心理',
    keepInTouch: '定期联系学校',
    seeDoctor: '建议立即就诊',
    teacherName: '班主任',
    homeroomTeacher: '班主任',
    phone: '电话',
    studentNumber: '学号',
    registrationNumber: '学籍号',
    address: '家庭住址',
    ethnicity: '民族',
    boarding: '住校或走读',
    remark: '备注',
    identifiedBy: '以哪个号识别学生',
    name: '姓名',
    gender: '性别',
    bornOn: '出生日期',
    className: '班级',
    guardianName: '监护人',
    guardianRelation: '与学生的关系',
    guardianPhone: '监护人电话',
    studentId: '学生',
    studentIds: '学生',
    students: '学生',
    level: '预警等级',
    concern: '重点学生类型',
    care: '就医与休学情况',
    situation: '情形',
    fromOn: '开始日期',
    untilOn: '截止日期',
    departure: '离校去向',
    leftOn: '离校日期',
    endedOn: '结束日期',
    decidedBy: '决定人',
    discoveryRoute: '发现途径',
    reason: '原因',
    endReason: '结束原因',
    endDecidedBy: '决定结束的人',
    kind: '类型',
    occurredOn: '日期',
    plannedOn: '计划日期',
    startsAt: '开始时间',
    endsAt: '结束时间',
    weekdays: '星期',
    minutes: '时长（分钟）',
    topic: '主题',
    content: '辅导内容',
    assessment: '评估',
    nextSteps: '后续安排',
    notesChanged: '改动了心理教师手记',
    channel: '方式',
    compared: '比上次',
    draft: '没有写完的',
    text: '内容',
    trackerId: '跟踪教师',
    trackerName: '跟踪教师',
    condition: '心理异常情况',
    intervention: '干预处置情况',
    staffIds: '参与教师',
    title: '名称',
    quantity: '数量',
    guardians: '家长参与数',
    issuedOn: '告知书日期',
    receivedOn: '回执日期',
    signedBy: '监护人签名',
    opinion: '监护人意见',
    activitiesFromOn: '开学前后活动开始日期',
    activitiesUntilOn: '开学前后活动截止日期',
    figure: '项目',
    value: '数值',
    fileName: '文件名',
    savedAs: '保存为',
    audience: '阅读对象',
    printer: '打印机',
    copies: '份数',
    sides: '单双面',
    blackAndWhite: '黑白',
    printedPages: '打印页数',
    before: '原来',
    after: '现在',
    missingAttachments: '缺少或损坏的附件',
    backupCreatedAt: '备份时间',
    removed: '不再有效的密码',
    encrypted: '加密',
    withReasons: '带更正原因',
    lines: '行数',
    columns: '列',
    namesMasked: '遮住姓名',
    failures: '次数',
    schoolYear: '学年',
    joinedOn: '入学日期',
    search: '搜索',
    kinds: '操作类别',
    people: '操作人',
    idleMinutes: '无人操作时上锁（分钟）',
    screenProtected: '防截屏',
    backupFolder: '备份位置',
    folder: '位置',
    line: '操作序号',
    trouble: '原因',
    rowsRead: '读出的记录',
    rowsLost: '读不出的记录',
    tablesWithUnknownLosses: '丢失数量不明的类别',
    brokenReferences: '关联不全的记录',
    outcome: '结果',
    relation: '与学生的关系',
    note: '备注',
    circumstance: '家庭情况',
    source: '来源',
    sign: '因素与信号',
    diagnosedOn: '诊断日期',
    hospital: '医院',
    diagnosis: '医院诊断（家长提供）',
    providedBy: '提供人',
    providedOn: '提供日期',
    scale: '量表',
    result: '筛查结果',
    guardian: '监护人',
    spokenBy: '谈话人',
    witnesses: '在场人',
    callOrder: '联系顺序',
    bytes: '大小（字节）',
    returnedOn: '返校日期',
    destination: '去向',
    retentionYears: '保管年限（年）',
    toSchool: '接收学校',
    fromSchool: '移交学校',
    preparedOn: '制作日期',
    receivedBy: '签收人',
    meanings: '记住的等级写法',
    newWords: '新增的词',
    goneWords: '删除的词',
    firstWitness: '监销人一',
    secondWitness: '监销人二',
    files: '档案数',
    erasedLines: '一并抹去的操作日志',
    merged: '并入的档案',
    records: '移过来的记录数',
  }),
);

/** Codes that a person reads as a word, by the key they stand under. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gender: GENDERS,
  boarding: BOARDINGS,
  level: ALERT_LEVELS,
  concern: CONCERNS,
  care: CARES,
  situation: SITUATIONS,
  discoveryRoute: DISCOVERY_ROUTES,
  sign: OBSERVED_SIGNS,
  circumstance: CIRCUMSTANCES,
  kinds: AUDIT_KINDS,
  trouble: TROUBLES,
  audience: AUDIENCES,
  sides: SIDES,
  figure: Object.fromEntries([
    ...SUMMARY_FIGURES.map(({ code, label }) => [code, label]),
    ...WORK_KINDS.map(({ kind, word }) => [kind, word]),
    ...Object.entries(NOT_COUNTED),
  ]),
};

/** Says which row, when and by whom it was written: the line itself tells that. */
const OF_THE_ROW =
  /^(id|sequence|(session|import|letter|period|homeVisit|activity|followUp|summary|slot|attachment|class|rollOver|guardian|observation|diagnosis|screening|contact)Id|(recorded|removed|signed|undone)(At|By)|removalReason|importId)$/;

/** Acts about a record of another name than the act's. */
const ABOUT: ReadonlyMap<string, RecordKind> = new Map([
  ['student.left', 'departure'],
  ['student.returned', 'departure'],
]);

/** What is no record, and calls what is written in it by words of its own all the same. */
const OTHER_LOGS: ReadonlyMap<string, LogWords> = new Map([['institution', institutionLog]]);

/** How what an act is about calls what is written in it. */
function wordsOf(action: string): LogWords {
  const code = ABOUT.get(action) ?? action.slice(0, action.indexOf('.'));
  return isRecordKind(code) ? KINDS[code].log : (OTHER_LOGS.get(code) ?? {});
}

type Detail = Readonly<Record<string, unknown>>;
const isDetail = (value: unknown): value is Detail =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What a line tells beyond its subject. A line about a record tells what was written in it: reading that is a look
 * like any other (rules of the data, 8).
 *
 * @throws Refusal `noLine`.
 */
export function openAuditLine(writer: Writer, sequence: number): AuditFact[] {
  const line = writer.db
    .select({ action: auditLog.action, subject: auditLog.subject, detail: auditLog.detail })
    .from(auditLog)
    .where(eq(auditLog.sequence, sequence))
    .get();
  if (!line) throw new Refusal('noLine', '找不到这一条操作。请刷新后再看。');
  if (kindOfAction(line.action) === 'change') {
    writer.recordLook({ action: 'audit.opened', subject: line.subject, detail: { line: sequence } });
  }
  const detail: unknown = JSON.parse(line.detail);
  return isDetail(detail) ? factsOf(line.action, detail, (id) => nameOf(writer, id)) : [];
}

/** The student, teacher or leave that an id names; null when it names none of them. */
function nameOf(reader: Reader, id: string): string | null {
  const row = reader.db.get<{ name: string } | undefined>(
    sql`SELECT name FROM students WHERE id = ${id} UNION ALL SELECT name FROM staff WHERE id = ${id}
      UNION ALL SELECT from_on AS name FROM leave_periods WHERE id = ${id}`,
  );
  if (!row) return null;
  return isLocalDate(row.name) ? `${writtenDate(row.name)}起` : row.name;
}

/** The facts of a detail: what changed first, then what was said of it. */
export function factsOf(action: string, detail: Detail, nameOf: (id: string) => string | null): AuditFact[] {
  const { old: before, new: after, ...said } = detail;
  const { labels = {}, words = {} } = wordsOf(action);
  const labelOf = (key: string) => labels[key] ?? LABELS.get(key) ?? key;
  const text = (key: string, value: unknown) => writtenValue({ ...WORDS, ...words }, key, value, nameOf);
  return [
    ...changes(before, after, labelOf, text),
    ...Object.entries(said)
      .filter(([key]) => !OF_THE_ROW.test(key))
      .map(([key, value]) => ({ label: labelOf(key), before: null, after: text(key, value) })),
  ];
}

function changes(
  before: unknown,
  after: unknown,
  labelOf: (key: string) => string,
  text: (key: string, value: unknown) => string,
): AuditFact[] {
  if (isDetail(after)) {
    const was = isDetail(before) ? before : null;
    return (
      Object.keys(after)
        .filter((key) => !OF_THE_ROW.test(key))
        // Whom something new is about, the line's subject tells.
        .filter((key) => (was ? !same(was[key], after[key]) : key !== 'studentId' && !isEmpty(after[key])))
        .map((key) => ({
          label: labelOf(key),
          before: was ? text(key, was[key]) : null,
          after: text(key, after[key]),
        }))
    );
  }
  if (isDetail(before)) {
    return Object.keys(before)
      .filter((key) => !OF_THE_ROW.test(key) && !isEmpty(before[key]))
      .map((key) => ({ label: labelOf(key), before: text(key, before[key]), after: null }));
  }
  if (before === undefined && after === undefined) return [];
  return [{ label: '内容', before: text('', before), after: text('', after) }];
}

const isEmpty = (value: unknown) => writtenValue({}, '', value, () => null) === '';
const same = (one: unknown, other: unknown) =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other);

function writtenValue(
  wordsByKey: NonNullable<LogWords['words']>,
  key: string,
  value: unknown,
  nameOf: (id: string) => string | null,
): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number')
    return key.endsWith('At') ? writtenDate(todayOnThisPc(new Date(value))) : `${value}`;
  if (Array.isArray(value))
    return value.map((each) => writtenValue(wordsByKey, key, each, nameOf)).join('、');
  if (typeof value !== 'string') return JSON.stringify(value);
  const words = wordsByKey[key];
  if (words && Object.hasOwn(words, value)) return words[value] ?? value;
  if (/Ids?$/.test(key)) return nameOf(value) ?? value;
  if (isLocalDate(value)) return writtenDate(value);
  return key === 'bornOn' && isBirthMonth(value) ? writtenBirth(value) : value;
}
