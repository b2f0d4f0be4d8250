import type { LetterLine } from './contract/letters.ts';
import { RECEIPT_OUTCOMES } from './terms.ts';

/** Where a letter stands in the register. */
export const LETTER_STATES = {
  issued: '已出具',
  delivered: '已送达',
  ...RECEIPT_OUTCOMES,
  voided: '已作废',
} as const;
export type LetterState = keyof typeof LETTER_STATES;

/** What came of a letter goes before how it was given out, and voided before both. */
export function stateOf({
  voided,
  receipt,
  deliveries,
}: Pick<LetterLine, 'voided' | 'receipt' | 'deliveries'>): LetterState {
  if (voided) return 'voided';
  if (receipt) return receipt.outcome;
  return deliveries.length > 0 ? 'delivered' : 'issued';
}

export const stateWord = (letter: LetterLine): string => LETTER_STATES[stateOf(letter)];
