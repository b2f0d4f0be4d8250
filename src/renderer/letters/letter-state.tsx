import {
  IconBan,
  IconMailCheck,
  IconMailExclamation,
  IconMailOff,
  IconMailOpened,
  IconSend,
} from '@tabler/icons-react';
import type { LetterLine } from '#shared/contract/letters.ts';
import { RECEIPT_OUTCOMES } from '#shared/terms.ts';
import classes from './letters.module.css';

export const LETTER_STATES = {
  issued: { word: '已出具', mark: IconSend },
  delivered: { word: '已送达', mark: IconMailOpened },
  signed: { word: RECEIPT_OUTCOMES.signed, mark: IconMailCheck },
  refused: { word: RECEIPT_OUTCOMES.refused, mark: IconMailExclamation },
  none: { word: RECEIPT_OUTCOMES.none, mark: IconMailOff },
  voided: { word: '已作废', mark: IconBan },
} as const;

export type LetterState = keyof typeof LETTER_STATES;

/** Where a letter stands: what came of it goes before how it was given out, and voided before both. */
export function stateOf({
  voided,
  receipt,
  deliveries,
}: Pick<LetterLine, 'voided' | 'receipt' | 'deliveries'>): LetterState {
  if (voided) return 'voided';
  if (receipt) return receipt.outcome;
  return deliveries.length > 0 ? 'delivered' : 'issued';
}

export const stateWord = (letter: LetterLine): string => LETTER_STATES[stateOf(letter)].word;

/** The state of a letter, by mark and word. */
export function LetterStateMark({ letter }: { letter: LetterLine }) {
  const state = stateOf(letter);
  const { word, mark: Mark } = LETTER_STATES[state];
  return (
    <span className={classes.mark} data-state={state}>
      <Mark size={16} aria-hidden />
      {word}
    </span>
  );
}
