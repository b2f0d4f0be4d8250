import type { Page } from '@playwright/test';

/**
 * Tabs once around the topmost layer of the window, a dialog where one is open.
 *
 * @returns what can be pressed or written in there, and the keyboard did not come to: its markup, cut short.
 */
export async function notReachedByTab(page: Page): Promise<string[]> {
  const wanted = await page.evaluateHandle(() => {
    const layer = [...document.querySelectorAll('[role="dialog"]')]
      .filter((node) => node.checkVisibility())
      .at(-1);
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
    return new Set(stops.filter(isStop));
  });
  const most = (await wanted.evaluate((stops) => stops.size)) * 2 + 20;
  for (let press = 0; press < most; press += 1) {
    const left = await wanted.evaluate((stops) => {
      stops.delete(document.activeElement as HTMLElement);
      return stops.size;
    });
    if (left === 0) break;
    await page.keyboard.press('Tab');
  }
  // What has gone meanwhile, such as a hint, can be reached by nobody.
  return wanted.evaluate((stops) =>
    [...stops].filter((node) => node.isConnected).map((node) => node.outerHTML.slice(0, 160)),
  );
}
