import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any screen has: whoever has not come by then never will. */
const MOST_STOPS = 120;

/** Goes from stop to stop with Tab, as hands do, until the keyboard is where it should be. */
export async function reach(page: Page, wanted: Locator): Promise<void> {
  // A chip is a checkbox that lies unseen behind its word.
  await expect(wanted).toBeAttached();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not come there');
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
