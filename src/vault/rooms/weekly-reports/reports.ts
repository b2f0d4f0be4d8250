import { and, eq, isNull, sql } from 'drizzle-orm';
import type { SchoolClassId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import {
  isSaid,
  type RemarkInput,
  type WeeklyReport,
  type WeeklyReportId,
} from '#shared/contract/weekly-reports.ts';
import { Refusal } from '#shared/outcome.ts';
import { addDays, type LocalDate, weekOf, writtenWeek } from '#shared/school-calendar.ts';
import { homeroomTeachers, schoolClasses, staff } from '#vault/roll/school/tables.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { pupilsSince } from '#vault/roll/students/pupils.ts';
import { auditSubject, auditSubjects, studentsById } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { type EntryOnRecord, entriesWhere } from './entries.ts';
import { weeklyReportEntries, weeklyReports } from './tables.ts';

type ReportRow = typeof weeklyReports.$inferSelect;

/** A report that was not taken away. @throws Refusal `noReport`. */
export function existingReport(reader: Reader, id: WeeklyReportId): ReportRow {
  const row = reader.db
    .select()
    .from(weeklyReports)
    .where(and(eq(weeklyReports.id, id), isNull(weeklyReports.removedAt)))
    .get();
  if (!row) throw new Refusal('noReport', '找不到这份班级周报，可能已被删除。请返回“班级周报”重新选择。');
  return row;
}

/** The report of a class and week that stands; undefined for a class that is silent. */
export const standingReport = (
  { db }: Reader,
  classId: SchoolClassId,
  weekFrom: LocalDate,
): ReportRow | undefined =>
  db
    .select()
    .from(weeklyReports)
    .where(
      and(
        eq(weeklyReports.classId, classId),
        eq(weeklyReports.weekFrom, weekFrom),
        isNull(weeklyReports.removedAt),
      ),
    )
    .get();

/** One report whole. The look is on record, with everybody whom it speaks of. @throws Refusal `noReport`. */
export function readReport(writer: Writer, id: WeeklyReportId): WeeklyReport {
  const row = existingReport(writer, id);
  const report = reportOf(writer, row);
  const about = auditSubjects(report.remarks);
  writer.recordLook({ action: 'weeklyReport.viewed', subject: subjectOf(report), detail: about.detail });
  return report;
}

export function reportOf(reader: Reader, row: ReportRow): WeeklyReport {
  const entries = linesOf(reader, row.id);
  const students = new Map(
    studentsById(
      reader,
      entries.map(({ studentId }) => studentId),
      reader.today,
    ).map((student) => [student.id, student]),
  );
  const { id, classId, weekFrom, toldOn, toldBy, isAllWell, note } = row;
  return {
    id,
    classId,
    weekFrom,
    toldOn,
    toldBy,
    isAllWell,
    note,
    className: classOf(reader, classId).name,
    remarks: entries.flatMap((entry) => {
      const student = students.get(entry.studentId);
      if (!student) return [];
      const { name, studentNumber, leftOn } = student;
      return [{ ...entry, name, studentNumber, hasLeft: leftOn !== null }];
    }),
  };
}

const linesOf = (reader: Reader, id: WeeklyReportId): EntryOnRecord[] =>
  entriesWhere(reader, eq(weeklyReportEntries.reportId, id));

/** 七年级(1)班 9月7日至13日. */
export const subjectOf = ({ className, weekFrom }: Pick<WeeklyReport, 'className' | 'weekFrom'>): string =>
  `${className} ${writtenWeek(weekOf(weekFrom))}`;

/** @throws Refusal `noClass`. */
export function classOf({ db }: Reader, id: SchoolClassId): { name: string } {
  const row = db
    .select({ name: schoolClasses.name })
    .from(schoolClasses)
    .where(eq(schoolClasses.id, id))
    .get();
  if (!row) throw new Refusal('noClass', '找不到这个班级。请返回“班级周报”重新选择。');
  return row;
}

/** Who was a class's homeroom teacher on a day; empty where nobody is on record. */
export function homeroomTeacherOn({ db }: Reader, classId: SchoolClassId, day: LocalDate): string {
  const row = db
    .select({ name: staff.name })
    .from(homeroomTeachers)
    .innerJoin(staff, eq(staff.id, homeroomTeachers.staffId))
    .where(
      and(
        eq(homeroomTeachers.classId, classId),
        sql`${homeroomTeachers.fromOn} <= ${day} AND (${homeroomTeachers.endedOn} IS NULL OR ${homeroomTeachers.endedOn} > ${day})`,
      ),
    )
    .get();
  return row?.name ?? '';
}

/** What a report begins with: who tells it, who is listed that week, and whom it may speak of. @throws Refusal `noClass`. */
export function beginReport(
  reader: Reader,
  { classId, weekFrom }: InputOf<'weeklyReports.begin'>,
): OutputOf<'weeklyReports.begin'> {
  const { name: className } = classOf(reader, classId);
  const studentIds = [...pupilsSince(reader, classId, weekFrom)];
  const { until } = weekOf(weekFrom);
  const day = until < reader.today ? until : reader.today;
  return {
    className,
    homeroomTeacher: homeroomTeacherOn(reader, classId, day),
    studentIds,
    listed: studentsById(reader, studentIds, day).flatMap(({ id: studentId, name, level, leftOn }) =>
      level === null || leftOn !== null ? [] : [{ studentId, name, level }],
    ),
  };
}

interface FromImport {
  importId: ReportRow['importId'];
  replacesId: ReportRow['replacesId'];
}

/**
 * What stands in the way of a report; writes nothing.
 *
 * @returns what it would be written over, and what it says.
 */
export function weighReport(
  reader: Reader,
  { reportId, remarks: handedIn, classId, weekFrom, toldOn, toldBy }: InputOf<'weeklyReports.write'>,
) {
  const before = reportId && existingReport(reader, reportId);
  const { name: className } = classOf(reader, classId);
  refuseOtherDays(reader, { weekFrom, toldOn });
  const pupils = pupilsSince(reader, classId, weekFrom);
  refusePupil(reader, toldBy, pupils);
  const lines = before ? linesOf(reader, before.id) : [];
  const remarks = handedIn.map((remark, at) => ({ ...remark, at })).filter(isSaid);
  refuseStrangers(reader, remarks, { pupils, lines, weekFrom });
  return { before, className, lines, remarks };
}

/**
 * Writes a report down, or corrects one. Nobody comes on the watchlist by it. A line that is taken out stays in the
 * vault, hidden.
 *
 * @throws Refusal `noReport`, `noClass`, `alreadyTold`, `weekAhead`, `toldBefore`, `pupilNamed`, `otherClass`, `twice`,
 *   `notInWeek`, `archived`; of `refuseImpossibleDay`.
 */
export function writeReport(
  writer: Writer,
  wanted: InputOf<'weeklyReports.write'>,
  from: FromImport = { importId: null, replacesId: null },
): WeeklyReportId {
  const { reportId: _, remarks: __, ...columns } = wanted;
  const { classId, weekFrom, toldOn } = columns;
  const { before, className, lines, remarks } = weighReport(writer, wanted);
  const standing = standingReport(writer, classId, weekFrom);
  if (standing && standing.id !== before?.id) {
    throw new Refusal('alreadyTold', `${subjectOf({ className, weekFrom })}已有一份周报。请打开那一份修改。`);
  }
  const recorded = { recordedAt: writer.now, recordedBy: writer.person };
  const id = before
    ? before.id
    : writer.db
        .insert(weeklyReports)
        .values({ ...columns, ...from, ...recorded })
        .returning({ id: weeklyReports.id })
        .get().id;
  if (before) {
    const corrected = { ...columns, correctedAt: writer.now };
    writer.db.update(weeklyReports).set(corrected).where(eq(weeklyReports.id, before.id)).run();
  }
  writeLines(writer, { id, toldOn }, remarks, lines);
  const about = [...lines, ...remarks].map(({ studentId }) => studentId);
  const { detail } = auditSubjects(studentsById(writer, [...new Set(about)], writer.today));
  writer.record({
    action: 'weeklyReport.written',
    subject: subjectOf({ className, weekFrom }),
    detail: { ...detail, old: before && inLog(before), new: inLog(columns) },
  });
  return id;
}

type Numbered = RemarkInput & { at: number };

const inLog = ({
  toldOn,
  toldBy,
  isAllWell,
  note,
}: Pick<ReportRow, 'toldOn' | 'toldBy' | 'isAllWell' | 'note'>) => ({
  toldOn,
  toldBy,
  isAllWell,
  note,
});

function refuseOtherDays(reader: Reader, { weekFrom, toldOn }: Pick<ReportRow, 'weekFrom' | 'toldOn'>): void {
  if (weekFrom > reader.today) throw new Refusal('weekAhead', '这一周还没有开始，不能写周报。');
  refuseImpossibleDay(reader, 'toldOn', toldOn);
  if (toldOn < weekFrom) throw Refusal.at('toldOn', 'toldBefore', '上报日期早于这一周，请核对');
}

/** A helper among the pupils is never named: what he told stands as that of 心理委员. */
function refusePupil(reader: Reader, toldBy: string, pupils: ReadonlySet<StudentId>): void {
  const isPupil = studentsById(reader, [...pupils], reader.today).some(({ name }) => name === toldBy);
  const isStaff = reader.db.select({ id: staff.id }).from(staff).where(eq(staff.name, toldBy)).get();
  if (!isPupil || isStaff) return;
  throw Refusal.at(
    'toldBy',
    'pupilNamed',
    '这是本班学生的姓名。这里写班主任；心理委员反映的，在那一条里选“心理委员”，不写姓名',
  );
}

function refuseStrangers(
  reader: Reader,
  remarks: readonly Numbered[],
  of: { pupils: ReadonlySet<StudentId>; lines: readonly EntryOnRecord[]; weekFrom: LocalDate },
): void {
  const { pupils, lines, weekFrom } = of;
  const seen = new Set<string>();
  for (const remark of remarks) {
    const { id, kind, studentId, seenOn, at } = remark;
    const before = lines.find((line) => line.id === id);
    if (id !== null && before?.studentId !== studentId) {
      throw Refusal.at(`remarks.${at}.studentId`, 'noRemark', '这一条不在这份周报里，请刷新后重写');
    }
    const apart = `${kind} ${studentId} ${kind === 'absent' ? seenOn : ''}`;
    if (seen.has(apart)) {
      throw Refusal.at(`remarks.${at}.studentId`, 'twice', '这名学生在这一栏已经写过了，请合并后去掉一处');
    }
    seen.add(apart);
    if (before && saysTheSame(before, remark)) continue;
    mustBeAtSchool(reader, studentId);
    if (!pupils.has(studentId)) {
      throw Refusal.at(`remarks.${at}.studentId`, 'otherClass', '这名学生不在这个班，请核对');
    }
    refuseImpossibleDay(reader, `remarks.${at}.seenOn`, seenOn, { of: [studentId] });
    if (seenOn !== null && (seenOn < weekFrom || seenOn > addDays(weekFrom, 6))) {
      throw Refusal.at(
        `remarks.${at}.seenOn`,
        'notInWeek',
        `这一天不在这一周（${writtenWeek(weekOf(weekFrom))}）里，请核对`,
      );
    }
  }
}

type Words = Pick<RemarkInput, 'kind' | 'change' | 'absence' | 'seenOn' | 'source' | 'text'>;
const wordsOf = ({ kind, change, absence, seenOn, source, text }: Words): Words => ({
  kind,
  change,
  absence,
  seenOn,
  source,
  text,
});
export const saysTheSame = (one: Words, other: Words): boolean =>
  JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other));

