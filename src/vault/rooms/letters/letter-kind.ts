import { fieldOf, LETTER_FIELDS } from '#shared/letter-words.ts';
import { codesOf, OBSERVED_ASPECTS, RECEIPT_OUTCOMES } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { recordTold } from '#vault/records/told.ts';
import { lettersOf } from './register.ts';
import { letterDeliveries, letterReceipts, letters, letterVoids } from './tables.ts';

/** What somebody typed for one letter alone. */
const TYPED = codesOf(LETTER_FIELDS).filter((field) =>
  ['line', 'prose', 'institutions'].includes(fieldOf(field).as),
);

export const letterKind = recordKind({
  table: letters,
  about: { one: 'studentId' },
  time: { on: 'issuedOn' },
  frozen: 'always',
  removal: 'never',
  closedFile: 'byDayWritten',
  parts: [
    { table: letterVoids, by: 'letter_id', frozen: 'always' },
    { table: letterDeliveries, by: 'letter_id', frozen: 'always' },
    { table: letterReceipts, by: 'letter_id', frozen: 'always' },
  ],
  search: {
    group: 'letter',
    // What the counsellor wrote, not what stands in every letter.
    texts: [
      `r.prefix || '〔' || r.school_year || '〕' || r.sequence || '号'`,
      ...TYPED.map((field) => `json_extract(r.facts, '$.values.${field}')`),
      // Of an earlier app.
      ...codesOf(OBSERVED_ASPECTS).map((aspect) => `json_extract(r.facts, '$.observations.${aspect}')`),
      `json_extract(r.facts, '$.medicalDiagnosis')`,
      `(SELECT reason FROM letter_voids WHERE letter_id = r.id)`,
      `(SELECT group_concat(signed_by || ' ' || phone || ' ' || opinion || ' ' || witnesses, char(10))
        FROM letter_receipts WHERE letter_id = r.id)`,
      `(SELECT group_concat(by || ' ' || note, char(10)) FROM letter_deliveries WHERE letter_id = r.id)`,
    ],
  },
  told: (reader, studentId) =>
    lettersOf(reader, studentId).map(({ id, kindName, number, issuedOn, recordedAt, voided, receipt }) =>
      recordTold(
        'letter',
        { id, recordedAt },
        {
          occurredOn: issuedOn,
          title: `${kindName} ${number}${voided ? '（已作废）' : ''}`,
          text: receipt
            ? [RECEIPT_OUTCOMES[receipt.outcome], receipt.opinion].filter(Boolean).join('：')
            : '',
        },
      ),
    ),
});
