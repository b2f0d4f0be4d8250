import { Button, Portal } from '@mantine/core';
import { useEffect } from 'react';
import { HarbourMark } from '#renderer/parts/harbour-mark.tsx';
import classes from './room.module.css';

/** 遮挡: a calm sheet over everything, for when a student walks in. What is beneath stays as it was. */
export function Cover({ onUncover }: { onUncover(): void }) {
  useEffect(() => {
    const before = document.activeElement;
    // Everything else leaves the screen, dialogs and pickers too (room.module.css).
    document.body.classList.add(classes.covered ?? '');
    return () => {
      document.body.classList.remove(classes.covered ?? '');
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <Portal>
      <div className={classes.cover} role="dialog" aria-modal="true" aria-label="已遮挡">
        <HarbourMark size={72} />
        <Button variant="subtle" color="gray" autoFocus onClick={onUncover}>
          按 F9 继续
        </Button>
      </div>
    </Portal>
  );
}
