import { and, desc, eq, isNull, lte, ne } from 'drizzle-orm';
import type { ArchivedFile } from '#shared/contract/archive.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { addYears, writtenDate } from '#shared/school-calendar.ts';
import { asksDepartureCause, DEPARTURE_KINDS } from '#shared/terms.ts';
import { className as writtenClass } from '#vault/roll/roster/reading/class-name.ts';
import { classNamed } from '#vault/roll/school/classes.ts';
import { schoolYearOn } from '#vault/roll/school/school-years.ts';
import { placeInClass } from '#vault/roll/students/class-places.ts';
import { classCameTo, departureOf, endDeparture, leaveSchool } from '#vault/roll/students/departures.ts';
import { endHoldOf, holdOf } from '#vault/roll/students/holds.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, everyStudent, studentOn, studentsById } from '#vault/roll/students/student-lines.ts';
import { departures, destructions, retentionHolds } from '#vault/roll/students/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { safety } from '#vault/strongbox/safety/tables.ts';

/**
 * 办理离校: the files become archives, all of them or none.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `leftBeforeJoining`.
 */
export function archiveStudents(writer: Writer, leaving: InputOf<'archive.leave'>): void {
  const { studentIds, ...given } = leaving;
  const how = withCauseAsAsked(given);
  refuseImpossibleDay(writer, 'leftOn', how.leftOn, { of: studentIds });
  refuseImpossibleDay(writer, 'certificateOn', how.certificateOn ?? null, { of: studentIds });
  for (const studentId of new Set(studentIds)) {
    const student = studentOn(writer, studentId, writer.today);
    refuseLeavingBeforeJoining(writer, studentId, leaving);
    leaveSchool(writer, { studentId, ...how, rollOverId: null });
    writer.record({ action: 'student.left', subject: auditSubject(student), detail: { new: how } });
  }
}

type Departing = Omit<InputOf<'archive.leave'>, 'studentIds'>;

/** The cause is of those kinds alone that ask for it; a certificate, of 心理问题 alone. */
function withCauseAsAsked({ cause, certificateHospital, certificateOn, ...how }: Departing): Departing {
  if (!asksDepartureCause(how.kind) || !cause) return how;
  return cause === 'psychological'
    ? { ...how, cause, certificateHospital, certificateOn }
    : { ...how, cause };
}

/** A class is joined and left in this order; so is the school. */
function refuseLeavingBeforeJoining(
  reader: Reader,
  studentId: StudentId,
  { leftOn }: InputOf<'archive.leave'>,
): void {
  const lastReturn = reader.db
    .select({ returnedOn: departures.returnedOn })
    .from(departures)
    // One that was taken back ends on its own day, which may still be to come.
    .where(and(eq(departures.studentId, studentId), ne(departures.returnedOn, departures.leftOn)))
    .orderBy(desc(departures.returnedOn))
    .get();
  const earliest = [classCameTo(reader, studentId)?.fromOn, lastReturn?.returnedOn]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1);
  if (earliest === undefined || leftOn >= earliest) return;
  throw Refusal.at(
    'leftOn',
    'leftBeforeJoining',
    `不能早于进入现在班级的日期（${writtenDate(earliest)}），请核对`,
  );
}

/**
 * 返校: the file is open again, and goes on where it stopped.
 *
 * @throws Refusal `noStudent`, `notArchived`, `dateInFuture`, `returnedBeforeLeaving`.
 */
export function bringBack(writer: Writer, wanted: InputOf<'archive.return'>): void {
  const { studentId, returnedOn, reason } = wanted;
  const student = studentOn(writer, studentId, writer.today);
  const departure = departureOf(writer, studentId);
  if (!departure || departure.leftOn > writer.today) throw notArchived();
  refuseImpossibleDay(writer, 'returnedOn', returnedOn);
  if (returnedOn < departure.leftOn) {
    throw Refusal.at(
      'returnedOn',
      'returnedBeforeLeaving',
      `不能早于离校日期（${writtenDate(departure.leftOn)}），请核对`,
    );
  }
  endDeparture(writer, departure, { returnedOn, returnReason: reason });
  const className = writtenClass(wanted.className, '');
  const classId = classNamed(writer, className, schoolYearOn(writer, returnedOn));
  placeInClass(writer, studentId, classId, returnedOn);
  writer.record({
    action: 'student.returned',
    subject: auditSubject(student),
    detail: { leftOn: departure.leftOn, returnedOn, className, reason },
  });
}

