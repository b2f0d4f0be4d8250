import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';

/** `done`: something was done; `note`: good to know; `trouble`: something needs attention and stays longer. */
export type AnnouncementKind = 'done' | 'note' | 'trouble';

const COLOURS = { done: 'harbour', note: 'gray', trouble: 'red' } satisfies Record<AnnouncementKind, string>;
const STAYS_MS = { done: 5_000, note: 5_000, trouble: 10_000 } satisfies Record<AnnouncementKind, number>;

let lastNote: { id: string; at: number } | undefined;

/** Whoever goes elsewhere with an act, such as back from what was removed, shall still read what came of it. */
const OF_THE_SAME_ACT_MS = 1_000;

/** One has gone elsewhere: what was told before that goes too. Trouble stays until it was read. */
export function dropNotes(): void {
  if (lastNote && Date.now() - lastNote.at > OF_THE_SAME_ACT_MS) notifications.hide(lastNote.id);
}

/** Says something in the corner of the window, also to a screen reader. */
export function announce(text: ReactNode, kind: AnnouncementKind = 'done', staysMs = STAYS_MS[kind]): void {
  // The newest takes the place of the one before; only trouble stays until it was read.
  if (lastNote !== undefined) notifications.hide(lastNote.id);
  const id = notifications.show({
    message: text,
    color: COLOURS[kind],
    autoClose: staysMs,
    // An alert that comes into the page is read out for certain; being polite, it waits for its turn.
    role: 'alert',
    'aria-live': kind === 'trouble' ? 'assertive' : 'polite',
    closeButtonProps: { 'aria-label': '关闭提示' },
  });
  lastNote = kind === 'trouble' ? undefined : { id, at: Date.now() };
}
