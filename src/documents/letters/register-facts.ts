import type { LetterLine } from '#shared/contract/letters.ts';
import { type LocalDate, writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import { DELIVERY_WAYS } from '#shared/terms.ts';

/** What the register of letters says on paper and in a workbook. */
export interface RegisterFacts {
  schoolName: string;
  /** UTC milliseconds, and the day on which that is. */
  now: number;
  printedOn: LocalDate;
  /** In the order in which they were seen, their names masked already where they shall be. */
  letters: readonly LetterLine[];
}

/** How and when a letter was given out, a line each time: 2026年9月3日 当面交给，林静. */
export function writtenDeliveries({ deliveries }: LetterLine): string {
  return deliveries
    .map(({ deliveredOn, way, by, note, isAgain }) => {
      const how = `${writtenDate(deliveredOn)} ${isAgain ? '补发，' : ''}${DELIVERY_WAYS[way]}，${by}`;
      return note ? `${how}（${note}）` : how;
    })
    .join('\n');
}

/** Who signed a receipt and by which phone, or who saw that nobody would. */
export function writtenSigner({ receipt }: LetterLine): string {
  if (!receipt) return '';
  const { signedBy, phone, witnesses } = receipt;
  return [signedBy, writtenPhone(phone), witnesses && `见证人：${witnesses}`].filter(Boolean).join('\n');
}

/** What the guardian said, or why the letter holds no more. */
export function writtenOpinion({ receipt, voided }: LetterLine): string {
  const why = voided && `${writtenDate(voided.voidedOn)} 作废：${voided.reason}`;
  return [receipt?.opinion, why].filter(Boolean).join('\n');
}
