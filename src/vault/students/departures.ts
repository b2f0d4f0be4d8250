import { and, eq, isNull, sql } from 'drizzle-orm';
import type { RollOverId, StudentId } from '#shared/contract/fields.ts';
import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { DEPARTURE_KINDS, type DepartureKind } from '#shared/terms.ts';
import type { Reader, Writer } from '../database/access.ts';
import { classMemberships, departures } from './tables.ts';

/** The departure that lasts, or undefined for a student who is at the school. */
export function departureOf(reader: Reader, studentId: StudentId) {
  return reader.db
    .select()
    .from(departures)
    .where(and(eq(departures.studentId, studentId), isNull(departures.returnedOn)))
    .get();
}

/**
 * Whoever will leave on a day that is still to come, as a class does that graduates, is at the school until then.
 *
 * @throws Refusal `archived` when the student has left: the file is closed and only to be read.
 */
export function mustBeAtSchool(reader: Reader, studentId: StudentId): void {
  const departure = departureOf(reader, studentId);
  if (!departure || departure.leftOn > reader.today) return;
  throw new Refusal(
    'archived',
    `该生已于${writtenDate(departure.leftOn)}离校，档案已归档，只能查看。如已返校，请先在档案里办理返校。`,
  );
}

/** How a student leaves: on the first day no longer at the school. */
export interface Leaving {
  studentId: StudentId;
  kind: DepartureKind;
  leftOn: LocalDate;
  destination: string;
  reason: string;
  rollOverId: RollOverId | null;
}

/**
 * A student leaves the school: the time in the class ends, the file becomes an archive. Levels and other periods
 * stay as they were on the last day; whoever comes back goes on with them. The caller tells the audit log.
 *
 * @throws Refusal `archived` when the student has left already, `leavesAlready` when the day of leaving is set.
 */
export function leaveSchool(writer: Writer, leaving: Leaving): void {
  mustBeAtSchool(writer, leaving.studentId);
  const coming = departureOf(writer, leaving.studentId);
  if (coming) {
    throw new Refusal(
      'leavesAlready',
      `已登记该生将于${writtenDate(coming.leftOn)}离校（${DEPARTURE_KINDS[coming.kind]}）。如有变化，请先撤销那次登记。`,
    );
  }
  // A place in next year's class that waits already ends on the day it begins: it never comes to it.
  const open = sql`${classMemberships.studentId} = ${leaving.studentId}
    AND (${classMemberships.endedOn} IS NULL OR ${classMemberships.endedOn} > ${leaving.leftOn})
    AND ${classMemberships.endedOn} IS NOT ${classMemberships.fromOn}`;
  writer.db
    .update(classMemberships)
    .set({ endedOn: sql`max(${classMemberships.fromOn}, ${leaving.leftOn})` })
    .where(open)
    .run();
  writer.db
    .insert(departures)
    .values({ ...leaving, recordedAt: writer.now, recordedBy: writer.person })
    .run();
}
