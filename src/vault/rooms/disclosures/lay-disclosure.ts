import { disclosurePaper } from '#documents/disclosures/disclosure-paper.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { existingInFile } from '#vault/roll/students/file-records.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { disclosures } from './tables.ts';

/** 突破保密记录, to be signed by whoever decided. @throws Refusal `noRecord`. */
export function layDisclosure(
  room: Room,
  { disclosureId, audience }: InputOf<'disclosures.layPaper'>,
): Promise<OutputOf<'disclosures.layPaper'>> {
  const facts = room.access.read((reader) => {
    const row = existingInFile(reader, disclosures, disclosureId);
    return {
      ...row,
      schoolName: schoolRow(reader).name,
      numberWord: numberWord(reader),
      student: studentOn(reader, row.studentId, row.occurredOn),
    };
  });
  return layPaper(room, [disclosurePaper(facts)], {
    kind: 'disclosure',
    audience,
    subject: auditSubject(facts.student),
    detail: { disclosureId, occurredOn: facts.occurredOn },
  });
}
