import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './open-row.module.css';

interface OpenRowProps {
  title: ReactNode;
  /** In a quieter line beneath it. */
  note?: ReactNode;
  onOpen(): void;
}

/** A line that opens what it tells of. */
export function OpenRow({ title, note, onOpen }: OpenRowProps) {
  return (
    <UnstyledButton className={classes.row} onClick={onOpen}>
      <span className={classes.title}>{title}</span>
      {note && <span className={classes.note}>{note}</span>}
    </UnstyledButton>
  );
}
