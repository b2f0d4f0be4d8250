import { type VisitFacts, visitTable } from '#documents/home-visits/visit-table.tsx';
import type { HomeVisitId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { existingVisit, visitorsOf } from './home-visits.ts';

/**
 * 家访记录表 of one visit; of one that is only planned, with room to fill in.
 *
 * @throws Refusal `noVisit`.
 */
export function layVisit(
  room: Room,
  { homeVisitId }: InputOf<'homeVisits.layPaper'>,
): Promise<OutputOf<'homeVisits.layPaper'>> {
  const facts = room.access.read((reader) => visitFacts(reader, homeVisitId));
  return layPaper(room, [visitTable(facts)], {
    kind: 'homeVisit',
    subject: auditSubject(facts.student),
    detail: { homeVisitId, occurredOn: facts.occurredOn ?? facts.plannedOn },
  });
}

function visitFacts(reader: Reader, id: HomeVisitId): VisitFacts {
  const visit = existingVisit(reader, id);
  return {
    ...visit,
    schoolName: schoolRow(reader).name,
    numberWord: numberWord(reader),
    // Nobody knows the class of a day to come.
    student: studentOn(reader, visit.studentId, visit.occurredOn ?? reader.today),
    visitors: visitorsOf(reader, id).map(({ name }) => name),
  };
}
