import { eq } from 'drizzle-orm';
import type { BornOn } from '#shared/birth-date.ts';
import type { RosterImportId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Newcomer, Particulars } from '#shared/contract/students.ts';
import { ethnicityNamed } from '#shared/ethnicities.ts';
import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { otherKind, underTheirNames } from '#shared/student-numbers.ts';
import { type Boarding, NUMBER_KINDS } from '#shared/terms.ts';
import { personName, spaceless } from '#shared/written-text.ts';
import { className } from '#vault/roll/roster/reading/class-name.ts';
import { classNamed } from '#vault/roll/school/classes.ts';
import { appoint, homeroomTeacherOf } from '#vault/roll/school/homeroom-teachers.ts';
import { holderOf, numberKind } from '#vault/roll/school/number-kind.ts';
import { staffNamed } from '#vault/roll/school/school.ts';
import { schoolYearOn, spanOfSchoolYear } from '#vault/roll/school/school-years.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { changeClass, refuseFarAhead } from './class-places.ts';
import { mustBeAtSchool } from './departures.ts';
import { refuseImpossibleBirth } from './possible-days.ts';
import { auditSubject, studentOn } from './student-lines.ts';
import { classMemberships, guardians, students } from './tables.ts';

/** What is known of a student who comes into the vault. Guardians: the first is the first contact. */
export interface NewStudent {
  studentNumber: string;
  otherNumber: string;
  name: string;
  gender: Particulars['gender'];
  bornOn: BornOn | null;
  address: string;
  ethnicity: string;
  boarding: Boarding;
  className: string;
  homeroomTeacher: string;
  guardians: { name: string; relation: string; phone: string }[];
}

/** Where a new student comes from: which school year's class, since when, and by which roster, if by one. */
export interface Arrival {
  schoolYear: number;
  importId: RosterImportId | null;
  /** The year's first day where nothing is said. */
  joinedOn?: LocalDate | undefined;
}

/** Puts a student on the list, in a class of a school year. */
export function enrol(
  writer: Writer,
  student: NewStudent,
  { schoolYear, importId, joinedOn }: Arrival,
): StudentId {
  const recorded = { recordedAt: writer.now, recordedBy: writer.person };
  const { homeroomTeacher } = student;
  const { studentNumber, otherNumber, name, gender, bornOn, address, ethnicity, boarding } = student;
  const { id: studentId } = writer.db
    .insert(students)
    .values({
      studentNumber,
      otherNumber,
      name,
      gender,
      bornOn,
      address,
      ethnicity,
      boarding,
      importId,
      ...recorded,
    })
    .returning({ id: students.id })
    .get();
  const fromOn = joinedOn ?? spanOfSchoolYear(writer, schoolYear).from;
  const classId = classNamed(writer, student.className, schoolYear);
  // The first teacher named for a class stays: another one is reported, and appointed by an act of its own.
  if (homeroomTeacher && !homeroomTeacherOf(writer, classId)) {
    appoint(writer, { classId, staffId: staffNamed(writer, homeroomTeacher), fromOn, importId });
  }
  writer.db
    .insert(classMemberships)
    .values({ studentId, classId, fromOn, importId, ...recorded })
    .run();
  insertGuardians(writer, studentId, student.guardians, fromOn);
  return studentId;
}

function insertGuardians(
  writer: Writer,
  studentId: StudentId,
  known: NewStudent['guardians'],
  fromOn: LocalDate,
): void {
  const recorded = { recordedAt: writer.now, recordedBy: writer.person };
  known.forEach((guardian, index) => {
    writer.db
      .insert(guardians)
      .values({ studentId, ...guardian, position: index + 1, fromOn, ...recorded })
      .run();
  });
}

/**
 * A student put on the list by hand, in a class from the day of joining on.
 *
 * @throws Refusal `numberTaken`, `sameNumber`, `dateInFuture`, `beforeThisYear`, `tooFarAhead`.
 */
export function addStudent(writer: Writer, { joinedOn, ...typed }: InputOf<'students.add'>): StudentId {
  const wanted = { ...inOneForm(typed), guardianName: typed.guardianName && personName(typed.guardianName) };
  if (joinedOn) refuseStrangeJoining(writer, joinedOn);
  refuseImpossibleBirth(writer, 'bornOn', wanted.bornOn);
  refuseTakenNumbers(writer, wanted, null);
  const schoolYear = schoolYearOn(writer, joinedOn ?? writer.today);
  const arrival = { schoolYear, importId: null, joinedOn };
  const { otherNumber = '', address = '', ethnicity = '', boarding = 'unknown' } = wanted;
  const newcomer = {
    ...wanted,
    otherNumber,
    address,
    ethnicity,
    boarding,
    homeroomTeacher: '',
    guardians: guardiansFrom(wanted),
  };
  const studentId = enrol(writer, newcomer, arrival);
  writer.record({
    action: 'student.added',
    subject: auditSubject(wanted),
    detail: { new: { ...underTheirNames(numberKind(writer).kind, wanted), joinedOn } },
  });
  return studentId;
}

