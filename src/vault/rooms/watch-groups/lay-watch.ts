import { watchTable } from '#documents/watch-groups/watch-table.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { existingWatchGroup } from './watch-group-rows.ts';

/** 值守记录表, with lines for the shifts to come while the watch lasts. @throws Refusal `noRecord`. */
export function layWatch(
  room: Room,
  { watchGroupId, audience }: InputOf<'watchGroups.layPaper'>,
): Promise<OutputOf<'watchGroups.layPaper'>> {
  const facts = room.access.read((reader) => {
    const group = existingWatchGroup(reader, watchGroupId);
    return {
      ...group,
      schoolName: schoolRow(reader).name,
      numberWord: numberWord(reader),
      student: studentOn(reader, group.studentId, group.fromOn),
    };
  });
  return layPaper(room, [watchTable(facts)], {
    kind: 'watchGroup',
    audience,
    subject: auditSubject(facts.student),
    detail: { watchGroupId, fromOn: facts.fromOn },
  });
}
