import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/*
 * A display holds one focus. Windows that are tested side by side would take it from each other, so each process
 * that opens windows has a display in memory for itself, unless there is a screen that a person looks at.
 */

/** Whether windows open on a display of their own, and so may be opened side by side. */
export const hasOwnDisplay =
  process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

// Larger than the largest window a test opens (1920 × 1080). Between two windows it must not begin anew, which
// turns the next one away; and no key may repeat itself because the machine is slow.
const SCREEN = ['-screen', '0', '1920x1200x24', '-noreset', '-r', '-nolisten', 'tcp'];

let opening: Promise<void> | undefined;

/** Gives this process a display, once; what it starts from then on opens its windows there. */
export function openOwnDisplay(): Promise<void> {
  if (hasOwnDisplay) opening ??= open();
  return opening ?? Promise.resolve();
}

async function open(): Promise<void> {
  // It takes the first number that is free, and says which on its third channel when windows can come.
  const server = spawn('Xvfb', ['-displayfd', '3', ...SCREEN], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => server.kill());
  const failed = once(server, 'error').then(([error]) => Promise.reject(error));
  // To the end: a server that finds nobody listening to its last word gives up. Asked for as a pipe to read from.
  const number = await Promise.race([text(server.stdio[3] as Readable), failed]);
  if (!number) throw new Error('Xvfb ended before it had a display');
  process.env.DISPLAY = `:${number.trim()}`;
  // It keeps this process from ending by nothing.
  server.unref();
}
