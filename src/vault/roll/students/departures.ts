import { and, desc, eq, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { DepartureId, RollOverId, StudentId } from '#shared/contract/fields.ts';
import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { DEPARTURE_KINDS, type DepartureCause, type DepartureKind } from '#shared/terms.ts';
import { schoolClasses } from '#vault/roll/school/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { endHoldOf } from './holds.ts';
import { auditSubject, studentOn } from './student-lines.ts';
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
 * @throws Refusal `noStudent`; `archived` when the student has left: the file is closed and only to be read.
 */
export function mustBeAtSchool(reader: Reader, studentId: StudentId): void {
  studentOn(reader, studentId, reader.today);
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
  cause?: DepartureCause | null | undefined;
  certificateHospital?: string | undefined;
  certificateOn?: LocalDate | null | undefined;
  rollOverId: RollOverId | null;
}

/**
 * A student leaves the school: the time in the class ends, the file becomes an archive. Levels and other periods
 * stay as they were on the last day; whoever comes back goes on with them. The caller tells the audit log.
 *
 * @returns the departure, and each place that it ended, with the day on which that would have ended otherwise.
 * @throws Refusal `archived` when the student has left already, `leavesAlready` when the day of leaving is set.
 */
export function leaveSchool(
  writer: Writer,
  leaving: Leaving,
): { departureId: DepartureId; places: EndedPlace[] } {
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
  const places = writer.db
    .select({ id: classMemberships.id, endedOn: classMemberships.endedOn })
    .from(classMemberships)
    .where(open)
    .all();
  writer.db
    .update(classMemberships)
    .set({ endedOn: sql`max(${classMemberships.fromOn}, ${leaving.leftOn})` })
    .where(open)
    .run();
  const { id: departureId } = writer.db
    .insert(departures)
    .values({ ...leaving, recordedAt: writer.now, recordedBy: writer.person })
    .returning({ id: departures.id })
    .get();
  return { departureId, places };
}

/** A place that a departure ended, and until when it went before; null for one that lasted. */
interface EndedPlace {
  id: string;
  endedOn: LocalDate | null;
}

/**
 * A departure ends: the student came back, or never left. What held the archive back has nothing to hold any more.
 *
 * @param returnedOn the day of leaving itself for a departure that is taken back.
 */
export function endDeparture(
  writer: Writer,
  { id, studentId }: { id: DepartureId; studentId: StudentId },
  { returnedOn, returnReason }: { returnedOn: LocalDate; returnReason: string },
): void {
  writer.db.update(departures).set({ returnedOn, returnReason }).where(eq(departures.id, id)).run();
  if (!endHoldOf(writer, studentId, returnReason)) return;
  writer.record({
    action: 'archive.holdEnded',
    subject: auditSubject(studentOn(writer, studentId, writer.today)),
    detail: { reason: returnReason },
  });
}

/** The class that a student has really come to last; one that waits for the new school year is still to come. */
export function classCameTo(reader: Reader, studentId: StudentId) {
  return reader.db
    .select({ className: schoolClasses.name, fromOn: classMemberships.fromOn })
    .from(classMemberships)
    .innerJoin(schoolClasses, eq(schoolClasses.id, classMemberships.classId))
    .where(
      and(
        eq(classMemberships.studentId, studentId),
        lte(classMemberships.fromOn, reader.today),
        or(isNull(classMemberships.endedOn), ne(classMemberships.endedOn, classMemberships.fromOn)),
      ),
    )
    .orderBy(desc(classMemberships.fromOn))
    .get();
}
