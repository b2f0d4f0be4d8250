import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { smallPng } from './small-png.ts';
import { walkEveryScreen } from './walk.ts';

/**
 * `npm run screens`: a picture of every screen, in light and dark, at the two sizes that schools have, or at others:
 * `--size 911x512` is what 1366×768 has room for at 150 %. `--only 预警` takes those alone whose names hold that.
 */

const COLOURS = ['light', 'dark'] as const;

const { values: options } = parseArgs({
  options: {
    out: { type: 'string', default: 'docs/screens' },
    only: { type: 'string' },
    size: { type: 'string', multiple: true, default: ['1366x768', '1920x1080'] },
  },
});
const wanted = options.only === undefined ? undefined : new RegExp(options.only);
const out = resolve(options.out);
const SIZES = options.size.map((size) => {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(size) ?? [];
  if (!width || !height) throw new Error(`--size takes 1366x768, not ${size}`);
  return { width: Number(width), height: Number(height) };
});
const folderOf = (colours: string, { width, height }: (typeof SIZES)[number]) =>
  join(out, `${colours}-${width}x${height}`);
for (const colours of COLOURS) {
  for (const size of SIZES) {
    if (!wanted) rmSync(folderOf(colours, size), { recursive: true, force: true });
    mkdirSync(folderOf(colours, size), { recursive: true });
  }
}

let screens = 0;
await walkEveryScreen(async (name, page) => {
  screens += 1;
  process.stdout.write(`${name}\n`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colours of COLOURS) {
      await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
      const picture = await page.screenshot({ animations: 'disabled' });
      writeFileSync(join(folderOf(colours, size), `${name}.png`), smallPng(picture));
    }
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}, wanted);
process.stdout.write(`${screens} screens, in ${out}\n`);
