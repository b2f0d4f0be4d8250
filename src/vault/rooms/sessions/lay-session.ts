import { SESSION_TITLES, type SessionFacts, sessionTable } from '#documents/sessions/session-table.tsx';
import type { SessionId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubjects, studentsById } from '#vault/roll/students/student-lines.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { readSession } from './sessions.ts';

/**
 * 个别辅导记录表 or 团体辅导记录表, as the record stands; process notes are never on it.
 *
 * @throws Refusal `noSession`.
 */
export function laySession(
  room: Room,
  { sessionId }: InputOf<'sessions.layPaper'>,
): Promise<OutputOf<'sessions.layPaper'>> {
  const { facts, about } = room.access.write((writer) => sessionFacts(writer, sessionId));
  return layPaper(room, [sessionTable(facts)], {
    kind: 'session',
    word: SESSION_TITLES[facts.kind],
    subject: about.subject,
    detail: { sessionId, ...about.detail },
  });
}

function sessionFacts(writer: Writer, id: SessionId) {
  const { absentIds, signedAt, signedBy, voided, addenda, ...session } = readSession(writer, id);
  const students = studentsById(writer, session.studentIds, session.occurredOn);
  const on = (instant: number): LocalDate => todayOnThisPc(new Date(instant));
  const facts: SessionFacts = {
    ...session,
    schoolName: schoolRow(writer).name,
    numberWord: numberWord(writer),
    students: students.map(({ id, name, gender, className, studentNumber }) => ({
      name,
      gender,
      className,
      studentNumber,
      came: !absentIds.includes(id),
    })),
    signed: signedAt === null ? null : { by: signedBy, on: on(signedAt) },
    voided: voided && { reason: voided.reason, by: voided.voidedBy, on: on(voided.voidedAt) },
    addenda: addenda.map(({ text, recordedAt, recordedBy }) => ({
      text,
      by: recordedBy,
      on: on(recordedAt),
    })),
  };
  return { facts, about: auditSubjects(students) };
}
