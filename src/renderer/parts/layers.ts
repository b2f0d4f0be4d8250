import { useEffect, useEffectEvent } from 'react';

/** What lies over the screen and has the keyboard to itself. */
export const LAYER = '[role="dialog"][aria-modal="true"]';

/** How to close each open dialog or sheet, the topmost last. */
const open: (() => void)[] = [];

/** Closes every dialog and sheet, the topmost first: one goes elsewhere. */
export function closeLayers(): void {
  for (const close of [...open].reverse()) close();
}

/** Mantine's mark on a field whose own list or calendar is open, and what stands in a menu: Escape belongs to that one. */
const HAS_ITS_OWN = '[data-mantine-stop-propagation="true"], [role="menu"] *';

/** Escape closes a dialog or sheet, and only the topmost. */
export function useEscape(opened: boolean, onClose: () => void): void {
  const closeIt = useEffectEvent(onClose);
  useEffect(() => {
    if (!opened) return;
    const close = () => closeIt();
    open.push(close);
    const onKey = (event: KeyboardEvent) => {
      // The Escape that ends the typing of a Chinese word belongs to the input method.
      if (event.key !== 'Escape' || event.isComposing || open.at(-1) !== close) return;
      if (event.target instanceof Element && event.target.matches(HAS_ITS_OWN)) return;
      event.stopImmediatePropagation();
      close();
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      open.splice(open.indexOf(close), 1);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [opened]);
}

/**
 * The cross of a dialog or a sheet. While that still reads, the keyboard has nowhere else to be: a form that comes later
 * takes it from there.
 */
export const CLOSE_BUTTON = { 'aria-label': '关闭', size: 32, 'data-holds-focus': true } as const;
