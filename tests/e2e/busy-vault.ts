import type { Page } from '@playwright/test';

/** A large piece of other work lies before the vault: whatever a screen asks for next comes late. */
export const keepBusy = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const content = '占'.repeat(190_000);
    for (let count = 0; count < 150; count += 1) {
      void window.heartharbor.request('drafts.keep', { key: `busy:${count}`, content });
    }
  });
