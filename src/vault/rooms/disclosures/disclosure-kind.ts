import { DISCLOSURE_GROUNDS } from '#shared/disclosure-grounds.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { recordsInFile } from '#vault/roll/students/file-records.ts';
import { disclosures } from './tables.ts';

export const disclosureKind = recordKind({
  table: disclosures,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'open',
  search: {
    group: 'incident',
    texts: ['r.told', 'r.to_whom', 'r.ground_text', 'r.decided_by', 'r.child_told'],
    code: { column: 'ground', words: DISCLOSURE_GROUNDS },
  },
  log: {
    labels: {
      toWhom: '告知了谁',
      told: '告知的内容',
      ground: '依据',
      groundText: '依据说明',
      childTold: '怎样告诉学生',
    },
    words: { ground: DISCLOSURE_GROUNDS },
  },
  told: (reader, studentId) =>
    recordsInFile(reader, disclosures, studentId).map((row) =>
      recordTold('disclosure', row, {
        occurredOn: row.occurredOn,
        startsAt: row.startsAt,
        title: `突破保密：告知${row.toWhom}`,
        text: lines(
          row.told,
          `依据：${[DISCLOSURE_GROUNDS[row.ground], row.groundText].filter(Boolean).join('，')}`,
          `${row.decidedBy}决定`,
          row.childTold && `告诉学生：${row.childTold}`,
        ),
      }),
    ),
});
