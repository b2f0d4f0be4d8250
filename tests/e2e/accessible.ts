import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { LAYERS, notReachedByTab } from './reached-by-tab.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical on what lies open on top, or on the place where nothing does: rule, where, why. */
async function troublesOn(page: Page, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    // The script before this line has put it there.
    ({ options, layers }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const layer = [...document.querySelectorAll(layers)].filter((node) => node.checkVisibility()).at(-1);
      return axe.run(layer ?? document, options);
    },
    { options, layers: LAYERS },
  )) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`),
    );
}

/**
 * Looks at every screen of a walk, in light and in dark, with axe and with the Tab key.
 * @throws Error of the test where something serious is found, or something that Tab does not come to.
 */
export async function expectAccessible(
  walk: (look: (name: string, page: Page) => Promise<void>) => Promise<void>,
) {
  const found: string[] = [];
  const unreached: string[] = [];
  let colours: 'light' | 'dark' = 'light';
  await walk(async (name, page) => {
    const troubles = async (options: RunOptions) => {
      const lines = await troublesOn(page, options);
      found.push(...lines.map((line) => `${name} (${colours}), ${line}`));
    };
    await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
    await troubles({ resultTypes: ['violations'] });
    // Nothing but the colours is different; the next screen is opened in these, since a change of them is dear.
    colours = colours === 'light' ? 'dark' : 'light';
    await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
    await troubles({ resultTypes: ['violations'], runOnly: ['color-contrast'] });
    const missed = await notReachedByTab(page);
    unreached.push(...missed.map((line) => `${name}, ${line}`));
  });
  expect(found).toEqual([]);
  expect(unreached).toEqual([]);
}
