import { and, eq, isNull } from 'drizzle-orm';
import type { RosterImportId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { RosterReport } from '#shared/contract/roster.ts';
import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { underTheirNames } from '#shared/student-numbers.ts';
import { DEPARTURE_KINDS } from '#shared/terms.ts';
import { classIdOf } from '#vault/roll/school/classes.ts';
import { appoint, homeroomTeacherOf } from '#vault/roll/school/homeroom-teachers.ts';
import { settleNumberKind } from '#vault/roll/school/number-kind.ts';
import { staffNamed } from '#vault/roll/school/school.ts';
import { spanOfSchoolYear } from '#vault/roll/school/school-years.ts';
import { homeroomTeachers } from '#vault/roll/school/tables.ts';
import { classCameTo, leaveSchool } from '#vault/roll/students/departures.ts';
import { enrol, type NewStudent } from '#vault/roll/students/enrolment.ts';
import { auditSubject } from '#vault/roll/students/student-lines.ts';
import { guardians, students } from '#vault/roll/students/tables.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { writtenGuardian } from './compare-guardians.ts';
import { type Comparison, classGoneInto, compareRoster, reportOf } from './compare-roster.ts';
import { goIntoClass } from './go-into-class.ts';
import { type KnownParticulars, type KnownStudent, knownSchool, particularsOf } from './known-school.ts';
import { keepMatching } from './matchings.ts';
import { byAndBy, readFile } from './read-file.ts';
import type { RosterRow } from './reading/roster-reading.ts';
import { keepRemark, takeMeant } from './remarks-taken.ts';
import { keepChange } from './roster-changes.ts';
import {
  clearDesk,
  comparedFile,
  type ReadFile,
  refuseChangedPreview,
  refuseUnshown,
  rosterDesk,
} from './roster-desk.ts';
import { keepImport } from './roster-imports.ts';
import { addressIn, type StudentChange } from './student-changes.ts';
import { numbersOf } from './who-is-it.ts';

/**
 * Reads the file on the desk as it was laid out, and says what each row of it means; writes nothing.
 *
 * @throws Refusal of `readFile`.
 */
export async function previewRoster(
  room: Room,
  wanted: InputOf<'roster.compare'>,
): Promise<OutputOf<'roster.compare'>> {
  const desk = rosterDesk(room);
  desk.compared = null;
  const file = await readFile(room, wanted);
  const all = file.sheets.reduce((sum, { reading }) => sum + reading.rows.length, 0);
  const known = room.access.read((reader) => knownSchool(reader, file.schoolYear));
  const comparison = await byAndBy(desk, compareRoster(file, known), (done) => ({
    step: 'comparing',
    done,
    all,
  }));
  const shown = reportOf(file, comparison);
  desk.compared = { token: wanted.token, file, shown };
  return shown;
}

/**
 * Takes of the preview what the person chose, in one step: all of it, or nothing. What was written meanwhile is
 * never overlooked: the file is held against the school once more, and nothing is taken unless it comes out the same.
 *
 * @throws Refusal `nothingRead`, `changedSince`, `notInPreview`, `newClass`, `tooEarly`, `tooLate`.
 */
export function takeRoster(room: Room, wanted: InputOf<'roster.take'>): OutputOf<'roster.take'> {
  const { file, shown } = comparedFile(room, wanted.token);
  const taken = room.access.write((writer) => {
    const comparison = wholly(compareRoster(file, knownSchool(writer, file.schoolYear)));
    refuseChangedPreview(reportOf(file, comparison), shown);
    return new Taking(writer, file, comparison, wanted).take();
  });
  clearDesk(room);
  return taken;
}

function wholly<Result>(work: Generator<number, Result>): Result {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** One import on its way into the vault. */
class Taking {
  readonly #writer: Writer;
  readonly #file: ReadFile;
  readonly #comparison: Comparison;
  readonly #wanted: InputOf<'roster.take'>;
  readonly #yearBegins: LocalDate;

  constructor(writer: Writer, file: ReadFile, comparison: Comparison, wanted: InputOf<'roster.take'>) {
    this.#writer = writer;
    this.#file = file;
    this.#comparison = comparison;
    this.#wanted = wanted;
    this.#yearBegins = spanOfSchoolYear(writer, file.schoolYear).from;
  }

  take(): OutputOf<'roster.take'> {
    const report = this.#report();
    const importId = this.#putOnRecord(report);
    // A teacher first: a class keeps the one it has.
    for (const { className, new: teacher } of report.teachers.filter(({ taken }) => taken)) {
      this.#appoint(className, teacher, importId);
    }
    settleNumberKind(this.#writer, report.identifiedBy);
    const offers = Map.groupBy(
      report.offers.filter(({ taken }) => taken),
      ({ row }) => row,
    );
    for (const { key } of report.lines.filter(({ taken }) => taken)) {
      const row = this.#comparison.fresh.get(key);
      const change = this.#comparison.changes.get(key);
      const studentId = row ? this.#enrol(row, importId) : change?.student.id;
      if (change) this.#change(change, importId);
      const text = row ? row.remark : change?.remark;
      if (studentId === undefined || text === undefined) continue;
      keepRemark(this.#writer, importId, studentId, text);
      for (const { circumstance } of offers.get(key) ?? []) {
        takeMeant(this.#writer, importId, studentId, { circumstance, text, fromOn: this.#writer.today });
      }
    }
    for (const { studentId, departure } of report.missing) {
      if (departure) this.#leave({ studentId, ...departure }, importId);
    }
    for (const { headings, columns } of this.#file.matchings)
      keepMatching(this.#writer, 'roster', headings, columns);
    return { importId, report };
  }

  /** What the preview said, with what is really taken. */
  #report(): RosterReport {
    const { lines, offers, fresh, changes, teachers, missing } = this.#comparison;
    const meant = new Set(this.#wanted.offers);
    const rows = new Set(this.#wanted.rows);
    const classNames = new Set(this.#wanted.classNames);
    const leaving = new Map(this.#wanted.departures.map((departure) => [departure.studentId, departure]));
    const known =
      [...rows].every((key) => fresh.has(key) || changes.has(key)) &&
      [...meant].every((key) => offers.some((offer) => offer.key === key && rows.has(offer.row))) &&
      [...classNames].every((name) => teachers.some(({ className }) => className === name)) &&
      [...leaving.keys()].every((id) => missing.some(({ studentId }) => studentId === id));
    refuseUnshown(known);
    this.#refuseUnmeantClasses(rows);
    return {
      ...reportOf(this.#file, this.#comparison),
      lines: lines.map((line) => ({ ...line, taken: rows.has(line.key) })),
      offers: offers.map((offer) => ({ ...offer, taken: meant.has(offer.key) })),
      teachers: teachers.map((each) => ({ ...each, taken: classNames.has(each.className) })),
      missing: missing.map((student) => {
        const departure = leaving.get(student.studentId);
        return departure
          ? { ...student, departure: { kind: departure.kind, leftOn: departure.leftOn } }
          : student;
      }),
    };
  }

  /** @throws Refusal `newClass`: a class that nobody said is meant. */
  #refuseUnmeantClasses(rows: ReadonlySet<string>): void {
    const asked = new Set(this.#comparison.newClasses.map(({ className }) => className));
    for (const meant of this.#wanted.newClasses ?? []) asked.delete(meant);
    const into = [...rows].map((key) => classGoneInto(this.#comparison, key));
    const unmeant = into.find((className) => className !== undefined && asked.has(className));
    if (unmeant === undefined) return;
    throw new Refusal(
      'newClass',
      `学校还没有${unmeant}，没有写入任何内容。确实是新的班级，请先勾选新建；写错的请改好名册再导入。`,
    );
  }

  #putOnRecord(report: RosterReport): RosterImportId {
    const { fileName, lines, teachers, missing, schoolYear } = report;
    const { fresh } = this.#comparison;
    const taken = lines.filter((line) => line.taken);
    const added = taken.filter(({ key }) => fresh.has(key)).length;
    const left = missing.filter(({ departure }) => departure !== null).length;
    const importId = keepImport(this.#writer, report);
    this.#writer.record({
      action: 'roster.imported',
      subject: `${fileName}：新增 ${added} 人，改动 ${taken.length - added} 人，离校 ${left} 人`,
      detail: {
        importId,
        schoolYear,
        students: taken.filter(({ key }) => fresh.has(key)).map(auditSubject),
        teacherName: teachers.filter((each) => each.taken).map((each) => `${each.className}：${each.new}`),
      },
    });
    return importId;
  }

  #enrol(row: RosterRow, importId: RosterImportId): StudentId {
    const { schoolYear } = this.#file;
    const student = this.#newStudent(row);
    const studentId = enrol(this.#writer, student, { schoolYear, importId });
    const { studentNumber, ...particulars } = particularsOf(student);
    keepChange(this.#writer, importId, studentId, { kind: 'enrolled', studentNumber, particulars });
    return studentId;
  }

  #newStudent(row: RosterRow): NewStudent {
    const { name, gender, className } = row;
    const { own: studentNumber, other: otherNumber } = numbersOf(row, this.#comparison.identifiedBy);
    return {
      studentNumber,
      otherNumber,
      name,
      gender,
      className,
      bornOn: row.bornOn ?? null,
      address: addressIn(row, ''),
      ethnicity: row.ethnicity ?? '',
      boarding: row.boarding ?? 'unknown',
      homeroomTeacher: row.homeroomTeacher ?? '',
      guardians: row.guardians.map((guardian) => ({
        name: guardian.name ?? '',
        relation: guardian.relation ?? '',
        phone: guardian.phone ?? '',
      })),
    };
  }

  #change(
    { student, particulars, className, remark, guardians: changed }: StudentChange,
    importId: RosterImportId,
  ): void {
    const { id: studentId } = student;
    const { studentNumber: _, ...old } = particularsOf(student);
    const writer = this.#writer;
    const { identifiedBy } = this.#comparison;
    if (Object.keys(particulars).length > 0) {
      writer.db.update(students).set(particulars).where(eq(students.id, studentId)).run();
      const change = { kind: 'particulars', old, new: { ...old, ...particulars } } as const;
      keepChange(writer, importId, studentId, change);
    }
    if (className !== undefined) {
      const { schoolYear } = this.#file;
      const fromOn = this.#classBegins(student);
      const moved = goIntoClass(writer, studentId, { className, schoolYear, fromOn, importId });
      keepChange(writer, importId, studentId, { kind: 'class', ...moved });
    }
    let position = student.guardians.reduce((last, each) => Math.max(last, each.position), 0);
    for (const { before, after } of changed) {
      const fromOn = later(writer.today, before?.fromOn);
      if (before) {
        writer.db.update(guardians).set({ endedOn: fromOn }).where(eq(guardians.id, before.id)).run();
      }
      if (!before) position += 1;
      const begun = writer.db
        .insert(guardians)
        .values({
          studentId,
          ...after,
          position: before?.position ?? position,
          note: before?.note ?? '',
          fromOn,
          recordedAt: writer.now,
          recordedBy: writer.person,
        })
        .returning({ id: guardians.id })
        .get();
      const change = { kind: 'guardian', endedId: before?.id ?? null, begunId: begun.id } as const;
      keepChange(writer, importId, studentId, change);
    }
    writer.record({
      action: 'student.corrected',
      subject: auditSubject({ ...student, ...particulars }),
      detail: {
        old: {
          ...underTheirNames(identifiedBy, pick(student, particulars)),
          ...(className === undefined ? {} : { className: student.membership?.className ?? '' }),
          ...(remark === undefined ? {} : { remark: student.remark }),
          guardian: changed.flatMap(({ before }) => (before ? writtenGuardian(before) : [])),
        },
        new: {
          ...underTheirNames(identifiedBy, particulars),
          ...(className === undefined ? {} : { className }),
          ...(remark === undefined ? {} : { remark }),
          guardian: changed.map(({ after }) => writtenGuardian(after)),
        },
      },
    });
  }

  /** A class of another school year begins with that year; within a year a student changes over today. */
  #classBegins({ membership }: KnownStudent): LocalDate {
    const isOtherYear = membership === null || membership.schoolYear !== this.#file.schoolYear;
    const day = isOtherYear ? this.#yearBegins : later(this.#writer.today, this.#yearBegins);
    return later(day, membership?.fromOn);
  }

  #appoint(className: string, teacher: string, importId: RosterImportId): void {
    const writer = this.#writer;
    const classId = classIdOf(writer, className, this.#file.schoolYear);
    const before = classId === undefined ? undefined : homeroomTeacherOf(writer, classId);
    if (classId === undefined || !before) return;
    const fromOn = later(later(writer.today, this.#yearBegins), before.fromOn);
    writer.db
      .update(homeroomTeachers)
      .set({ endedOn: fromOn })
      .where(and(eq(homeroomTeachers.id, before.id), isNull(homeroomTeachers.endedOn)))
      .run();
    appoint(writer, { classId, staffId: staffNamed(writer, teacher), fromOn, importId });
    writer.record({
      action: 'school.teacherAppointed',
      subject: `${className}：${teacher}`,
      detail: {
        old: { className, teacherName: before.name, fromOn: before.fromOn },
        new: { className, teacherName: teacher, fromOn },
      },
    });
  }

  #leave(
    { studentId, kind, leftOn }: InputOf<'roster.take'>['departures'][number],
    importId: RosterImportId,
  ): void {
    const writer = this.#writer;
    const student = this.#comparison.absent.get(studentId);
    if (!student) return;
    const cameTo = classCameTo(writer, studentId);
    if (cameTo && leftOn <= cameTo.fromOn) {
      throw new Refusal(
        'tooEarly',
        `${student.name}是${writtenDate(cameTo.fromOn)}进的${cameTo.className}，离校日期应在这以后。没有写入任何内容，请改好日期再写入。`,
      );
    }
    const latest = later(writer.today, this.#yearBegins);
    if (leftOn > latest) {
      throw new Refusal(
        'tooLate',
        `${student.name}的离校日期晚于${writtenDate(latest)}，还没有发生。没有写入任何内容，请改好日期再写入。`,
      );
    }
    const leaving = { studentId, kind, leftOn, destination: '', reason: '新名册上没有', rollOverId: null };
    keepChange(writer, importId, studentId, { kind: 'departure', ...leaveSchool(writer, leaving) });
    writer.record({
      action: 'student.left',
      subject: auditSubject(student),
      detail: { new: { departure: DEPARTURE_KINDS[kind], leftOn } },
    });
  }
}

/** What a student was, in the particulars that change. */
function pick(student: KnownStudent, changing: StudentChange['particulars']): Partial<KnownParticulars> {
  return Object.fromEntries(
    Object.entries(particularsOf(student)).filter(([particular]) => particular in changing),
  );
}

function later(one: LocalDate, other: LocalDate | undefined): LocalDate {
  return other !== undefined && other > one ? other : one;
}
