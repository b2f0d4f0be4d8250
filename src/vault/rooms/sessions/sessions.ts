import { and, asc, count, desc, eq, isNull, max, ne, or, sql } from 'drizzle-orm';
import type { SessionId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Session, SessionLine, SessionText } from '#shared/contract/sessions.ts';
import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { schoolYearOn } from '#vault/roll/school/school-years.ts';
import { departureOf, mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubjects, studentOn, studentsById } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { formerNames } from '#vault/strongbox/keys/former-names.ts';
import { keptProblems, writtenProblems } from './problems.ts';
import { addenda, processNotes, sessionNumbers, sessionStudents, sessions, sessionVoids } from './tables.ts';
import { stands, voidedSessions, voidOf } from './voids.ts';

/** All sessions, newest first, with the students' class of today: the record itself shows that day's. */
export function listSessions(reader: Reader): SessionLine[] {
  // Not what was written in them, which nobody sees in a list: it is most of the vault.
  const rows = reader.db
    .select({
      id: sessions.id,
      occurredOn: sessions.occurredOn,
      startsAt: sessions.startsAt,
      kind: sessions.kind,
      topic: sessions.topic,
      signedAt: sessions.signedAt,
    })
    .from(sessions)
    .where(isNull(sessions.removedAt))
    .orderBy(desc(sessions.occurredOn), desc(sessions.startsAt), desc(sessions.recordedAt))
    .all();
  const attendances = Map.groupBy(
    reader.db.select().from(sessionStudents).all(),
    (attendance) => attendance.sessionId,
  );
  const students = new Map(
    studentsById(
      reader,
      [...new Set([...attendances.values()].flat().map(({ studentId }) => studentId))],
      reader.today,
    ).map((student) => [student.id, student]),
  );
  const numbers = new Map(
    reader.db
      .select()
      .from(sessionNumbers)
      .all()
      .map((number) => [number.sessionId, writtenNumber(number)]),
  );
  const voided = voidedSessions(reader);
  return rows.map((row) => ({
    ...row,
    number: numbers.get(row.id) ?? '',
    voided: voided.has(row.id),
    students: (attendances.get(row.id) ?? []).flatMap(({ studentId }) => students.get(studentId) ?? []),
  }));
}

/** How many wait for a signature. */
export function countUnsigned(reader: Reader): number {
  const counted = reader.db
    .select({ unsigned: count() })
    .from(sessions)
    .where(and(isNull(sessions.removedAt), isNull(sessions.signedAt)))
    .get();
  return counted?.unsigned ?? 0;
}

/**
 * One session whole, process notes included for whoever wrote it. The look is on record.
 *
 * @throws Refusal `noSession`.
 */
export function readSession(writer: Writer, id: SessionId): Session {
  const row = existingSession(writer, id);
  const took = partsIn(writer, id);
  const studentIds = took.map(({ studentId }) => studentId);
  const students = studentsById(writer, studentIds, row.occurredOn);
  const about = auditSubjects(students);
  writer.recordLook({
    action: 'session.viewed',
    subject: about.subject,
    detail: { sessionId: id, occurredOn: row.occurredOn, ...about.detail },
  });
  const known = new Set(students.map(({ id }) => id));
  return {
    ...row,
    number: numberOf(writer, id),
    problems: writtenProblems(row.problems),
    absentIds: took
      .filter(({ came, studentId }) => !came && known.has(studentId))
      .map(({ studentId }) => studentId),
    // A file that went into another one stays on the record, and is nobody to choose.
    studentIds: studentIds.filter((studentId) => known.has(studentId)),
    students,
    voided: voidOf(writer, id),
    notesAreMine: isOwn(writer, row),
    processNotes: isOwn(writer, row) ? notesOf(writer, id) : '',
    addenda: writer.db
      .select()
      .from(addenda)
      .where(eq(addenda.sessionId, id))
      .orderBy(asc(addenda.sequence))
      .all(),
  };
}