/** Everybody who has left, the latest first; of one day by class then name. */
export function listArchive(reader: Reader): OutputOf<'archive.list'> {
  const years = retentionYears(reader);
  const lasting = new Map(
    reader.db
      .select()
      .from(departures)
      .where(and(isNull(departures.returnedOn), lte(departures.leftOn, reader.today)))
      .all()
      .map((departure) => [departure.studentId, departure]),
  );
  const holds = new Map(
    reader.db
      .select()
      .from(retentionHolds)
      .where(isNull(retentionHolds.endedOn))
      .all()
      .map(({ studentId, fromOn, reason }) => [studentId, { fromOn, reason }]),
  );
  const files = everyStudent(reader, reader.today).flatMap((student): ArchivedFile[] => {
    const departure = lasting.get(student.id);
    if (!departure) return [];
    const { kind, leftOn, destination } = departure;
    const { id: studentId, studentNumber, name, className } = student;
    const keptUntil = addYears(leftOn, years);
    const held = holds.get(studentId) ?? null;
    const isDue = keptUntil <= reader.today && held === null;
    return [{ studentId, studentNumber, name, className, kind, leftOn, destination, keptUntil, held, isDue }];
  });
  return {
    retentionYears: years,
    files: files.sort((one, other) => other.leftOn.localeCompare(one.leftOn)),
  };
}

/** Years after leaving that a file is kept. */
export function retentionYears(reader: Reader): number {
  const row = reader.db.select({ years: safety.retentionYears }).from(safety).get();
  if (!row) throw new Error('a vault without its safety row');
  return row.years;
}

export function setRetention(writer: Writer, { years }: InputOf<'archive.setRetention'>): void {
  const before = retentionYears(writer);
  writer.db.update(safety).set({ retentionYears: years }).run();
  writer.record({
    action: 'archive.retentionSet',
    subject: `${years} 年`,
    detail: { old: { retentionYears: before }, new: { retentionYears: years } },
  });
}

/** 暂缓销毁. @throws Refusal `noStudent`, `notArchived`, `alreadyHeld`. */
export function holdBack(writer: Writer, { studentId, reason }: InputOf<'archive.hold'>): void {
  const student = studentOn(writer, studentId, writer.today);
  const departure = departureOf(writer, studentId);
  if (!departure || departure.leftOn > writer.today) throw notArchived();
  if (holdOf(writer, studentId)) throw new Refusal('alreadyHeld', '这份档案已经暂缓销毁，无需重复办理。');
  writer.db
    .insert(retentionHolds)
    .values({
      studentId,
      fromOn: writer.today,
      reason,
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .run();
  writer.record({ action: 'archive.held', subject: auditSubject(student), detail: { reason } });
}

/** @throws Refusal `noStudent`, `notHeld`. */
export function endHold(writer: Writer, { studentId, reason }: InputOf<'archive.endHold'>): void {
  const student = studentOn(writer, studentId, writer.today);
  if (!endHoldOf(writer, studentId, reason)) {
    throw new Refusal('notHeld', '这份档案没有暂缓销毁。请刷新后查看。');
  }
  writer.record({ action: 'archive.holdEnded', subject: auditSubject(student), detail: { reason } });
}

/**
 * The files that are to be destroyed, in the order of lists.
 *
 * @throws Refusal `noStudent`, `notDue` naming the first that is not due.
 */
export function dueFiles(reader: Reader, studentIds: readonly StudentId[]): ArchivedFile[] {
  const wanted = new Set(studentIds);
  const files = listArchive(reader).files.filter(({ studentId }) => wanted.has(studentId));
  const known = studentsById(reader, [...wanted], reader.today);
  if (known.length < wanted.size) {
    throw new Refusal('noStudent', '名单里有的档案已经不在了，没有销毁任何档案。请刷新后重新选择。');
  }
  const early = files.find(({ isDue }) => !isDue);
  if (files.length < wanted.size || early) {
    const name = early?.name ?? known.find(({ id }) => !files.some((file) => file.studentId === id))?.name;
    throw new Refusal(
      'notDue',
      `${name ?? '有一名学生'}的档案还在保管期内、已暂缓销毁或没有归档，没有销毁任何档案。请重新选择。`,
    );
  }
  return files;
}

/** Every destruction, the latest first. It keeps how many and who signed, never who they were. */
export function listDestructions(reader: Reader): OutputOf<'archive.destructions'> {
  return reader.db.select().from(destructions).orderBy(desc(destructions.recordedAt)).all();
}

/** How a departure is told in one line. */
export function departureInWords({ kind, destination }: { kind: ArchivedFile['kind']; destination: string }) {
  return [DEPARTURE_KINDS[kind], destination].filter(Boolean).join('，');
}

function notArchived(): Refusal {
  return new Refusal('notArchived', '该生没有离校，档案仍在使用。请刷新后查看。');
}
