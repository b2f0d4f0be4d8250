import { recordKind } from '#vault/records/record-kind.ts';
import { handOvers, receivedHandOvers } from '#vault/roll/students/tables.ts';

/** A pack for the next school is made when the student has left, or is about to. */
export const handOverKind = recordKind({
  table: handOvers,
  about: { one: 'studentId' },
  time: { on: 'preparedOn' },
  frozen: { columns: ['content', 'preparedOn', 'toSchool'] },
  removal: 'never',
  closedFile: 'open',
  search: null,
  told: () => [],
});

export const receivedHandOverKind = recordKind({
  table: receivedHandOvers,
  about: { one: 'studentId' },
  time: { on: 'receivedOn' },
  frozen: { columns: ['content', 'packId', 'fromSchool'] },
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: {
    group: 'handOver',
    // Whatever text the other school's pack holds.
    texts: [
      'r.from_school',
      `(SELECT group_concat(t.value, char(10)) FROM json_tree(r.content) t WHERE t.type = 'text')`,
    ],
  },
  told: () => [],
});
