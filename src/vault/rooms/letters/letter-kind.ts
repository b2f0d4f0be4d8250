import { recordKind } from '#vault/records/record-kind.ts';
import { recordTold } from '#vault/records/told.ts';
import { lettersOf } from './letters.ts';
import { letterReceipts, letters, letterVoids } from './tables.ts';

export const letterKind = recordKind({
  table: letters,
  about: { one: 'studentId' },
  time: { on: 'issuedOn' },
  frozen: 'always',
  removal: 'never',
  closedFile: 'byDayWritten',
  parts: [
    { table: letterVoids, by: 'letter_id', frozen: 'always' },
    { table: letterReceipts, by: 'letter_id', frozen: 'always' },
  ],
  search: {
    group: 'letter',
    // What the counsellor wrote, not what stands in every letter.
    texts: [
      `'心告〔' || r.school_year || '〕' || r.sequence || '号'`,
      ...['cognition', 'emotion', 'behaviour', 'will'].map(
        (aspect) => `json_extract(r.facts, '$.observations.${aspect}')`,
      ),
      `json_extract(r.facts, '$.medicalDiagnosis')`,
      `(SELECT reason FROM letter_voids WHERE letter_id = r.id)`,
      `(SELECT group_concat(signed_by || ' ' || phone || ' ' || opinion, char(10))
        FROM letter_receipts WHERE letter_id = r.id)`,
    ],
  },
  told: (reader, studentId) =>
    lettersOf(reader, studentId).map(({ id, number, issuedOn, recordedAt, voided, receipt }) =>
      recordTold(
        'letter',
        { id, recordedAt },
        {
          occurredOn: issuedOn,
          title: `告知书 ${number}${voided ? '（已作废）' : ''}`,
          text: receipt?.opinion ?? '',
        },
      ),
    ),
});
