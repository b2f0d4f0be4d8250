import type { Locator, Page } from '@playwright/test';

/*
 * A person presses the next key when the screen has answered to the last one; a test is quicker than any screen.
 * What it pressed while a dialog had come but the keyboard was not yet in it went to the screen beneath: a Ctrl+S
 * that saved nothing, once in some hundred runs, on a busy machine.
 */

const PATIENCE_MS = 15_000;

/**
 * From now on `page.keyboard` presses and types, and whatever is found on a page is pressed, when the page can hear it. A
 * key that is held, by `down` and `up`, is pressed at once, whatever the page is at.
 */
export function pressWhenItIsHeard(page: Page): void {
  locatorsPressWhenItIsHeard(page.locator('body'));
  const { keyboard } = page;
  const press = keyboard.press.bind(keyboard);
  const type = keyboard.type.bind(keyboard);
  const insertText = keyboard.insertText.bind(keyboard);
  keyboard.press = async (...key) => {
    await hears(page, key[0]);
    await press(...key);
  };
  keyboard.type = async (...text) => {
    await hears(page, text[0]);
    await type(...text);
  };
  keyboard.insertText = async (text) => {
    await hears(page, text);
    await insertText(text);
  };
}

const listening = new WeakSet<object>();

/** Once for all locators: they share what they are made of. */
function locatorsPressWhenItIsHeard(any: Locator): void {
  const all: Locator = Object.getPrototypeOf(any);
  if (listening.has(all)) return;
  listening.add(all);
  const { press } = all;
  all.press = async function (this: Locator, ...key) {
    await hears(this.page(), key[0]);
    await press.apply(this, key);
  };
}

/** How long the app itself takes, at most, to put a focus that was lost back into the screen (focus-keeper.ts). */
const GIVEN_BACK_MS = 60;

/**
 * Waits until the page has done all that the last key set going in it: React has rendered, a dialog that opened has
 * the keyboard, one that closed has given it back, nothing that is shown says that it is still being read.
 * @throws Error saying what it waited for
 */
async function hears(page: Page, key: string): Promise<void> {
  const waited = await page.evaluate(
    async ({ patienceMs, givenBackMs }) => {
      const started = performance.now();
      const passed = (milliseconds: number) => performance.now() - started > milliseconds;
      // The focus is moved by a task of its own, which may come after the frame that shows the dialog.
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const seen = (selector: string) =>
        [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility());
      const reading = () =>
        // A picker says in its list that the names are still being read.
        seen(
          'output, [aria-label="正在读取"], .mantine-Combobox-empty, .mantine-Select-empty, .mantine-MultiSelect-empty',
        ).find((node) => node.ariaLabel === '正在读取' || node.textContent?.startsWith('正在读取'));
      const isOverTheScreen = (node: Element | null) =>
        node !== document.body && !document.getElementById('root')?.contains(node);
      const deafDialog = () =>
        isOverTheScreen(document.activeElement)
          ? undefined
          : seen('[role="dialog"][aria-modal="true"]').at(0);
      const isLost = () => document.activeElement === document.body && !passed(givenBackMs);
      await frame();
      for (;;) {
        await frame();
        const kept = reading() ?? deafDialog();
        if (kept ? passed(patienceMs) : !isLost()) {
          const at = document.activeElement?.outerHTML.slice(0, 200);
          return kept && `the keyboard is at ${at}, before it lies ${kept.outerHTML.slice(0, 200)}`;
        }
      }
    },
    { patienceMs: PATIENCE_MS, givenBackMs: GIVEN_BACK_MS },
  );
  if (waited) throw new Error(`the page did not come to hear ${key}: ${waited}`);
}
