import type { ReactNode } from 'react';
import { Flag } from './flag.tsx';

/**
 * A student's name in a list, with 休学 beside it for whoever is on leave. A name alone stays a text, of which the list
 * can show the whole.
 */
export function nameWithLeave({ name, onLeave }: { name: string; onLeave: boolean }): ReactNode {
  if (!onLeave) return name;
  return (
    <>
      {name}
      <Flag>休学</Flag>
    </>
  );
}
