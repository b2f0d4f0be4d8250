import { custodyHandOverPaper } from '#documents/custody/custody-hand-over-paper.tsx';
import { promisePaper } from '#documents/custody/promise-paper.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { writtenPhone } from '#shared/school-calendar.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { printedSigners } from '#vault/roll/students/printed-signers.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { existingCustodyHandOver, existingPromise } from './custody.ts';

/**
 * 监护承诺书 or 陪护协议 of its first day, to be signed.
 *
 * @throws Refusal `noRecord`.
 */
export function layPromise(
  room: Room,
  { custodyPromiseId, audience = 'guardian' }: InputOf<'custody.layPromise'>,
): Promise<OutputOf<'custody.layPromise'>> {
  const facts = room.access.read((reader) => {
    const promise = existingPromise(reader, custodyPromiseId);
    const { studentId, fromOn } = promise;
    return {
      ...promise,
      ...schoolFacts(reader),
      student: studentOn(reader, studentId, fromOn),
      signers: printedSigners(reader, studentId, promise.signers, fromOn),
    };
  });
  return layPaper(room, [promisePaper(facts)], {
    kind: 'custodyPromise',
    audience,
    subject: auditSubject(facts.student),
    detail: { custodyPromiseId, fromOn: facts.fromOn },
  });
}

/**
 * 安全责任移交书, to be signed.
 *
 * @throws Refusal `noRecord`.
 */
export function layCustodyHandOver(
  room: Room,
  { custodyHandOverId, audience = 'guardian' }: InputOf<'custody.layHandOver'>,
): Promise<OutputOf<'custody.layHandOver'>> {
  const facts = room.access.read((reader) => {
    const handOver = existingCustodyHandOver(reader, custodyHandOverId);
    const { studentId, occurredOn } = handOver;
    return {
      ...handOver,
      ...schoolFacts(reader),
      student: studentOn(reader, studentId, occurredOn),
      signers: printedSigners(reader, studentId, handOver.signers, occurredOn),
    };
  });
  return layPaper(room, [custodyHandOverPaper(facts)], {
    kind: 'custodyHandOver',
    audience,
    subject: auditSubject(facts.student),
    detail: { custodyHandOverId, occurredOn: facts.occurredOn },
  });
}

function schoolFacts(reader: Reader) {
  const { name: schoolName, roomPhone } = schoolRow(reader);
  return { schoolName, roomPhone: roomPhone && writtenPhone(roomPhone), numberWord: numberWord(reader) };
}
