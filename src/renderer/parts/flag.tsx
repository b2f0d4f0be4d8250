import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';

/** A word or two beside a name, for what one must not overlook: 休学. */
export function Flag({ children }: { children: ReactNode }) {
  return (
    <Badge component="span" variant="default" radius={4} tt="none" fw={500} ml={8}>
      {children}
    </Badge>
  );
}
