import type { Page } from '@playwright/test';

/** What lies open over a place. The place itself, and what can be reached in it, is looked at by itself. */
export const LAYERS = '[role="dialog"], [role="menu"]';

/** Presses between two looks at whether all has been reached. */
const LOOKED_AT_EACH = 8;

/**
 * Tabs once around what lies open on top, or around the place where nothing does.
 *
 * @returns what can be pressed or written in there, and the keyboard did not come to: its markup, cut short.
 */
export async function notReachedByTab(page: Page): Promise<string[]> {
  const wanted = await page.evaluateHandle((layers) => {
    const layer = [...document.querySelectorAll(layers)].filter((node) => node.checkVisibility()).at(-1);
    const stops = [
      ...(layer ?? document).querySelectorAll<HTMLElement>(
        'button, a[href], input, textarea, select, [role="tab"], [tabindex]',
      ),
    ];
    // Whoever opened a menu walks it with the arrows; Tab keeps to it until Escape.
    if ([...document.querySelectorAll('[role="menu"]')].some((node) => node.checkVisibility()))
      return new Set<HTMLElement>();
    const isRadio = (node: Element): node is HTMLInputElement =>
      node instanceof HTMLInputElement && node.type === 'radio';
    const radios = stops.filter(isRadio);
    /** Of a group of radio buttons Tab comes to the chosen one, or to the first while none is. */
    const isPassedBy = (node: HTMLInputElement) => {
      const group = radios.filter(({ name }) => name === node.name);
      return (group.find(({ checked }) => checked) ?? group[0]) !== node;
    };
    const isStop = (node: HTMLElement) =>
      node.tabIndex >= 0 &&
      node.checkVisibility({ visibilityProperty: true }) &&
      !node.closest('[inert], [aria-hidden="true"], fieldset:disabled') &&
      !node.matches(':disabled') &&
      !(isRadio(node) && isPassedBy(node));
    const wanted = new Set(stops.filter(isStop));
    const [first] = wanted;
    // Round a sheet from its beginning: from a field in it, the way back there leads through the whole window.
    // Where the keyboard is on the only stop already, Tab goes nowhere else.
    if (layer && first && wanted.size > 1) first.focus();
    else wanted.delete(document.activeElement as HTMLElement);
    document.addEventListener('focusin', ({ target }) => wanted.delete(target as HTMLElement));
    return wanted;
  }, LAYERS);
  const count = () => wanted.evaluate((stops) => stops.size);
  const stops = await count();
  if (stops === 0) return [];
  // The keyboard may begin beside a sheet that leaves the rest of the window to be used.
  const all = await page.evaluate(
    () => document.querySelectorAll('button, a, input, textarea, [tabindex]').length,
  );
  const most = all + 20;
  // The first ones wait until the page hears them; the others are as quick as a held key.
  for (const key of ['Tab', 'Shift+Tab', 'Tab']) await page.keyboard.press(key);
  const held: Promise<void>[] = [];
  for (let pressed = 1; pressed < most; pressed += 1) {
    if (pressed % LOOKED_AT_EACH === 0) {
      await Promise.all(held.splice(0));
      if ((await count()) === 0) break;
    }
    held.push(page.keyboard.down('Tab'), page.keyboard.up('Tab'));
  }
  await Promise.all(held);
  // What has gone meanwhile, such as a hint, can be reached by nobody.
  return wanted.evaluate((stops) =>
    [...stops].filter((node) => node.isConnected).map((node) => node.outerHTML.slice(0, 160)),
  );
}
