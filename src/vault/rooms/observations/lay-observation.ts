import { observationPaper } from '#documents/observations/observation-paper.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { existingObservation } from './observations.ts';

/**
 * 观察日志 of one entry, for the homeroom teacher who signs it, or for the room.
 *
 * @throws Refusal `noRecord`.
 */
export function layObservation(
  room: Room,
  { observationId, audience = 'teacher' }: InputOf<'observations.layPaper'>,
): Promise<OutputOf<'observations.layPaper'>> {
  const facts = room.access.read((reader) => {
    const seen = existingObservation(reader, observationId);
    return {
      ...seen,
      schoolName: schoolRow(reader).name,
      numberWord: numberWord(reader),
      student: studentOn(reader, seen.studentId, seen.occurredOn),
    };
  });
  return layPaper(room, [observationPaper(facts, audience)], {
    kind: 'observation',
    audience,
    subject: auditSubject(facts.student),
    detail: { observationId, occurredOn: facts.occurredOn },
  });
}
