import { helperRosterPaper } from '#documents/helpers/helper-roster.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubject } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { helperRoster } from './helpers.ts';

/** 心理委员名册 of a school year, with what each was trained in; it stays inside the room. */
export function layHelpers(
  room: Room,
  { schoolYear, audience }: InputOf<'helpers.layRoster'>,
): Promise<OutputOf<'helpers.layRoster'>> {
  const facts = room.access.read((reader) => ({
    ...helperRoster(reader, schoolYear),
    schoolName: schoolRow(reader).name,
    numberWord: numberWord(reader),
    printedOn: reader.today,
  }));
  return layPaper(room, [helperRosterPaper(facts)], {
    kind: 'helperPost.roster',
    audience,
    subject: `${schoolYear}学年`,
    detail: { students: facts.posts.map(auditSubject) },
  });
}
