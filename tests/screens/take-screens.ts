import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { smallPng } from './small-png.ts';
import { walkEveryScreen } from './walk.ts';

/**
 * `npm run screens`: a picture of every screen, in light and dark, at the two sizes that schools have, or at others:
 * `--size 1366x768@150` is that window at 150 %. `--colours dark` leaves out the light ones. `--only 预警` takes those
 * alone whose names hold that.
 */

type Colours = 'light' | 'dark';

const { values: options } = parseArgs({
  options: {
    out: { type: 'string', default: 'docs/screens' },
    only: { type: 'string' },
    size: { type: 'string', multiple: true, default: ['1366x768', '1920x1080'] },
    colours: { type: 'string', multiple: true, default: ['light', 'dark'] },
  },
});
const wanted = options.only === undefined ? undefined : new RegExp(options.only);
const out = resolve(options.out);
const COLOURS = options.colours.map((colours): Colours => {
  if (colours !== 'light' && colours !== 'dark')
    throw new Error(`--colours takes light or dark, not ${colours}`);
  return colours;
});
const SIZES = options.size.map((name) => {
  const [, width, height, zoom = '100'] = /^(\d+)x(\d+)(?:@(\d+))?$/.exec(name) ?? [];
  if (!width || !height) throw new Error(`--size takes 1366x768 or 1366x768@150, not ${name}`);
  // Zooming leaves a page fewer pixels of its own, and nothing else.
  const inPage = (length: string) => Math.floor((Number(length) * 100) / Number(zoom));
  return { name, room: { width: inPage(width), height: inPage(height) } };
});
const folderOf = (colours: Colours, size: (typeof SIZES)[number]) => join(out, `${colours}-${size.name}`);
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
    await page.setViewportSize(size.room);
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