/**
 * Writes a session down, or writes an unsigned one anew.
 *
 * @throws Refusal `dateInFuture`, `beforeSession`, `noStudent`, `archived`, `individualNeedsOne`, `noSession`, `signed`,
 * `afterLeaving`.
 */
export function writeSession(writer: Writer, id: SessionId | null, text: SessionText): SessionId {
  const { studentIds, absentIds, processNotes: notes, problems, ...written } = text;
  const columns = { ...written, problems: keptProblems(problems) };
  refuseImpossibleDay(writer, 'occurredOn', text.occurredOn, { of: studentIds });
  if (text.nextOn !== null) {
    refuseImpossibleDay(writer, 'nextOn', text.nextOn, { ahead: true });
    if (text.nextOn < text.occurredOn) {
      throw Refusal.at('nextOn', 'beforeSession', '下次预约不能早于这次辅导的日期');
    }
  }
  if (text.kind === 'individual' && studentIds.length !== 1) {
    throw Refusal.at('studentIds', 'individualNeedsOne', '个别辅导请只选一名学生；多名学生请选团体辅导');
  }
  const students = studentIds.map((studentId) => studentOn(writer, studentId, text.occurredOn));
  const before = id ? { ...unsignedSession(writer, id), studentIds: studentsOf(writer, id) } : null;
  for (const studentId of new Set(studentIds)) {
    // What was begun before somebody left is still brought to its end, and signed.
    const begun = before?.studentIds.includes(studentId) && wasAtSchool(writer, studentId, text.occurredOn);
    if (!begun) mustBeAtSchool(writer, studentId);
  }
  const sessionId = id ?? insertSession(writer, columns);
  if (before) {
    // First those who took part: whoever had left by then, and is taken off, is not in the way of what is corrected.
    writer.db
      .delete(sessionStudents)
      .where(
        and(eq(sessionStudents.sessionId, sessionId), sql`${sessionStudents.studentId} IN ${ON_THE_LIST}`),
      )
      .run();
    refuseAfterLeaving(writer, sessionId, text.occurredOn);
    writer.db.update(sessions).set(columns).where(eq(sessions.id, sessionId)).run();
  }
  writer.db
    .insert(sessionStudents)
    .values(
      [...new Set(studentIds)].map((studentId) => ({
        sessionId,
        studentId,
        came: text.kind === 'individual' || !absentIds.includes(studentId),
      })),
    )
    .run();
  // Who finishes another's record neither sees that person's notes nor touches them.
  const notesChanged = (before === null || isOwn(writer, before)) && keepNotes(writer, sessionId, notes);
  const about = auditSubjects(students);
  writer.record({
    action: 'session.written',
    subject: about.subject,
    detail: {
      sessionId,
      old: before,
      new: { ...columns, studentIds },
      ...about.detail,
      // The notes are the counsellor's own: that they changed is on record, what they say is not.
      ...(notesChanged ? { notesChanged } : {}),
    },
  });
  return sessionId;
}

/** A file that went into another one comes back when that is undone, and has taken part then. */
const ON_THE_LIST = sql`(SELECT id FROM students WHERE removed_at IS NULL)`;

type Columns = Omit<typeof sessions.$inferInsert, 'recordedAt' | 'recordedBy'>;

function insertSession(writer: Writer, columns: Columns): SessionId {
  const { id } = writer.db
    .insert(sessions)
    .values({ ...columns, recordedAt: writer.now, recordedBy: writer.person })
    .returning({ id: sessions.id })
    .get();
  const schoolYear = schoolYearOn(writer, columns.occurredOn);
  const last = writer.db
    .select({ sequence: max(sessionNumbers.sequence) })
    .from(sessionNumbers)
    .where(eq(sessionNumbers.schoolYear, schoolYear))
    .get();
  writer.db
    .insert(sessionNumbers)
    .values({ sessionId: id, schoolYear, sequence: (last?.sequence ?? 0) + 1 })
    .run();
  return id;
}

