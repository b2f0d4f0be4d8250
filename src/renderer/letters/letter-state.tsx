import {
  IconBan,
  IconMailCheck,
  IconMailExclamation,
  IconMailOff,
  IconMailOpened,
  IconSend,
} from '@tabler/icons-react';
import type { LetterLine } from '#shared/contract/letters.ts';
import { LETTER_STATES, type LetterState, stateOf } from '#shared/letter-states.ts';
import classes from './letters.module.css';

const MARKS = {
  issued: IconSend,
  delivered: IconMailOpened,
  signed: IconMailCheck,
  refused: IconMailExclamation,
  none: IconMailOff,
  voided: IconBan,
} satisfies Record<LetterState, unknown>;

/** The state of a letter, by mark and word. */
export function LetterStateMark({ letter }: { letter: LetterLine }) {
  const state = stateOf(letter);
  const Mark = MARKS[state];
  return (
    <span className={classes.mark} data-state={state}>
      <Mark size={16} aria-hidden />
      {LETTER_STATES[state]}
    </span>
  );
}
