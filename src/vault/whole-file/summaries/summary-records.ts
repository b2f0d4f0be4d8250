import { type SQL, sql } from 'drizzle-orm';
import type { CountedRecord } from '#shared/contract/counted-records.ts';
import type { ActivityId, StudentId } from '#shared/contract/fields.ts';
import type { SummaryLine } from '#shared/contract/summaries.ts';
import type { SummaryFigure } from '#shared/summary-figures.ts';
import {
  ALERT_LEVELS,
  CARES,
  CAUSES_OF_CARE,
  type Care,
  CONCERNS,
  type Concern,
  HIGH_RISK_LEVELS,
} from '#shared/terms.ts';
import { studentsById } from '#vault/roll/students/student-lines.ts';
import { asOf, type Reader } from '#vault/strongbox/database/access.ts';

/** How records become a number: different students, different staff, or the sum of their amounts. */
type Measure = 'students' | 'staff' | 'amounts';

/** A record behind a figure, with whom it counts by. */
interface Counted extends Omit<CountedRecord, 'name' | 'className' | 'opens'> {
  staffName: string | null;
}

/** Both days included. */
type Window = Pick<SummaryLine, 'fromOn' | 'untilOn'>;

export const HIGH_RISK = sql.raw(HIGH_RISK_LEVELS.map((level) => `'${level}'`).join(', '));

/**
 * A period (last day excluded) that has at least one day in `fromOn`–`untilOn` (both included) on which the student
 * was at the school. A level goes on in an archive as it was on the last day, and counts no more.
 */
export const touching = ({ fromOn, untilOn }: Window): SQL =>
  sql`p.from_on <= ${untilOn} AND (p.ended_on IS NULL OR (p.ended_on > ${fromOn} AND p.ended_on > p.from_on))
    AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.student_id = p.student_id
      AND d.left_on <= max(p.from_on, ${fromOn})
      AND (d.returned_on IS NULL
        OR (d.returned_on > ${untilOn} OR (p.ended_on IS NOT NULL AND d.returned_on >= p.ended_on))))`;

export const doneIn = ({ fromOn, untilOn }: Window): SQL =>
  sql`v.removed_at IS NULL AND v.occurred_on BETWEEN ${fromOn} AND ${untilOn}`;

function visitsDue(summary: Window): SQL {
  return sql`
    SELECT p.id AS key, p.student_id AS studentId, p.from_on AS occurredOn,
      p.level || '：' || p.reason AS text, 1 AS amount, NULL AS staffName
    FROM level_periods p WHERE p.removed_at IS NULL AND p.level IN (${HIGH_RISK}) AND ${touching(summary)}
    UNION ALL
    SELECT v.id, v.student_id, v.planned_on, '列入家访计划 ' || v.text, 1, NULL
    FROM home_visits v
    WHERE v.removed_at IS NULL AND v.planned_on BETWEEN ${summary.fromOn} AND ${summary.untilOn}`;
}

/** Who should be visited in the period, and why: a student for each level and each plan. */
export function duesBehind(reader: Reader, period: Window): { studentId: StudentId; text: string }[] {
  return reader.db
    .all<{ studentId: StudentId; text: string }>(visitsDue(period))
    .map(({ studentId, text }) => ({ studentId, text: withLevelWord(text) }));
}

/**
 * Visits that took place: those written down as visits, and those that only a follow-up or a talk with the guardian
 * tells of. A student who stands in several of them is counted once.
 */
export const VISITS = sql`(
  SELECT id, student_id, occurred_on, text, removed_at FROM home_visits
  UNION ALL SELECT id, student_id, occurred_on, text, removed_at FROM follow_ups WHERE channel = 'homeVisit'
  UNION ALL SELECT id, student_id, occurred_on, text, removed_at FROM contacts WHERE channel = 'homeVisit')`;

export function visitsDone(summary: Window): SQL {
  return sql`
    SELECT v.id AS key, v.student_id AS studentId, v.occurred_on AS occurredOn, v.text, 1 AS amount,
      NULL AS staffName
    FROM ${VISITS} v WHERE ${doneIn(summary)}`;
}

function visitStaff(summary: SummaryLine): SQL {
  return sql`
    SELECT v.id || ':' || t.id AS key, v.student_id AS studentId, v.occurred_on AS occurredOn, v.text,
      1 AS amount, t.id AS staffId, t.name AS staffName
    FROM home_visits v
    JOIN home_visit_staff vs ON vs.home_visit_id = v.id
    JOIN staff t ON t.id = vs.staff_id
    WHERE ${doneIn(summary)}`;
}

function visitedWith(summary: SummaryLine, concern: Concern): SQL {
  return sql`
    SELECT v.id || ':' || p.id AS key, v.student_id AS studentId, v.occurred_on AS occurredOn,
      p.reason AS text, 1 AS amount, NULL AS staffName
    FROM ${VISITS} v
    JOIN concern_periods p ON p.student_id = v.student_id AND p.removed_at IS NULL AND p.concern = ${concern}
      AND ${touching(summary)}
    WHERE ${doneIn(summary)}`;
}

