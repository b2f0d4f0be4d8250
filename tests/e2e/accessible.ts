import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { LAYERS, notReachedByTab } from './reached-by-tab.ts';
import { caretTroubles, ringTroubles } from './where-the-caret-is.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Colours = 'light' | 'dark';

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

/** The page in these colours, once it has drawn them. */
async function inColours(page: Page, colorScheme: Colours): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
}

/**
 * The same page drawn in these colours: they hang on this attribute alone. Were the system asked to change, as it is
 * where a screen opens, the whole room would be rendered anew.
 */
async function drawnIn(page: Page, colours: Colours): Promise<void> {
  await page.locator('html').evaluate((html, to) => {
    html.dataset.mantineColorScheme = to;
  }, colours);
}

const LIGHT_FIRST = ['light', 'dark'] as const;
const DARK_FIRST = ['dark', 'light'] as const;
/** So many screens are opened in one choice of colours, before the system changes to the other. */
const OPENED_ALIKE = 12;

/** Opened and written in, or gone on in: where it began is looked at where it is opened. */
const WRITTEN_IN =
  /可能已有|登记来信来电|心理委员-登记$|等级结论|导出给班主任填|合并档案|班级周报-写|在一次沟通上添加附件|没有填的|密码不正确/;

/**
 * Looks at every screen of a walk, in light and in dark, with axe and with the Tab key; first of all at where the
 * keyboard begins in a form.
 * @throws Error of the test where something serious is found, something that Tab does not come to, a form that begins
 *   elsewhere, or a ring that is not seen.
 */
export async function expectAccessible(
  walk: (look: (name: string, page: Page) => Promise<void>) => Promise<void>,
) {
  const found: string[] = [];
  const unreached: string[] = [];
  const begins: string[] = [];
  let opened = 0;
  await walk(async (name, page) => {
    const [colours, others] = opened % (2 * OPENED_ALIKE) < OPENED_ALIKE ? LIGHT_FIRST : DARK_FIRST;
    opened += 1;
    const troubles = async (drawn: Colours, options: RunOptions) => {
      const lines = [...(await ringTroubles(page)), ...(await troublesOn(page, options))];
      found.push(...lines.map((line) => `${name} (${drawn}), ${line}`));
    };
    if (!WRITTEN_IN.test(name)) begins.push(...(await caretTroubles(page)).map((line) => `${name}, ${line}`));
    await inColours(page, colours);
    await troubles(colours, { resultTypes: ['violations'] });
    // Nothing but the colours is different.
    await drawnIn(page, others);
    await troubles(others, { resultTypes: ['violations'], runOnly: ['color-contrast'] });
    await drawnIn(page, colours);
    const missed = await notReachedByTab(page);
    unreached.push(...missed.map((line) => `${name}, ${line}`));
  });
  expect(found).toEqual([]);
  expect(unreached).toEqual([]);
  expect(begins).toEqual([]);
}
