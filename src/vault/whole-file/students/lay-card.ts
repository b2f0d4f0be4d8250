import { fileCard } from '#documents/students/file-card.tsx';
import { writtenBirth } from '#shared/birth-date.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { auditSubjects, studentOn } from '#vault/roll/students/student-lines.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { briefFacts } from './lay-brief.ts';

/** 心理健康档案卡 of some students, each from a new page on, in the order asked for. @throws Refusal `noStudent`. */
export function layCard(
  room: Room,
  { studentIds }: InputOf<'students.layCard'>,
): Promise<OutputOf<'students.layCard'>> {
  const facts = room.access.read((reader) =>
    studentIds.map((studentId) => {
      const { bornOn } = studentOn(reader, studentId, reader.today);
      return { ...briefFacts(reader, studentId), bornOn: bornOn === null ? '' : writtenBirth(bornOn) };
    }),
  );
  const [first, ...others] = facts.map(fileCard);
  if (!first) throw new Error('nobody was asked for');
  return layPaper(room, [first, ...others], {
    kind: 'student.card',
    ...(others.length > 0 ? { title: `心理健康档案卡 ${facts.length} 人` } : {}),
    ...auditSubjects(facts.map(({ student }) => student)),
  });
}
