import { type SQL, sql } from 'drizzle-orm';
import type { BornOn } from '#shared/birth-date.ts';
import { compareClassNames } from '#shared/class-names.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { StudentLine } from '#shared/contract/students.ts';
import { Refusal } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { DayReader, Reader } from '#vault/strongbox/database/access.ts';

/** A student as on one day: class, homeroom teacher and level are that day's (rules of the data, 4). */
export interface StudentOn extends StudentLine {
  bornOn: BornOn | null;
  homeroomTeacherPhone: string;
}

/** SQL that orders periods by how near they are to a day: first those that hold it. */
const nearestTo = (
  date: SQL | LocalDate,
) => sql`(from_on <= ${date} AND (ended_on IS NULL OR ended_on > ${date})) DESC,
    abs(julianday(from_on) - julianday(${date}))`;

/** SQL of the place in a class that a student had on a day, as an id of `class_memberships`; the nearest one without. */
export const placeOn = (student: SQL, date: SQL | LocalDate): SQL => sql`(
      SELECT id FROM class_memberships WHERE student_id = ${student} AND ended_on IS NOT from_on
      ORDER BY ${nearestTo(date)} LIMIT 1)`;

/** SQL of the departures by which a student is not at the school on a day: what follows FROM. */
const awayOn = (student: SQL, date: LocalDate): SQL => sql`
      departures WHERE student_id = ${student} AND left_on <= ${date}
        AND (returned_on IS NULL OR returned_on > ${date})`;

/**
 * Students as they were on `date`, by class then name. Where nothing was on record for that day yet, the
 * nearest class counts, so that a session of last June does not lose its class. Of two periods that lie over each
 * other, as after two files of one student became one, the later counts: a student is one line.
 */
function studentsWhere(reader: Reader, date: LocalDate, which: SQL): StudentOn[] {
  const rows = reader.db.all<Omit<StudentOn, 'onLeave'> & { onLeave: number }>(sql`
    SELECT s.id, s.student_number AS studentNumber, s.other_number AS otherNumber, s.name, s.gender, s.born_on AS bornOn,
      s.address, s.ethnicity, s.boarding,
      coalesce(c.name, '') AS className, coalesce(t.name, '') AS homeroomTeacher,
      coalesce(t.phone, '') AS homeroomTeacherPhone, l.level,
      d.left_on AS leftOn, v.id IS NOT NULL AS onLeave
    FROM students s
    LEFT JOIN class_memberships m ON m.id = ${placeOn(sql`s.id`, date)}
    LEFT JOIN school_classes c ON c.id = m.class_id
    LEFT JOIN homeroom_teachers h ON h.id = (
      SELECT id FROM homeroom_teachers WHERE class_id = c.id AND ended_on IS NOT from_on ORDER BY ${nearestTo(date)} LIMIT 1)
    LEFT JOIN staff t ON t.id = h.staff_id
    LEFT JOIN level_periods l ON l.id = (
      SELECT id FROM level_periods WHERE student_id = s.id AND removed_at IS NULL AND from_on <= ${date}
        AND (ended_on IS NULL OR ended_on > ${date}) ORDER BY from_on DESC LIMIT 1)
    LEFT JOIN departures d ON d.id = (
      SELECT id FROM ${awayOn(sql`s.id`, date)} LIMIT 1)
    LEFT JOIN leave_periods v ON v.id = (
      SELECT id FROM leave_periods WHERE student_id = s.id AND from_on <= ${date}
        AND (ended_on IS NULL OR ended_on > ${date}) LIMIT 1)
    WHERE s.removed_at IS NULL AND ${which}`);
  return rows.map((row) => ({ ...row, onLeave: row.onLeave === 1 })).sort(byClassThenName);
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** The order of every list on screen and of batch printing: class, then name, then number. */
export function byClassThenName(
  one: { className: string; name: string; studentNumber: string },
  other: { className: string; name: string; studentNumber: string },
): number {
  return (
    compareClassNames(one.className, other.className) ||
    collator.compare(one.name, other.name) ||
    collator.compare(one.studentNumber, other.studentNumber)
  );
}

/** Every student who is at the school on `date`; whoever has left is not. */
export function listStudents(reader: Reader, date: LocalDate): StudentOn[] {
  return studentsWhere(reader, date, sql`d.id IS NULL`);
}

/** How many students are at the school on `date`. */
export function countStudents({ db }: Reader, date: LocalDate): number {
  const row = db.get<{ students: number }>(sql`
    SELECT count(*) AS students FROM students s
    WHERE removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM ${awayOn(sql`s.id`, date)})`);
  return row?.students ?? 0;
}

/** Those of some who are at the school on `date`. */
export function idsAtSchool({ db }: DayReader, ids: readonly StudentId[], date: LocalDate): StudentId[] {
  return db
    .all<{ id: StudentId }>(sql`
      SELECT id FROM students s
      WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
        AND removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM ${awayOn(sql`s.id`, date)})`)
    .map(({ id }) => id);
}

/** Those at a level on `date`, whether still at the school or not. */
export function idsAtLevel({ db }: Reader, date: LocalDate): StudentId[] {
  return db
    .all<{ id: StudentId }>(sql`
      SELECT DISTINCT student_id AS id FROM level_periods
      WHERE removed_at IS NULL AND from_on <= ${date} AND (ended_on IS NULL OR ended_on > ${date})`)
    .map(({ id }) => id);
}

/** Every student of whom the vault holds a file, whether still at the school on `date` or not. */
export function everyStudent(reader: Reader, date: LocalDate): StudentOn[] {
  return studentsWhere(reader, date, sql`1`);
}

/** Some students as on `date`, by class then name. */
export function studentsById(reader: Reader, ids: readonly StudentId[], date: LocalDate): StudentOn[] {
  return studentsWhere(reader, date, sql`s.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}

/** @throws Refusal `noStudent` when there is none, or the student was taken off the list. */
export function studentOn(reader: Reader, id: StudentId, date: LocalDate): StudentOn {
  const [student] = studentsById(reader, [id], date);
  if (!student) throw new Refusal('noStudent', '找不到这名学生，可能已撤销导入。请返回学生列表重新选择。');
  return student;
}

/** How the audit log names a student. */
export function auditSubject(student: { name: string; studentNumber: string }): string {
  return `${student.name}（${student.studentNumber}）`;
}

/**
 * How the audit log names several: the subject names the first of a group only; the detail names them all, and the log
 * finds each by name.
 */
export function auditSubjects(students: readonly { name: string; studentNumber: string }[]): {
  subject: string;
  detail: { students?: string[] };
} {
  const [first] = students;
  if (!first) return { subject: '', detail: {} };
  const subject = auditSubject(first);
  if (students.length === 1) return { subject, detail: {} };
  return { subject: `${subject}等${students.length}人`, detail: { students: students.map(auditSubject) } };
}
