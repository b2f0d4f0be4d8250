import type { Locator, Page } from '@playwright/test';
import { expect } from '#tests/patient-expect.ts';

/** The hands on the parts that every screen is put together from. All names are what a person reads. */

export async function goTo(page: Page, place: string): Promise<void> {
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('button', { name: place, exact: true })
    .click();
  await expect(page.getByRole('heading', { name: place, exact: true, level: 1 })).toBeVisible();
}

export async function write(form: Locator, label: string, text: string): Promise<void> {
  await form.getByRole('textbox', { name: label, exact: true }).fill(text);
}

/** Types a date into a date field; an empty one is left alone. */
export async function writeDate(form: Locator, label: string, date: string | null): Promise<void> {
  if (date === null) return;
  const field = form.getByRole('textbox', { name: label, exact: true });
  await field.fill(date);
  await field.blur();
}

/** Chooses one of a fixed list. */
export async function choose(page: Page, form: Locator, label: string, word: string): Promise<void> {
  await form.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: word, exact: true }).click();
}

/** Finds somebody in a picker by what is typed, and takes the one who is offered. */
export async function pick(page: Page, form: Locator, label: string, typed: string): Promise<void> {
  const field = form.getByRole('combobox', { name: label, exact: true });
  await field.fill(typed);
  const offered = page.getByRole('option');
  // Were there others, it is said which.
  await expect(offered).toHaveText([/./]);
  await offered.click();
}

export async function press(scope: Page | Locator, button: string): Promise<void> {
  await scope.getByRole('button', { name: button, exact: true }).click();
}

/** ＋记一笔 in a student's file. @returns what opens for it beside the chronology. */
export async function writeDown(page: Page, act: string): Promise<Locator> {
  await press(page, '记一笔');
  await page.getByRole('menuitem', { name: act, exact: true }).click();
  return page.getByRole('dialog', { name: act, exact: true });
}

/** What one does with a whole file now and then. @returns what opens for it beside the chronology. */
export async function manageFile(page: Page, act: string): Promise<Locator> {
  await press(page, '档案管理');
  await page.getByRole('menuitem', { name: `${act}…` }).click();
  return page.getByRole('dialog', { name: act });
}

/** Waits for the note in the corner that says what was done. */
export async function told(page: Page, text: string | RegExp): Promise<string> {
  const note = page.locator('.mantine-Notifications-root').getByText(text).last();
  await expect(note).toBeVisible();
  return (await note.textContent()) ?? '';
}
