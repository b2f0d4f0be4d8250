import { ask } from '#renderer/request.ts';

/**
 * Tells the vault, which tells main, that something was copied out of this page: the clipboard is cleared soon.
 * What it was is not told.
 */
export function tellOfCopies(request: 'safety.copied' | 'safety.copiedAtDoor'): void {
  const onCopy = () => {
    if (hasSelection()) void ask(request, {});
  };
  document.addEventListener('copy', onCopy, true);
  document.addEventListener('cut', onCopy, true);
}

/** With nothing selected nothing is copied, and what is on the clipboard is somebody else's. */
function hasSelection(): boolean {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    return field.selectionStart !== field.selectionEnd;
  }
  return document.getSelection()?.isCollapsed === false;
}
