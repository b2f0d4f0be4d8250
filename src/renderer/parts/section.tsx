import { Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

interface SectionProps {
  title: string;
  /** What one must know to read it right, in a line. */
  note?: ReactNode;
  /** The button that adds to it. */
  action?: ReactNode;
  children?: ReactNode;
}

/** A part of a screen with a heading of its own, and what it holds. */
export function Section({ title, note, action, children }: SectionProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <div className={classes.head}>
        <div>
          <Title order={2} id={heading} className={classes.title}>
            {title}
          </Title>
          {note && <Text className={classes.note}>{note}</Text>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
