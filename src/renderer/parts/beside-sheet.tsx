import { CloseButton } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './beside-sheet.module.css';
import { useEscape } from './layers.ts';

interface BesideSheetProps {
  title: string;
  onClose(): void;
  children: ReactNode;
}

/**
 * A sheet that lies over a column of the screen and leaves the rest to be read, which a side sheet covers. The keyboard
 * begins in it, and goes back to where it was.
 */
export function BesideSheet({ title, onClose, children }: BesideSheetProps) {
  const sheet = useRef<HTMLElement>(null);
  useEscape(true, onClose);
  useEffect(() => {
    const before = document.activeElement;
    const within = sheet.current;
    if (!within?.contains(before)) {
      const first = within?.querySelector<HTMLElement>('[data-autofocus]');
      (first ?? within)?.focus();
    }
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section
      ref={sheet}
      role="dialog"
      aria-label={title}
      className={classes.sheet}
      tabIndex={-1}
      data-holds-focus
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <CloseButton size={32} aria-label="关闭" title="关闭（Esc）" onClick={onClose} />
      </header>
      <div className={classes.body}>{children}</div>
    </section>
  );
}
