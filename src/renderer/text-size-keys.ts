import type { LookChange } from '#shared/contract/look.ts';
import { ask } from './request.ts';

/** Ctrl with + (or the = beneath it), − and 0 change the size of the text on this PC, at the door as in the room. */
export function heedTextSizeKeys(): void {
  // In the capturing phase, as the room's own keys: also while a dialog or a list is open.
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.ctrlKey || event.altKey || event.metaKey) return;
      const textSize = sizeByKey(event.key);
      if (textSize === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void ask('preferences.changeLook', { textSize });
    },
    true,
  );
}

/** Beside the letters and in the block of numbers; null for any other key. */
function sizeByKey(key: string): NonNullable<LookChange['textSize']> | null {
  if (key === '=' || key === '+') return 'larger';
  if (key === '-' || key === '_') return 'smaller';
  return key === '0' ? 1 : null;
}
