import { and, asc, desc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { RollOverId, RosterImportId, SchoolClassId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { ClassPlace } from '#shared/contract/schooling.ts';
import { Refusal } from '#shared/outcome.ts';
import { addDays, type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { className } from '#vault/roll/roster/reading/class-name.ts';
import { classNamed } from '#vault/roll/school/classes.ts';
import { schoolYearOn, standingRollOver } from '#vault/roll/school/school-years.ts';
import { schoolClasses } from '#vault/roll/school/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { mustBeAtSchool } from './departures.ts';
import { auditSubject, studentOn } from './student-lines.ts';
import { classMemberships } from './tables.ts';

/** A place that was taken back has ended on the day it began: it was never there. */
const everBegan = or(isNull(classMemberships.endedOn), ne(classMemberships.endedOn, classMemberships.fromOn));

/** A student's places in classes, the earliest first. */
function placesOf(reader: Reader, studentId: StudentId) {
  return reader.db
    .select({
      id: classMemberships.id,
      classId: classMemberships.classId,
      fromOn: classMemberships.fromOn,
      endedOn: classMemberships.endedOn,
      schoolYear: schoolClasses.schoolYear,
      className: schoolClasses.name,
    })
    .from(classMemberships)
    .innerJoin(schoolClasses, eq(schoolClasses.id, classMemberships.classId))
    .where(and(eq(classMemberships.studentId, studentId), everBegan))
    .orderBy(asc(classMemberships.fromOn), desc(classMemberships.recordedAt))
    .all();
}

/** Which class, in which year, under whom: the latest first. Of a class, the teacher at the end of the time in it. */
export function classHistory(reader: Reader, studentId: StudentId): ClassPlace[] {
  return placesOf(reader, studentId)
    .map(({ id: _id, classId, ...place }) => {
      const last = place.endedOn === null ? reader.today : addDays(place.endedOn, -1);
      const on = last < place.fromOn ? place.fromOn : last;
      return { ...place, homeroomTeacher: homeroomTeacherOn(reader, classId, on) };
    })
    .reverse();
}

/** The homeroom teacher of a class on a day; the nearest known where none was on record for it. */
function homeroomTeacherOn(reader: Reader, classId: SchoolClassId, on: LocalDate): string {
  const row = reader.db.get<{ name: string } | undefined>(sql`
    SELECT t.name FROM homeroom_teachers h JOIN staff t ON t.id = h.staff_id
    WHERE h.class_id = ${classId} AND h.ended_on IS NOT h.from_on
    ORDER BY (h.from_on <= ${on} AND (h.ended_on IS NULL OR h.ended_on > ${on})) DESC,
      abs(julianday(h.from_on) - julianday(${on})) LIMIT 1`);
  return row?.name ?? '';
}

/** What brought a student into a class, where it was no act of its own. */
export interface BroughtBy {
  rollOverId?: RollOverId;
  importId?: RosterImportId | null;
}

/**
 * Gives a student a place in a class from a day on. The place before ends that day; one that is already waiting
 * further ahead, such as next year's after a roll-over, stays, and the new place lasts until then.
 */
export function placeInClass(
  writer: Writer,
  studentId: StudentId,
  classId: SchoolClassId,
  fromOn: LocalDate,
  by: BroughtBy = {},
): void {
  const places = placesOf(writer, studentId);
  const current = places.find((place) => covers(place, fromOn));
  const next = places.find((place) => place.fromOn > fromOn);
  if (current) endPlace(writer, current.id, fromOn);
  writer.db
    .insert(classMemberships)
    .values({
      studentId,
      classId,
      fromOn,
      endedOn: current?.endedOn ?? next?.fromOn ?? null,
      ...by,
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .run();
}

/** A student whose lasting place ends on a day, for one in another class from that day on. */
export interface Move {
  studentId: StudentId;
  /** The place that lasts. */
  placeId: string;
  classId: SchoolClassId;
  on: LocalDate;
}

/** SQLite takes some thousand values in one statement; a row has nine. */
const ROWS_AT_ONCE = 500;

/** As `placeInClass` for the whole school, a few hundred students to the statement. */
export function moveOn(writer: Writer, moves: readonly Move[], by: BroughtBy): void {
  const recorded = { recordedAt: writer.now, recordedBy: writer.person };
  for (const [on, together] of Map.groupBy(moves, (move) => move.on)) {
    const ending = among(
      classMemberships.id,
      together.map(({ placeId }) => placeId),
    );
    writer.db.update(classMemberships).set({ endedOn: on }).where(ending).run();
    for (let first = 0; first < together.length; first += ROWS_AT_ONCE) {
      const rows = together
        .slice(first, first + ROWS_AT_ONCE)
        .map(({ studentId, classId }) => ({ studentId, classId, fromOn: on, ...by, ...recorded }));
      writer.db.insert(classMemberships).values(rows).run();
    }
  }
}

function covers({ fromOn, endedOn }: { fromOn: LocalDate; endedOn: LocalDate | null }, on: LocalDate) {
  return fromOn <= on && (endedOn === null || endedOn > on);
}

function endPlace(writer: Writer, id: string, endedOn: LocalDate): void {
  writer.db.update(classMemberships).set({ endedOn }).where(eq(classMemberships.id, id)).run();
}

/**
 * Corrects or changes the class a student is in on a day. Before the school has rolled over, the classes of the
 * year that is ending still count, also when the new year has begun. Whoever has only a place that is still to
 * come, such as a newcomer of next year, gets that one corrected.
 *
 * @param name as classes are called (`className`).
 */
export function changeClass(writer: Writer, studentId: StudentId, name: string, on: LocalDate): void {
  const places = placesOf(writer, studentId);
  const current = places.find((place) => covers(place, on));
  const coming = places.find((place) => place.fromOn > on);
  const year = current ? yearOfNewPlace(writer, current.schoolYear, on) : schoolYearOn(writer, on);
  if (current || !coming) {
    placeInClass(writer, studentId, classNamed(writer, name, year), on);
    return;
  }
  const classId = classNamed(writer, name, coming.schoolYear);
  endPlace(writer, coming.id, coming.fromOn);
  writer.db
    .insert(classMemberships)
    .values({
      studentId,
      classId,
      fromOn: coming.fromOn,
      endedOn: coming.endedOn,
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .run();
}

function yearOfNewPlace(reader: Reader, yearOfPlace: number, on: LocalDate): number {
  const running = schoolYearOn(reader, on);
  const waitsForRollOver = yearOfPlace === running - 1 && standingRollOver(reader, running) === undefined;
  return waitsForRollOver ? yearOfPlace : running;
}

/**
 * 转班: a student goes to another class on a day; the class before stays in the history.
 *
 * @throws Refusal `noStudent`, `archived`, `sameClass`, `beforeThisClass`, `tooFarAhead`.
 */
export function moveToClass(writer: Writer, wanted: InputOf<'schooling.moveToClass'>): void {
  const { studentId, fromOn } = wanted;
  const student = studentOn(writer, studentId, fromOn);
  mustBeAtSchool(writer, studentId);
  const name = className(wanted.className, '');
  if (name === student.className) {
    throw Refusal.at('className', 'sameClass', `${writtenDate(fromOn)}时已在${name}，无需转班`);
  }
  refuseFarAhead(fromOn, writer.today, 'fromOn');
  const places = placesOf(writer, studentId);
  const current = places.find((place) => covers(place, fromOn));
  const [first] = places;
  if (!current && first) {
    throw Refusal.at(
      'fromOn',
      'beforeThisClass',
      `该生${writtenDate(first.fromOn)}才编入${first.className}，日期不能早于这一天`,
    );
  }
  changeClass(writer, studentId, name, fromOn);
  writer.record({
    action: 'student.classChanged',
    subject: auditSubject(student),
    detail: {
      old: { className: student.className },
      new: { className: name, fromOn },
      reason: wanted.reason,
    },
  });
}

/** School matters are settled some weeks ahead, never years: a wrong year would hide until then. */
export function refuseFarAhead(date: LocalDate, today: LocalDate, field: string): void {
  if (date <= addDays(today, 200)) return;
  throw Refusal.at(field, 'tooFarAhead', '日期离今天太远，请核对年份');
}
