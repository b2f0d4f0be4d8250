import { notifications } from '@mantine/notifications';

/** `done`: something was done; `note`: good to know; `trouble`: something needs attention and stays longer. */
export type AnnouncementKind = 'done' | 'note' | 'trouble';

const COLOURS = { done: 'harbour', note: 'gray', trouble: 'red' } satisfies Record<AnnouncementKind, string>;

let lastNote: string | undefined;

/** Says something in the corner of the window, also to a screen reader. */
export function announce(text: string, kind: AnnouncementKind = 'done'): void {
  // The newest takes the place of the one before; only trouble stays until it was read.
  if (lastNote !== undefined) notifications.hide(lastNote);
  const id = notifications.show({
    message: text,
    color: COLOURS[kind],
    autoClose: kind === 'trouble' ? 10_000 : 5_000,
    // An alert that comes into the page is read out for certain; being polite, it waits for its turn.
    role: 'alert',
    'aria-live': kind === 'trouble' ? 'assertive' : 'polite',
    closeButtonProps: { 'aria-label': '关闭提示' },
  });
  lastNote = kind === 'trouble' ? undefined : id;
}
