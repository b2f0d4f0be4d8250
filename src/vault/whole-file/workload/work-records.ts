import { type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { CountedRecord } from '#shared/contract/counted-records.ts';
import type { ActivityId, SessionId, StudentId } from '#shared/contract/fields.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { WorkSource } from '#shared/work-kinds.ts';
import { placeOn } from '#vault/roll/students/student-lines.ts';
import { writtenProblems } from '#vault/rooms/sessions/problems.ts';
import { sessions } from '#vault/rooms/sessions/tables.ts';
import { stands } from '#vault/rooms/sessions/voids.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

/** Both days included. */
export interface Days {
  fromOn: LocalDate;
  untilOn: LocalDate;
}

/** A record of work, once for each student who took part; with nobody for an activity, or where nobody came. */
export interface WorkRecord {
  source: WorkSource;
  key: string;
  /** False for a session that waits for its signature: it is counted nowhere. */
  signed: boolean;
  occurredOn: LocalDate;
  studentId: StudentId | null;
  name: string;
  /** The student's class on that day, and its school year; empty and null without one. */
  className: string;
  schoolYear: number | null;
  /** Null where it was not written, or is not asked for. */
  minutes: number | null;
  amount: number;
  guardians: number;
  /** Of a session. */
  problems: readonly string[];
}

/** Sessions, as the SQL below calls them. */
const x = alias(sessions, 'x');

/** One student's records of a table that says whose and when they are. */
function ofStudent(
  source: SQL,
  table: string,
  days: Days,
  on = 'occurred_on',
  stands = 'r.removed_at IS NULL',
) {
  const day = sql.raw(`r.${on}`);
  return sql`SELECT ${source} AS source, r.id AS key, 1 AS signed, ${day} AS day, r.student_id AS student,
      NULL AS minutes, 1 AS amount, 0 AS guardians, '' AS problems
    FROM ${sql.raw(table)} r WHERE ${sql.raw(stands)} AND ${day} BETWEEN ${days.fromOn} AND ${days.untilOn}`;
}

/**
 * All that is counted of a period, whoever it is about. A session that was voided, a letter that was voided and whatever
 * was taken away count nowhere. Of a file that went into another one the records went over; where both took part in one
 * group session, the student is there once.
 */
export function workRecords(reader: Reader, days: Days): WorkRecord[] {
  const rows = reader.db.all<Omit<WorkRecord, 'signed' | 'problems'> & { signed: number; problems: string }>(
    workIn(days),
  );
  return rows.map((row) => ({
    ...row,
    signed: row.signed === 1,
    problems: writtenProblems(row.problems),
  }));
}

/** Exported for tests: the query of `workRecords`. */
export const workIn = (days: Days): SQL => sql`
    WITH work AS (
      SELECT x.kind AS source, x.id AS key, x.signed_at IS NOT NULL AS signed, x.occurred_on AS day,
        a.student_id AS student, x.minutes, 1 AS amount, 0 AS guardians, x.problems
      FROM sessions x
      LEFT JOIN session_students a ON a.session_id = x.id AND a.came = 1
        AND EXISTS (SELECT 1 FROM students s WHERE s.id = a.student_id AND s.removed_at IS NULL)
      WHERE ${stands(x)} AND x.occurred_on BETWEEN ${days.fromOn} AND ${days.untilOn}
      UNION ALL ${ofStudent(sql`'talk'`, 'talks', days)}
      UNION ALL ${ofStudent(sql`'contact.' || r.channel`, 'contacts', days)}
      UNION ALL ${ofStudent(sql`'homeVisit'`, 'home_visits', days)}
      UNION ALL ${ofStudent(sql`'followUp'`, 'follow_ups', days)}
      UNION ALL ${ofStudent(sql`'screening'`, 'screenings', days)}
      UNION ALL ${ofStudent(
        sql`'letter'`,
        'letters',
        days,
        'issued_on',
        'NOT EXISTS (SELECT 1 FROM letter_voids v WHERE v.letter_id = r.id)',
      )}
      UNION ALL SELECT kind, id, 1, occurred_on, NULL, NULL, quantity, guardians, '' FROM activities
        WHERE removed_at IS NULL AND occurred_on BETWEEN ${days.fromOn} AND ${days.untilOn}
    )
    SELECT w.source, w.key, w.signed, w.day AS occurredOn, w.student AS studentId, coalesce(s.name, '') AS name,
      coalesce(c.name, '') AS className, c.school_year AS schoolYear, w.minutes, w.amount, w.guardians, w.problems
    FROM work w
    LEFT JOIN students s ON s.id = w.student
    LEFT JOIN class_memberships m ON m.id = ${placeOn(sql`w.student`, sql`w.day`)}
    LEFT JOIN school_classes c ON c.id = m.class_id
    WHERE w.student IS NULL OR s.removed_at IS NULL`;

/** Where the words of a record stand that a list of records shows. */
const TEXTS: Readonly<Record<string, { table: string; text: string }>> = {
  session: { table: 'sessions', text: 'topic' },
  talk: { table: 'talks', text: 'text' },
  contact: { table: 'contacts', text: 'text' },
  homeVisit: { table: 'home_visits', text: 'text' },
  followUp: { table: 'follow_ups', text: 'text' },
  letter: { table: 'letters', text: `'告知书'` },
  screening: { table: 'screenings', text: `scale || ' ' || result` },
  activity: { table: 'activities', text: 'title' },
};

function kindOfTexts(source: WorkSource): string {
  if (source === 'individual' || source === 'group') return 'session';
  if (source.startsWith('contact.')) return 'contact';
  return Object.hasOwn(TEXTS, source) ? source : 'activity';
}

/** Records with what they say, by day; one that several took part in names them all. */
export function shownRecords(reader: Reader, records: readonly WorkRecord[]): CountedRecord[] {
  const texts = new Map<string, string>();
  for (const [of, some] of Map.groupBy(records, ({ source }) => kindOfTexts(source))) {
    const { table, text } = TEXTS[of] ?? { table: '', text: '' };
    const keys = JSON.stringify(some.map(({ key }) => key));
    const rows = reader.db.all<{ id: string; text: string }>(
      sql`SELECT id, ${sql.raw(text)} AS text FROM ${sql.raw(table)}
        WHERE id IN (SELECT value FROM json_each(${keys}))`,
    );
    for (const row of rows) texts.set(row.id, row.text);
  }
  return [...Map.groupBy(records, ({ key }) => key)]
    .flatMap(([key, together]) => {
      const [first] = together;
      if (!first) return [];
      const isAlone = together.length === 1;
      return {
        key,
        studentId: isAlone ? first.studentId : null,
        opens: opensOf(first),
        name: together.map(({ name }) => name).join('、'),
        className: isAlone ? first.className : '',
        occurredOn: first.occurredOn,
        text: texts.get(key) ?? '',
        amount: first.amount,
      };
    })
    .sort((one, other) => one.occurredOn.localeCompare(other.occurredOn));
}

function opensOf({ source, key }: WorkRecord): CountedRecord['opens'] {
  const of = kindOfTexts(source);
  // A key is the id of a row of the table that the source reads.
  if (of === 'session') return { at: 'session', sessionId: key as SessionId };
  return of === 'activity' ? { at: 'activities', activityId: key as ActivityId } : null;
}
