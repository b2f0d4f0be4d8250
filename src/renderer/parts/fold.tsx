import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import classes from './fold.module.css';

interface FoldProps {
  word: string;
  /** What it holds, in a few words: read also while it is folded. */
  gist: string;
  opened: boolean;
  onToggle(): void;
  children: ReactNode;
}

/** A part of a screen that folds away under its heading. */
export function Fold({ word, gist, opened, onToggle, children }: FoldProps) {
  const id = useId();
  return (
    <section className={classes.fold} aria-labelledby={`${id}-heading`}>
      <h2 className={classes.heading}>
        <UnstyledButton
          id={`${id}-heading`}
          className={classes.toggle}
          aria-expanded={opened}
          aria-controls={id}
          onClick={onToggle}
        >
          <IconChevronRight size={16} className={classes.chevron} aria-hidden />
          <span>{word}</span>
          <span className={classes.gist}>{gist}</span>
        </UnstyledButton>
      </h2>
      <div id={id} className={classes.body} hidden={!opened}>
        {opened && children}
      </div>
    </section>
  );
}