/**
 * 签字锁定: the record, its students and its process notes never change again.
 *
 * @throws Refusal `noSession`, `signed`, `afterLeaving`.
 */
export function signSession(writer: Writer, id: SessionId): void {
  const row = unsignedSession(writer, id);
  refuseAfterLeaving(writer, id, row.occurredOn);
  writer.db
    .update(sessions)
    .set({ signedAt: writer.now, signedBy: writer.person })
    .where(eq(sessions.id, id))
    .run();
  writer.record({ action: 'session.signed', ...aboutSession(writer, id, row.occurredOn) });
}

/** A leaving that was entered later, for a day before the session. @throws Refusal `afterLeaving`. */
function refuseAfterLeaving(reader: Reader, id: SessionId, occurredOn: LocalDate): void {
  for (const studentId of studentsOf(reader, id)) {
    const departure = departureOf(reader, studentId);
    if (!departure || occurredOn < departure.leftOn) continue;
    const [student] = studentsById(reader, [studentId], occurredOn);
    throw new Refusal(
      'afterLeaving',
      `${student?.name ?? '一名学生'}已于${writtenDate(departure.leftOn)}离校，这次辅导（${writtenDate(occurredOn)}）在那之后，不能再改。请核对辅导日期和学生；离校日期登记错了的，请在档案里办理返校后重新登记。`,
    );
  }
}

/** Nothing new is written about somebody who has left; a group's record stays open for those who are there. */
function mustHaveSomeoneAtSchool(reader: Reader, id: SessionId): void {
  const studentIds = studentsOf(reader, id);
  const [first] = studentIds;
  const haveLeft = studentIds.every((studentId) => !wasAtSchool(reader, studentId, reader.today));
  if (first && haveLeft) mustBeAtSchool(reader, first);
}

function wasAtSchool(reader: Reader, studentId: StudentId, date: LocalDate): boolean {
  const departure = departureOf(reader, studentId);
  return !departure || date < departure.leftOn;
}

/** 补记. @throws Refusal `noSession`, `notSigned`, `voided`, `archived`. */
export function addAddendum(writer: Writer, wanted: InputOf<'sessions.addAddendum'>): void {
  const row = existingSession(writer, wanted.sessionId);
  if (row.signedAt === null) {
    throw new Refusal('notSigned', '这份记录还没有签字，可以直接修改，无需补记。');
  }
  refuseVoided(writer, wanted.sessionId);
  mustHaveSomeoneAtSchool(writer, wanted.sessionId);
  writer.db
    .insert(addenda)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  const about = aboutSession(writer, wanted.sessionId, row.occurredOn);
  writer.record({
    action: 'session.addendum',
    ...about,
    detail: { ...about.detail, new: { text: wanted.text } },
  });
}

/**
 * Hides an unsigned record; it stays in the vault with the reason.
 *
 * @throws Refusal `noSession`, `signed`, `archived`: of somebody who has left nothing is taken away.
 */
export function removeSession(writer: Writer, wanted: InputOf<'sessions.remove'>): void {
  const row = unsignedSession(writer, wanted.sessionId);
  for (const studentId of studentsOf(writer, wanted.sessionId)) mustBeAtSchool(writer, studentId);
  writer.db
    .update(sessions)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: wanted.reason })
    .where(eq(sessions.id, wanted.sessionId))
    .run();
  const about = aboutSession(writer, wanted.sessionId, row.occurredOn);
  writer.record({
    action: 'session.removed',
    ...about,
    detail: { ...about.detail, old: row, reason: wanted.reason },
  });
}

/**
 * 作废: a signed record that should not have been signed, as one of the wrong student. It stays as it is, marked, with the
 * reason, and counts nowhere any more.
 *
 * @throws Refusal `noSession`, `notSigned`, `voided`, `archived`.
 */
