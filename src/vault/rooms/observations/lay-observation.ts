import { observationPaper } from '#documents/observations/observation-paper.tsx';
import type { ObservationId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { LOG_PARTS } from '#shared/observation-log.ts';
import type { AudienceOf } from '#shared/papers.ts';
import { codesOf } from '#shared/terms.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { withoutHelpers } from '#vault/rooms/helpers/helper-names.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { existingObservation } from './observations.ts';

const TEXTS = ['text', 'source', 'judgement', ...codesOf(LOG_PARTS)] as const;

/** Its texts as they may leave the room: which helper told of it is told to nobody. */
function leaving(reader: Reader, seen: ReturnType<typeof existingObservation>) {
  const texts = TEXTS.map((text) => [text, withoutHelpers(reader, seen[text], seen.studentId)] as const);
  // One text under each key of the list above: fromEntries widens them to string.
  return Object.fromEntries(texts) as Record<(typeof TEXTS)[number], string>;
}

/**
 * 观察日志 of one entry, for the homeroom teacher who signs it, or for the room.
 *
 * @throws Refusal `noRecord`.
 */
export function layObservation(
  room: Room,
  { observationId, audience = 'teacher' }: InputOf<'observations.layPaper'>,
): Promise<OutputOf<'observations.layPaper'>> {
  const facts = room.access.read((reader) => observationFacts(reader, observationId, audience));
  return layPaper(room, [observationPaper(facts, audience)], {
    kind: 'observation',
    audience,
    subject: auditSubject(facts.student),
    detail: { observationId, occurredOn: facts.occurredOn },
  });
}

/** Exported for tests: what the paper says to whom. */
export function observationFacts(
  reader: Reader,
  observationId: ObservationId,
  audience: AudienceOf<'observation'>,
) {
  const seen = existingObservation(reader, observationId);
  return {
    ...seen,
    ...(audience === 'room' ? {} : leaving(reader, seen)),
    schoolName: schoolRow(reader).name,
    numberWord: numberWord(reader),
    student: studentOn(reader, seen.studentId, seen.occurredOn),
  };
}