/** The class that is typed is today's: whoever came in an earlier year was in another one then. */
function refuseStrangeJoining(reader: Reader, joinedOn: LocalDate): void {
  refuseFarAhead(joinedOn, reader.today, 'joinedOn');
  const { from } = spanOfSchoolYear(reader, schoolYearOn(reader, reader.today));
  if (joinedOn >= from) return;
  throw Refusal.at(
    'joinedOn',
    'beforeThisYear',
    `这里填进入现在这个班的日期；以前就在校的，填本学年第一天（${writtenDate(from)}）`,
  );
}

/** 汉 is 汉族; what is none of the 56 stays as it is typed. */
const fullEthnicity = (typed: string) => ethnicityNamed(spaceless(typed)) ?? typed;

/** As a roster would give it: full-width digits, brackets and spaces must not make a second child or class. */
function inOneForm<Typed extends Particulars>(typed: Typed): Typed {
  return {
    ...typed,
    studentNumber: spaceless(typed.studentNumber),
    ...(typed.otherNumber === undefined ? {} : { otherNumber: spaceless(typed.otherNumber) }),
    ...(typed.ethnicity === undefined ? {} : { ethnicity: fullEthnicity(typed.ethnicity) }),
    name: personName(typed.name),
    className: className(typed.className, ''),
  };
}

function guardiansFrom(wanted: Newcomer): NewStudent['guardians'] {
  const { guardianName: name, guardianRelation: relation, guardianPhone: phone } = wanted;
  return name || phone ? [{ name, relation, phone }] : [];
}

/**
 * Corrects particulars. A former class is not written over: its time ends today, and a new row begins, so that what
 * was printed before can be explained.
 *
 * @throws Refusal `noStudent`, `archived`, `numberTaken`, `sameNumber`, `dateInFuture`.
 */
export function correctStudent(writer: Writer, wanted: InputOf<'students.correct'>): void {
  const { studentId } = wanted;
  const particulars = inOneForm(wanted.particulars);
  const before = studentOn(writer, studentId, writer.today);
  mustBeAtSchool(writer, studentId);
  refuseImpossibleBirth(writer, 'bornOn', particulars.bornOn);
  refuseTakenNumbers(writer, particulars, studentId);
  const { className: _, ...changed } = particulars;
  writer.db.update(students).set(changed).where(eq(students.id, studentId)).run();
  if (particulars.className !== before.className) {
    changeClass(writer, studentId, particulars.className, writer.today);
  }
  const { kind } = numberKind(writer);
  writer.record({
    action: 'student.corrected',
    subject: auditSubject(particulars),
    detail: { old: underTheirNames(kind, before), new: underTheirNames(kind, particulars) },
  });
}

/** Guardians as known on `date`, first contact first; nearest known where nothing was on record that early. */
export function guardiansOn(reader: Reader, studentId: StudentId, date: LocalDate) {
  const known = reader.db
    .select()
    .from(guardians)
    .where(eq(guardians.studentId, studentId))
    .orderBy(guardians.position, guardians.recordedAt)
    .all()
    .filter(({ fromOn, endedOn }) => endedOn === null || endedOn > fromOn);
  const current = known.filter(
    ({ fromOn, endedOn }) => fromOn <= date && (endedOn === null || endedOn > date),
  );
  if (current.length > 0) return current;
  const earliest = known.reduce<LocalDate | null>(
    (least, { fromOn }) => (least === null || fromOn < least ? fromOn : least),
    null,
  );
  return earliest !== null && date < earliest ? known.filter(({ fromOn }) => fromOn === earliest) : [];
}

/** Neither number may be anybody else's, whichever of his two it is. @throws Refusal `numberTaken`, `sameNumber`. */
function refuseTakenNumbers(
  reader: Reader,
  { studentNumber, otherNumber = '' }: Pick<Particulars, 'studentNumber' | 'otherNumber'>,
  own: StudentId | null,
): void {
  const { kind } = numberKind(reader);
  if (studentNumber === otherNumber) {
    const message = `和${NUMBER_KINDS[kind]}一样，请核对；没有的话请留空`;
    throw Refusal.at('otherNumber', 'sameNumber', message);
  }
  for (const [field, number, word] of [
    ['studentNumber', studentNumber, NUMBER_KINDS[kind]],
    ['otherNumber', otherNumber, NUMBER_KINDS[otherKind(kind)]],
  ] as const) {
    const holder = number === '' ? undefined : holderOf(reader, number, own);
    if (holder) throw Refusal.at(field, 'numberTaken', `${word} ${number} 已属于${holder.name}，请核对`);
  }
}
