import type { Page } from '@playwright/test';
import { LAYERS } from './reached-by-tab.ts';

/** WCAG 2.2, 1.4.11: what shows where the keyboard is stands out from what lies beside it. */
const LEAST_CONTRAST = 3;

/**
 * Where the keyboard begins in a form that has just opened: in its first empty field; where none is empty, in the
 * first one, with its value selected, or at what is chosen in it. A form that one comes to for one field, such as the
 * number that is put right, begins there.
 *
 * @returns what is otherwise, in words; nothing where no form is open on top, or where one has gone elsewhere on a
 *   screen that holds one among other things.
 */
export function caretTroubles(page: Page): Promise<string[]> {
  return page.evaluate((layers) => {
    type Field = HTMLInputElement | HTMLTextAreaElement;
    const layer = [...document.querySelectorAll(layers)].filter((node) => node.checkVisibility()).at(-1);
    const form = (layer ?? document).querySelector('form');
    if (!form || (!layer && document.activeElement?.matches('button, a, [role="row"], [role="tab"]')))
      return [];
    const nameOf = (field: Element | null) =>
      field?.closest('.mantine-InputWrapper-root')?.querySelector('label, .mantine-InputWrapper-label')
        ?.textContent ??
      field?.getAttribute('aria-label') ??
      field?.outerHTML.slice(0, 120);
    const fields = [...form.querySelectorAll<Field>('input, textarea')].filter(
      (field) =>
        !field.matches(':disabled') && !['hidden', 'file'].includes(field.type) && field.checkVisibility(),
    );
    const chosenIn = (group: string) =>
      fields.find((field) => field.name === group && field.matches('[type="radio"]:checked'));
    const isEmpty = (field: Field) =>
      field.type === 'radio'
        ? !chosenIn(field.name)
        : field.type !== 'checkbox' &&
          field.value === '' &&
          !field.closest('.mantine-InputWrapper-root')?.querySelector('.mantine-Pill-root');
    const empty = fields.find(isEmpty);
    const [first] = fields;
    const meant = fields.find((field) => field.dataset.autofocus === 'true');
    const wanted = meant ?? empty ?? (first?.type === 'radio' ? (chosenIn(first.name) ?? first) : first);
    if (!wanted) return [];
    const at = document.activeElement;
    if (at !== wanted) return [`begins at ${nameOf(at)}, not at ${nameOf(wanted)}`];
    const isSelected = wanted.selectionStart === 0 && wanted.selectionEnd === wanted.value.length;
    const takesText =
      wanted instanceof HTMLInputElement && !['radio', 'checkbox'].includes(wanted.type) && !wanted.readOnly;
    return takesText && !isSelected ? [`the value of ${nameOf(wanted)} is not selected`] : [];
  }, LAYERS);
}

/** Whether one sees where the keyboard is; nothing while it is nowhere in particular. @returns what is wrong, in words. */
export function ringTroubles(page: Page): Promise<string[]> {
  return page.evaluate((leastContrast) => {
    const at = document.activeElement;
    // What was pressed by a mouse shows no ring, and needs none; a field does, and what the keyboard has come to.
    if (
      !(at instanceof HTMLElement) ||
      !at.matches('form input, form textarea, :is(button, a):focus-visible')
    )
      return [];
    /** Where it is drawn: a choice of a segmented control lies unseen behind its word, several chosen ones stand round. */
    const drawn = at.matches('.mantine-SegmentedControl-input')
      ? at.nextElementSibling
      : at.matches('.mantine-PillsInputField-field')
        ? at.closest('.mantine-Input-input')
        : at;
    if (!(drawn instanceof HTMLElement)) return [];
    const canvas = document.createElement('canvas').getContext('2d');
    if (!canvas) return ['no canvas'];
    const rgba = (colour: string) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const brightness = (colour: string) => {
      const [r = 0, g = 0, b = 0] = rgba(colour).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    let behind: HTMLElement | null = drawn.parentElement;
    while (behind && rgba(getComputedStyle(behind).backgroundColor)[3] !== 255) behind = behind.parentElement;
    const ground = behind ? getComputedStyle(behind).backgroundColor : 'white';
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(drawn);
    const hasOutline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    const ring = hasOutline ? outlineColor : /^(?:rgba?|color|oklch)\([^)]*\)/.exec(boxShadow)?.[0];
    const what = at.getAttribute('aria-label') ?? at.outerHTML.slice(0, 120);
    if (!ring) return [`no ring at ${what}`];
    const [bright = 0, dark = 0] = [brightness(ring), brightness(ground)].sort((one, other) => other - one);
    const contrast = (bright + 0.05) / (dark + 0.05);
    return contrast < leastContrast ? [`a ring of ${contrast.toFixed(1)} : 1 at ${what}`] : [];
  }, LEAST_CONTRAST);
}
