import { type RefObject, useEffect } from 'react';
import { LAYER } from '#renderer/parts/layers.ts';

/** A dialog that closes gives the focus back within this time; only then is it known to be lost. */
const GIVEN_BACK_MS = 50;

/** The dialog or sheet that lies over the screen and over all others, as when a form within it has been done with. */
function topmostLayer(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(LAYER)].at(-1);
}

/** Where the keyboard begins in what has come into the dialog or sheet that held it; nothing where it is elsewhere. */
function beginsIn(changes: readonly MutationRecord[]): HTMLElement | undefined {
  const { activeElement } = document;
  const layer = activeElement?.matches(`${LAYER}, [data-holds-focus]`) && activeElement.closest(LAYER);
  if (!layer) return undefined;
  return changes
    .flatMap(({ addedNodes }) => [...addedNodes])
    .filter((node) => node instanceof HTMLElement && layer.contains(node))
    .flatMap((node) => [node, ...(node as HTMLElement).querySelectorAll('[data-autofocus]')])
    .find((node): node is HTMLElement => node instanceof HTMLElement && node.matches('[data-autofocus]'));
}

/**
 * Keeps the keyboard somewhere. A browser drops the focus when what had it leaves the page, or is switched off
 * while it is busy: the second comes back once it can. The first goes on where it was in the screen or in what lies over
 * it, as from a notice, which goes by itself; if that has gone too, at their beginning. What a dialog or a sheet has read
 * comes after it: the keyboard, which had nowhere else to be, begins there.
 */
export function useFocusKeeper(screen: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let last: Element | null = document.activeElement;
    let home: HTMLElement | null = null;
    let busy: HTMLElement | null = null;
    const isLost = () => document.activeElement === document.body;
    const onFocus = (event: FocusEvent) => {
      last = event.target instanceof Element ? event.target : null;
      if (last instanceof HTMLElement && (screen.current?.contains(last) || last.closest(LAYER))) home = last;
      busy = null;
    };
    const goOn = () => {
      const ground = topmostLayer() ?? screen.current;
      (home?.isConnected && ground?.contains(home) ? home : ground)?.focus();
    };
    const look = (changes: MutationRecord[]) => {
      beginsIn(changes)?.focus();
      if (!isLost()) return;
      if (busy?.isConnected && !busy.matches(':disabled')) busy.focus();
      else if (last instanceof HTMLElement && last.matches(':disabled')) busy = last;
      else if (last && !last.isConnected) {
        setTimeout(() => {
          if (isLost() && !last?.isConnected) goOn();
        }, GIVEN_BACK_MS);
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', onFocus);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocus);
    };
  }, [screen]);
}
