import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { date, type RollOverId, studentId } from '#shared/contract/fields.ts';
import {
  type RolledStudent,
  type RollOverLine,
  type RollOverReport,
  rollOverPlan,
  rollOverReport,
} from '#shared/contract/roll-over.ts';
import { Refusal } from '#shared/outcome.ts';
import { rollOvers } from '#vault/roll/school/tables.ts';
import { studentsById } from '#vault/roll/students/student-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

/** A student by id alone: names stay in the file, so that a destroyed one is gone from here as well. */
const keptStudent = z.object({ studentId, from: z.string(), to: z.string() });
export type KeptStudent = z.infer<typeof keptStudent>;

/** The report as it is kept. */
export const keptReport = rollOverReport.extend({
  repeated: z.array(keptStudent),
  onLeave: z.array(keptStudent),
  stayed: z.array(keptStudent),
  there: z.array(keptStudent),
});
export type KeptReport = z.infer<typeof keptReport>;

/** What was asked for, and which place of each student ended, on which day: undoing lets it go on. */
export const keptPlan = z.object({
  asked: rollOverPlan,
  ended: z.array(z.object({ studentId, placeId: z.uuid(), endedOn: date })),
});
export type KeptPlan = z.infer<typeof keptPlan>;

/** @throws Refusal `noRollOver`. */
export function existingRollOver(reader: Reader, id: RollOverId) {
  const row = reader.db.select().from(rollOvers).where(eq(rollOvers.id, id)).get();
  if (!row) throw new Refusal('noRollOver', '找不到这次升级。请刷新后再试。');
  return {
    ...row,
    plan: keptPlan.parse(JSON.parse(row.plan)),
    report: keptReport.parse(JSON.parse(row.report)),
  };
}

/** Every roll-over, the latest first. */
export function listRollOvers(reader: Reader): RollOverLine[] {
  return reader.db.select().from(rollOvers).orderBy(desc(rollOvers.recordedAt)).all().map(rollOverLine);
}

export function rollOverLine(row: typeof rollOvers.$inferSelect): RollOverLine {
  const { id, intoSchoolYear, fromOn, recordedAt, recordedBy, undoneAt } = row;
  const { moved, graduated, repeated } = keptReport.parse(JSON.parse(row.report));
  return {
    id,
    intoSchoolYear,
    fromOn,
    recordedAt,
    recordedBy,
    undoneAt,
    moved,
    graduated,
    repeated: repeated.length,
  };
}

/** @throws Refusal `noRollOver`. */
export function rollOverReportOf(reader: Reader, id: RollOverId): RollOverReport {
  return withNames(reader, existingRollOver(reader, id).report);
}

/** A kept report with the names of those who still have a file. */
export function withNames(reader: Reader, report: KeptReport): RollOverReport {
  const { repeated, onLeave, stayed, there } = report;
  const ids = [...repeated, ...onLeave, ...stayed, ...there].map(({ studentId }) => studentId);
  const known = new Map(studentsById(reader, ids, reader.today).map((student) => [student.id, student]));
  const named = (kept: readonly KeptStudent[]): RolledStudent[] =>
    kept.flatMap((each) => {
      const student = known.get(each.studentId);
      return student ? [{ ...each, name: student.name, studentNumber: student.studentNumber }] : [];
    });
  return {
    ...report,
    repeated: named(repeated),
    onLeave: named(onLeave),
    stayed: named(stayed),
    there: named(there),
  };
}
