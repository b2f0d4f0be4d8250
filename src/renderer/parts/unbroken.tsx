import type { ReactNode } from 'react';

/** A name, a class or a day within a cell that may break: before it or after it, never within. */
export function Unbroken({ children }: { children: ReactNode }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{children}</span>;
}
