import { IconBan, IconMailCheck, IconSend } from '@tabler/icons-react';
import type { LetterLine } from '#shared/contract/letters.ts';
import classes from './letters.module.css';

const STATES = {
  issued: { word: '已发出', mark: IconSend },
  received: { word: '已收回执', mark: IconMailCheck },
  voided: { word: '已作废', mark: IconBan },
} as const;

export type LetterState = keyof typeof STATES;

/** A voided letter is voided, whether its receipt came back or not. */
export function stateOf(letter: Pick<LetterLine, 'voided' | 'receipt'>): LetterState {
  if (letter.voided) return 'voided';
  return letter.receipt ? 'received' : 'issued';
}

export const stateWord = (letter: LetterLine): string => STATES[stateOf(letter)].word;

/** The state of a letter, by mark and word. */
export function LetterStateMark({ letter }: { letter: LetterLine }) {
  const state = stateOf(letter);
  const { word, mark: Mark } = STATES[state];
  return (
    <span className={classes.mark} data-state={state}>
      <Mark size={16} aria-hidden />
      {word}
    </span>
  );
}