/** Lines that say the same as before stay as they are: of who has left since, nothing is written any more. */
function writeLines(
  writer: Writer,
  { id: reportId, toldOn }: Pick<ReportRow, 'id' | 'toldOn'>,
  remarks: readonly Numbered[],
  before: readonly EntryOnRecord[],
): void {
  const { db } = writer;
  const kept = new Set(remarks.map(({ id }) => id));
  const gone = before.filter(({ id }) => !kept.has(id));
  hideLines(writer, gone, '更正班级周报');
  for (const [position, { id, studentId, ...remark }] of remarks.entries()) {
    const line = before.find((each) => each.id === id);
    const words = { ...wordsOf(remark), occurredOn: toldOn, position };
    if (line && saysTheSame(line, remark) && line.occurredOn === toldOn) continue;
    if (line) {
      mustBeAtSchool(writer, studentId);
      db.update(weeklyReportEntries).set(words).where(eq(weeklyReportEntries.id, line.id)).run();
    } else {
      db.insert(weeklyReportEntries)
        .values({ ...words, reportId, studentId, recordedAt: writer.now, recordedBy: writer.person })
        .run();
    }
    const [student] = studentsById(writer, [studentId], writer.today);
    if (!student) continue;
    writer.record({
      action: 'weeklyReportEntry.written',
      subject: auditSubject(student),
      detail: { old: line ? wordsOf(line) : null, new: wordsOf(remark) },
    });
  }
}

