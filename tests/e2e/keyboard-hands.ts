import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any screen has: whoever has not come by then never will. */
const MOST_STOPS = 120;

/**
 * Goes from stop to stop with Tab, or back with Shift+Tab where it lies before, as hands do, until the keyboard is where
 * it should be. The first press waits until the page hears it; the others are as quick as a held key, unless the
 * keyboard was lost on the way.
 */
export async function reach(page: Page, wanted: Locator): Promise<void> {
  const { keyboard } = page;
  // A chip is a checkbox that lies unseen behind its word.
  await expect(wanted).toBeAttached();
  // Looked for by its role and its name once, not at each stop: that takes the page as long as the stop itself.
  let element = await wanted.elementHandle();
  let waits = true;
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    let lies = await element?.evaluate(whereFromTheKeyboard);
    if (lies === 'gone') {
      element = await wanted.elementHandle();
      lies = await element?.evaluate(whereFromTheKeyboard);
    }
    if (lies === 'there') return;
    if (lies === 'before') await keyboard.down('Shift');
    if (waits || lies === 'unknown') await keyboard.press('Tab');
    else {
      await keyboard.down('Tab');
      await keyboard.up('Tab');
    }
    if (lies === 'before') await keyboard.up('Shift');
    waits = false;
  }
  throw new Error('the keyboard does not come there');
}

function whereFromTheKeyboard(element: Node): 'there' | 'before' | 'after' | 'unknown' | 'gone' {
  const { activeElement } = document;
  if (!element.isConnected) return 'gone';
  if (element === activeElement) return 'there';
  if (!activeElement || activeElement === document.body) return 'unknown';
  const isBefore = activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
  return isBefore ? 'before' : 'after';
}

export async function pressOn(page: Page, button: Locator): Promise<void> {
  await reach(page, button);
  await page.keyboard.press('Enter');
}

/** From a paper that is looked at to a file, as it is: the dialog that asks where has its answer already. */
export async function savePaper(page: Page, dialog: Locator): Promise<void> {
  await pressOn(page, dialog.getByRole('button', { name: '保存为PDF' }));
  await expect(page.getByRole('radio', { name: /^普通文件/ })).toBeFocused();
  await page.keyboard.press('Enter');
}

/** Types into a field that the keyboard comes to. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}
