import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './plans.module.css';

interface FormPartProps {
  word: string;
  /** What one must know to fill it in right, in a line. */
  note?: string;
  children: ReactNode;
}

/** Fields of a long form that belong together, under a heading of their own. */
export function FormPart({ word, note, children }: FormPartProps) {
  return (
    <fieldset className={classes.part}>
      <legend>{word}</legend>
      {note && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
      {children}
    </fieldset>
  );
}
