import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

/** A part of a long form or record, under a small heading of its own. */
export function PartTitle({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <Title order={3} size="h5" mb={8} id={heading}>
        {title}
      </Title>
      {children}
    </section>
  );
}
