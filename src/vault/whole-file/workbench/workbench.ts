import type { Workbench } from '#shared/contract/workbench.ts';
import { ALERT_LEVELS, codesOf } from '#shared/terms.ts';
import { listStudents } from '#vault/roll/students/student-lines.ts';
import { dueFollowUps } from '#vault/rooms/follow-ups/follow-ups.ts';
import { listHomeVisits } from '#vault/rooms/home-visits/home-visits.ts';
import { awaitsReceipt, listLetters } from '#vault/rooms/letters/letters.ts';
import { listSessions } from '#vault/rooms/sessions/sessions.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

/** What is waiting today. */
export function readWorkbench(reader: Reader): Omit<Workbench, 'notices'> {
  const students = listStudents(reader, reader.today);
  const here = new Set(students.map(({ id }) => id));
  return {
    students: students.length,
    byLevel: codesOf(ALERT_LEVELS).map((level) => ({
      level,
      students: students.filter((student) => student.level === level).length,
    })),
    dueFollowUps: dueFollowUps(reader),
    unsignedSessions: listSessions(reader)
      .filter(({ signedAt }) => signedAt === null)
      .map(({ id, occurredOn, topic, students }) => ({
        sessionId: id,
        occurredOn,
        topic,
        students: students.map(({ name }) => name),
      })),
    lettersWithoutReceipt: listLetters(reader).filter(awaitsReceipt),
    // A visit that was planned to somebody who has left since waits no longer.
    plannedVisits: listHomeVisits(reader).filter(
      ({ occurredOn, studentId }) => occurredOn === null && here.has(studentId),
    ),
  };
}
