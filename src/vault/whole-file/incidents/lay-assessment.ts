import { incidentAssessment } from '#documents/incidents/incident-assessment.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { existingIncidentExtract } from '#vault/rooms/incidents/incident-rows.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';

/** 书面评估意见 of one student: nobody else is on it. @throws Refusal `noExtract`, `notAssessed`. */
export function layIncidentAssessment(
  room: Room,
  { extractId, audience }: InputOf<'incidents.layAssessment'>,
): Promise<OutputOf<'incidents.layAssessment'>> {
  const facts = room.access.read((reader) => {
    const extract = existingIncidentExtract(reader, extractId);
    const { assessedOn } = extract;
    if (assessedOn === null) throw new Refusal('notAssessed', '这名学生还没有评估，请先登记评估，再打印。');
    return {
      ...extract,
      assessedOn,
      schoolName: schoolRow(reader).name,
      numberWord: numberWord(reader),
      student: studentOn(reader, extract.studentId, assessedOn),
    };
  });
  return layPaper(room, [incidentAssessment(facts)], {
    kind: 'incidentExtract',
    audience,
    subject: auditSubject(facts.student),
    detail: { extractId, occurredOn: facts.assessedOn },
  });
}
