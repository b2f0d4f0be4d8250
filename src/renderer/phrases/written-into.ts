/** Where somebody is writing, kept while the keyboard is elsewhere. */
export interface Written {
  /** Goes on there with these words, as if they were typed: the field's own undo takes them back. */
  type(words: string): void;
  /** Goes on there as before. */
  goOn(): void;
}

/** Where the caret stands in a field of several lines; null where nobody is writing in one. */
export function writtenInto(target: EventTarget | null): Written | null {
  if (!(target instanceof HTMLTextAreaElement) || target.readOnly || target.disabled) return null;
  const { selectionStart, selectionEnd } = target;
  const goOn = () => {
    target.focus();
    target.setSelectionRange(selectionStart, selectionEnd);
  };
  return {
    goOn,
    type: (words) => {
      goOn();
      // The one way of a page to type: the field tells its form, and keeps its history.
      document.execCommand('insertText', false, words);
    },
  };
}