function inCare(summary: SummaryLine, care: Care): SQL {
  return sql`
    SELECT p.id AS key, p.student_id AS studentId, p.from_on AS occurredOn,
      p.reason AS text, 1 AS amount, NULL AS staffName
    FROM ${inCareOrOnLeave(care)} p WHERE ${touching(summary)}`;
}

/** A leave because of 心理问题 is a state of care by itself. */
function inCareOrOnLeave(care: Care): SQL {
  const own = sql`SELECT id, student_id, from_on, ended_on, reason FROM care_periods
    WHERE removed_at IS NULL AND care = ${care}`;
  if (care !== 'leaveAtHome') return sql`(${own})`;
  return sql`(${own} UNION ALL SELECT id, student_id, from_on, ended_on, reason FROM leave_periods
    WHERE cause IN (${sql.join(
      CAUSES_OF_CARE.map((cause) => sql`${cause}`),
      sql`, `,
    )}))`;
}

/** `amount` is a column of the activity, or 1 where the activities themselves are counted. */
function activitiesOf(summary: SummaryLine, kind: string, amount: 'quantity' | 'guardians' | '1'): SQL {
  return sql`
    SELECT a.id AS key, NULL AS studentId, a.occurred_on AS occurredOn, a.title AS text,
      ${sql.raw(amount)} AS amount, NULL AS staffName
    FROM activities a
    WHERE a.removed_at IS NULL AND a.kind = ${kind}
      AND a.occurred_on BETWEEN ${summary.activitiesFromOn} AND ${summary.activitiesUntilOn}`;
}

/** Where a figure's records come from, and how they are counted (forms.md 附件3, third column). */
function source(figure: SummaryFigure, summary: SummaryLine): { records: SQL; measure: Measure } {
  const concern = (Object.keys(CONCERNS) as Concern[]).find((code) => figure === `visited.${code}`);
  if (concern) return { records: visitedWith(summary, concern), measure: 'students' };
  const care = (Object.keys(CARES) as Care[]).find((code) => figure === `care.${code}`);
  if (care) return { records: inCare(summary, care), measure: 'students' };
  switch (figure) {
    case 'visitsDue':
      return { records: visitsDue(summary), measure: 'students' };
    case 'visitsDone':
      return { records: visitsDone(summary), measure: 'students' };
    case 'visitStaff':
      return { records: visitStaff(summary), measure: 'staff' };
    case 'lessonHours':
      return { records: activitiesOf(summary, 'lesson', 'quantity'), measure: 'amounts' };
    case 'studentLectures':
      return { records: activitiesOf(summary, 'studentLecture', '1'), measure: 'amounts' };
    case 'guardianLectures':
      return { records: activitiesOf(summary, 'guardianLecture', '1'), measure: 'amounts' };
    case 'guardianLectureAttendance':
      return { records: activitiesOf(summary, 'guardianLecture', 'guardians'), measure: 'amounts' };
    case 'guardianPushes':
      return { records: activitiesOf(summary, 'guardianPush', 'quantity'), measure: 'amounts' };
    case 'guardianPushReach':
      return { records: activitiesOf(summary, 'guardianPush', 'guardians'), measure: 'amounts' };
    default:
      throw new Error(`a figure without a source: ${figure}`);
  }
}

/** The records behind a figure by date. Every count opens to its records (rules of the data, 6). */
export function recordsBehind(reader: Reader, figure: SummaryFigure, summary: SummaryLine): CountedRecord[] {
  const rows = reader.db.all<Counted>(source(figure, summary).records);
  const students = new Map(
    studentsById(
      reader,
      [...new Set(rows.flatMap(({ studentId }) => studentId ?? []))],
      asOf(reader, summary.untilOn).today,
    ).map((student) => [student.id, student]),
  );
  return rows
    .map(({ staffName, ...row }) => {
      const student = row.studentId === null ? undefined : students.get(row.studentId);
      const name = staffName ?? student?.name ?? '';
      // Nobody's record is an activity, by whose id it is counted.
      const opens = row.studentId === null ? activityOf(row.key) : null;
      return { ...row, opens, text: withLevelWord(row.text), name, className: student?.className ?? '' };
    })
    .sort((one, other) => one.occurredOn.localeCompare(other.occurredOn));
}

const activityOf = (key: string) => ({ at: 'activities', activityId: key as ActivityId }) as const;

/** The number itself, counted from those same records. */
export function count(reader: Reader, figure: SummaryFigure, summary: SummaryLine): number {
  const { records, measure } = source(figure, summary);
  const rows = reader.db.all<Counted & { staffId?: string }>(records);
  if (measure === 'amounts') return rows.reduce((sum, { amount }) => sum + amount, 0);
  return new Set(rows.map(({ studentId, staffId }) => (measure === 'staff' ? staffId : studentId))).size;
}

function withLevelWord(text: string): string {
  return text.replace(/^(serious|severe)：/, (_, level: 'serious' | 'severe') => `${ALERT_LEVELS[level]}：`);
}
