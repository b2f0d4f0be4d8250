import { emergencyCard } from '#documents/incidents/emergency-card.tsx';
import { spotSteps } from '#documents/incidents/spot-steps.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { writtenPhone } from '#shared/school-calendar.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubjects } from '#vault/roll/students/student-lines.ts';
import { schoolRoutes } from '#vault/rooms/incidents/routes.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { emergencyCardOf } from './emergency.ts';

/*
 * What is printed while all is well: the PC may be off at night.
 */

/** 应急信息卡, each child on a sheet of its own, as the file says it today. @throws Refusal `noStudent`. */
export function layCards(
  room: Room,
  { studentIds }: InputOf<'incidents.layCards'>,
): Promise<OutputOf<'incidents.layCards'>> {
  const { cards, school } = room.access.read((reader) => ({
    cards: studentIds.map((studentId) => emergencyCardOf(reader, studentId)),
    school: {
      schoolName: schoolRow(reader).name,
      roomPhone: writtenPhone(schoolRow(reader).roomPhone),
      numberWord: numberWord(reader),
      printedOn: reader.today,
    },
  }));
  const [first, ...others] = cards.map((card) => emergencyCard({ ...school, card }));
  if (!first) throw new Error('nobody was asked for');
  return layPaper(room, [first, ...others], {
    kind: 'incident.cards',
    ...(others.length > 0 ? { title: `应急信息卡 ${cards.length} 人` } : {}),
    ...auditSubjects(cards),
  });
}

/** 流程单: the same steps as on screen, with the numbers of the school's list. */
export function laySteps(room: Room): Promise<OutputOf<'incidents.laySteps'>> {
  const facts = room.access.read((reader) => ({
    schoolName: schoolRow(reader).name,
    roomPhone: writtenPhone(schoolRow(reader).roomPhone),
    printedOn: reader.today,
    routes: schoolRoutes(reader).routes,
  }));
  return layPaper(room, [spotSteps(facts)], { kind: 'incident.steps', subject: '', detail: {} });
}
