/** Who is chosen is chosen: the keyboard goes on in the next field of the form, once the choice is drawn. */
export function goOnAfter(field: HTMLInputElement | null): void {
  requestAnimationFrame(() => nextField(field)?.focus());
}

function nextField(field: HTMLInputElement | null): HTMLElement | undefined {
  if (!field?.form) return undefined;
  const fields = [...field.form.querySelectorAll<HTMLInputElement>('input:not([type="hidden"]), textarea')];
  return fields
    .slice(fields.indexOf(field) + 1)
    .find((next) => next.tabIndex >= 0 && !next.matches(':disabled') && next.checkVisibility());
}
