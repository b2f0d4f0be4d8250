import { type SQL, sql } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { Summary, SummaryLine } from '#shared/contract/summaries.ts';
import { SUMMARY_GAPS, type SummaryGap } from '#shared/summary-gaps.ts';
import { codesOf } from '#shared/terms.ts';
import { studentsById } from '#vault/roll/students/student-lines.ts';
import { asOf, type Reader } from '#vault/strongbox/database/access.ts';
import { doneIn, HIGH_RISK, touching, VISITS } from './summary-records.ts';

/** Whose records count in no figure for want of another, by class and name; gaps that there are none of are left out. */
export function gapsOf(reader: Reader, summary: SummaryLine): Summary['gaps'] {
  const on = asOf(reader, summary.untilOn).today;
  return codesOf(SUMMARY_GAPS).flatMap((gap) => {
    const ids = reader.db.all<{ id: StudentId }>(studentsIn(gap, summary)).map(({ id }) => id);
    const students = studentsById(reader, ids, on).map(({ id, name, className }) => ({
      id,
      name,
      className,
    }));
    return students.length > 0 ? [{ gap, students }] : [];
  });
}

function studentsIn(gap: SummaryGap, summary: SummaryLine): SQL {
  const none = (
    table: 'concern_periods' | 'care_periods',
  ) => sql`NOT EXISTS (SELECT 1 FROM ${sql.raw(table)} p
    WHERE p.student_id = s.id AND p.removed_at IS NULL AND ${touching(summary)})`;
  const some = (which: SQL) => sql`SELECT s.id FROM students s WHERE ${which}`;
  const diagnosed = sql`EXISTS (SELECT 1 FROM diagnoses d WHERE d.student_id = s.id AND d.removed_at IS NULL
    AND d.diagnosed_on <= ${summary.untilOn})
    AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.student_id = s.id AND d.left_on <= ${summary.fromOn}
      AND (d.returned_on IS NULL OR d.returned_on > ${summary.untilOn}))`;
  switch (gap) {
    case 'diagnosedWithoutConcern':
      return some(sql`${diagnosed} AND ${none('concern_periods')}`);
    case 'diagnosedWithoutCare':
      return some(sql`${diagnosed} AND ${none('care_periods')}
        AND NOT EXISTS (SELECT 1 FROM leave_periods p WHERE p.student_id = s.id AND ${touching(summary)})`);
    case 'visitedWithoutConcern':
      return some(sql`EXISTS (SELECT 1 FROM ${VISITS} v WHERE v.student_id = s.id AND ${doneIn(summary)})
        AND EXISTS (SELECT 1 FROM level_periods p WHERE p.student_id = s.id AND p.removed_at IS NULL
          AND p.level IN (${HIGH_RISK}) AND ${touching(summary)})
        AND ${none('concern_periods')}`);
    case 'visitToldElsewhere':
      return some(sql`EXISTS (SELECT 1 FROM ${VISITS} v WHERE v.student_id = s.id AND ${doneIn(summary)})
        AND NOT EXISTS (SELECT 1 FROM home_visits v WHERE v.student_id = s.id AND ${doneIn(summary)})`);
  }
}