function hideLines(writer: Writer, lines: readonly EntryOnRecord[], reason: string): void {
  for (const { id, studentId } of lines) {
    mustBeAtSchool(writer, studentId);
    writer.db
      .update(weeklyReportEntries)
      .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
      .where(eq(weeklyReportEntries.id, id))
      .run();
  }
}

/**
 * 零报告 of several classes, each told by its homeroom teacher of the day.
 *
 * @throws Refusal those of `writeReport`.
 */
export function writeZeros(
  writer: Writer,
  { classIds, weekFrom, toldOn }: InputOf<'weeklyReports.writeZeros'>,
): OutputOf<'weeklyReports.writeZeros'> {
  refuseOtherDays(writer, { weekFrom, toldOn });
  const told: string[] = [];
  const reportIds = [...new Set(classIds)].map((classId) => {
    const { name: className } = classOf(writer, classId);
    if (standingReport(writer, classId, weekFrom)) {
      throw new Refusal('alreadyTold', `${className}这一周已有周报，没有写入任何班。请刷新后重新选择。`);
    }
    told.push(className);
    const toldBy = homeroomTeacherOn(writer, classId, toldOn);
    const recorded = { recordedAt: writer.now, recordedBy: writer.person };
    return writer.db
      .insert(weeklyReports)
      .values({ classId, weekFrom, toldOn, toldBy, isAllWell: true, ...recorded })
      .returning({ id: weeklyReports.id })
      .get().id;
  });
  writer.record({
    action: 'weeklyReport.zeroReported',
    subject: `${writtenWeek(weekOf(weekFrom))}：${told.join('、')}`,
    detail: { toldOn },
  });
  return { reportIds };
}

/** Hides reports with what they said of students. @throws Refusal `noReport`, `archived` where one has left since. */
export function removeReports(writer: Writer, { reportIds, reason }: InputOf<'weeklyReports.remove'>): void {
  for (const id of reportIds) {
    const row = existingReport(writer, id);
    const report = reportOf(writer, row);
    hideLines(writer, linesOf(writer, id), reason);
    writer.db
      .update(weeklyReports)
      .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
      .where(eq(weeklyReports.id, id))
      .run();
    writer.record({
      action: 'weeklyReport.removed',
      subject: subjectOf(report),
      detail: { ...auditSubjects(report.remarks).detail, reason },
    });
  }
}
