import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PNG } from 'pngjs';
import { vi } from 'vitest';
import type { StartedApp } from './start-packed.ts';

/*
 * Eyes and hands at the display, for an app that lets no debugger in: what a person sees is a picture of the
 * window, what she does are keys.
 */

const run = promisify(execFile);
// Titles are compared in the locale's encoding.
const env = { ...process.env, LC_ALL: 'C.UTF-8' };

/** Waits until the app shows a window of this title. @returns its number */
export async function windowOf(app: StartedApp, title: string): Promise<string> {
  const search = [
    'search',
    '--all',
    '--onlyvisible',
    '--pid',
    String(app.process.pid),
    '--name',
    `^${title}$`,
  ];
  let end: number | NodeJS.Signals | null | undefined;
  void app.ended.then((known) => {
    end = known;
  });
  return vi.waitUntil(
    async () => {
      if (end !== undefined) throw new Error(`The app ended with ${end} before its window:\n${app.output()}`);
      // It also fails when a window closes while it looks; then it looks again.
      const found = await run('xdotool', search, { env }).catch(() => undefined);
      return found?.stdout.trim();
    },
    { timeout: 30_000, interval: 100 },
  );
}

/** Goes to the window and waits until its caret blinks: then a field has the keys. */
export async function atTheKeys(window: string): Promise<void> {
  await run('xdotool', ['windowfocus', '--sync', window], { env });
  const before = await pictureOf(window);
  await vi.waitUntil(async () => !(await pictureOf(window)).data.equals(before.data), {
    timeout: 30_000,
    interval: 100,
  });
}

/** Types and presses, one after the other, where the caret is: text as it is, keys in <angle brackets>. */
export async function type(strokes: readonly string[]): Promise<void> {
  for (const stroke of strokes) {
    const key = /^<(.+)>$/.exec(stroke)?.[1];
    await run('xdotool', key ? ['key', key] : ['type', '--delay', '20', stroke], { env });
  }
}

/** What the window shows, pixel by pixel. */
export async function pictureOf(window: string): Promise<PNG> {
  const { stdout } = await run('xwd', ['-silent', '-id', window], {
    encoding: 'buffer',
    maxBuffer: 64 * 1024 * 1024,
  });
  // XWDFile.h: numbers of four bytes, the biggest first; a table of colours before the picture.
  const header = (index: number) => stdout.readUInt32BE(index * 4);
  if (header(11) !== 32) throw new Error(`A display of ${header(11)} bits is not what is read here`);
  const picture = new PNG({ width: header(4), height: header(5) });
  const start = header(0) + header(19) * 12;
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      // 0x00RRGGBB, the smallest first.
      const pixel = stdout.readUInt32LE(start + y * header(12) + x * 4);
      picture.data.writeUInt32BE(((pixel << 8) | 0xff) >>> 0, (y * picture.width + x) * 4);
    }
  }
  return picture;
}

/** How many different colours the window shows: one when it is blank, hundreds when there are letters on it. */
export async function coloursOf(window: string): Promise<number> {
  const { data } = await pictureOf(window);
  const seen = new Set<number>();
  for (let at = 0; at < data.length; at += 4) seen.add(data.readUInt32BE(at));
  return seen.size;
}
