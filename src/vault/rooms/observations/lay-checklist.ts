import { signChecklist } from '#documents/observations/sign-checklist.tsx';
import type { OutputOf } from '#shared/contract/index.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';

/** The three signals and the ten factors, blank, for whoever goes through a class with them. */
export function layChecklist(room: Room): Promise<OutputOf<'observations.layChecklist'>> {
  const facts = room.access.read((reader) => {
    const { name, roomPhone } = schoolRow(reader);
    return { schoolName: name, roomPhone, printedOn: reader.today };
  });
  return layPaper(room, [signChecklist(facts)], { kind: 'observation.checklist', subject: '', detail: {} });
}