export function voidSession(writer: Writer, { sessionId, reason }: InputOf<'sessions.void'>): void {
  const row = existingSession(writer, sessionId);
  if (row.signedAt === null) {
    throw new Refusal('notSigned', '这份记录还没有签字，可以直接修改或删除，无需作废。');
  }
  refuseVoided(writer, sessionId);
  mustHaveSomeoneAtSchool(writer, sessionId);
  writer.db
    .insert(sessionVoids)
    .values({ sessionId, reason, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  const about = aboutSession(writer, sessionId, row.occurredOn);
  writer.record({ action: 'session.voided', ...about, detail: { ...about.detail, reason } });
}

function refuseVoided(reader: Reader, id: SessionId): void {
  if (voidOf(reader, id)) {
    throw new Refusal('voided', '这份记录已经作废，只能查看。要重新记录，请另写一份。');
  }
}

/** A session in which the student was assessed: asked about suicide, or an assessment was written down. */
export const ASSESSES = or(ne(sessions.assessment, ''), ne(sessions.risk, 'notAsked'));

/** 后续安排 of a student's latest session; empty where it named none. */
export function lastNextStepsOf(reader: Reader, studentId: StudentId): string {
  const last = reader.db
    .select({ nextSteps: sessions.nextSteps })
    .from(sessions)
    .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
    .where(and(eq(sessionStudents.studentId, studentId), stands(sessions)))
    .orderBy(desc(sessions.occurredOn), desc(sessions.startsAt), desc(sessions.recordedAt))
    .limit(1)
    .get();
  return last?.nextSteps ?? '';
}

function existingSession(reader: Reader, id: SessionId) {
  const row = reader.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, id), isNull(sessions.removedAt)))
    .get();
  if (!row) throw new Refusal('noSession', '找不到这份辅导记录，可能已被删除。请返回列表查看。');
  return row;
}

function unsignedSession(reader: Reader, id: SessionId) {
  const row = existingSession(reader, id);
  if (row.signedAt !== null) {
    throw new Refusal('signed', '这份记录已签字锁定，不能再修改或删除。需要补充请写补记。');
  }
  return row;
}

function partsIn(reader: Reader, id: SessionId) {
  return reader.db.select().from(sessionStudents).where(eq(sessionStudents.sessionId, id)).all();
}

function studentsOf(reader: Reader, id: SessionId) {
  return partsIn(reader, id).map(({ studentId }) => studentId);
}

function numberOf(reader: Reader, id: SessionId): string {
  const number = reader.db.select().from(sessionNumbers).where(eq(sessionNumbers.sessionId, id)).get();
  return number ? writtenNumber(number) : '';
}

/** 2026-003. */
function writtenNumber({ schoolYear, sequence }: { schoolYear: number; sequence: number }): string {
  return `${schoolYear}-${`${sequence}`.padStart(3, '0')}`;
}

function aboutSession(reader: Reader, id: SessionId, occurredOn: Session['occurredOn']) {
  const students = studentsById(reader, studentsOf(reader, id), occurredOn);
  const { subject, detail } = auditSubjects(students);
  return { subject, detail: { sessionId: id, occurredOn, ...detail } };
}

/** @returns whether they are other notes than before. */
function keepNotes(writer: Writer, sessionId: SessionId, notes: string): boolean {
  if (notes === notesOf(writer, sessionId)) return false;
  writer.db.delete(processNotes).where(eq(processNotes.sessionId, sessionId)).run();
  if (notes) writer.db.insert(processNotes).values({ sessionId, text: notes }).run();
  return true;
}

/** Whoever sits at the PC began the record. A name that was corrected since counts as the same person's. */
function isOwn(reader: Reader, { recordedBy }: { recordedBy: string }): boolean {
  return recordedBy === reader.person || formerNames(reader).includes(recordedBy);
}

function notesOf(reader: Reader, id: SessionId): string {
  return reader.db.select().from(processNotes).where(eq(processNotes.sessionId, id)).get()?.text ?? '';
}
