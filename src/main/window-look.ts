import { type BrowserWindow, nativeTheme, screen } from 'electron';
import type { LookChange, LookOfThisPc } from '#shared/contract/look.ts';
import type { KeptLook } from './kept-look.ts';

/** `--ground` of theme.css: what one sees while one page goes and the next comes. */
const GROUND = { light: '#f7f4ee', dark: '#161818' };

const WANTED = { width: 1440, height: 900 };
const LEAST = { minWidth: 1024, minHeight: 640 };

/** How large the window opens: as designed, and never larger than what the task bar leaves of the screen. */
export function windowSize() {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  return {
    width: Math.min(WANTED.width, width),
    height: Math.min(WANTED.height, height),
    minWidth: Math.min(LEAST.minWidth, width),
    minHeight: Math.min(LEAST.minHeight, height),
  };
}

/** Has the colours of all pages follow the kept ones; `auto` follows the system. @returns what lies beneath the pages. */
export function colourPages({ colours }: LookOfThisPc): string {
  nativeTheme.themeSource = colours === 'auto' ? 'system' : colours;
  return ground();
}

const ground = () => (nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light);

/**
 * Draws the window as the PC's look says, on every page that it shows.
 *
 * @returns makes a change, and gives the look as it is then.
 */
export function followLook(window: BrowserWindow, kept: KeptLook) {
  const { webContents } = window;
  const draw = () => {
    window.setBackgroundColor(colourPages(kept.now));
    webContents.setZoomFactor(kept.now.textSize);
  };
  const change = (wanted: LookChange): LookOfThisPc => {
    if (Object.keys(wanted).length > 0) {
      kept.change(wanted);
      draw();
    }
    return kept.now;
  };
  const follow = () => window.setBackgroundColor(ground());
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.off('updated', follow));
  // Chromium remembers a size for each of the pages by itself.
  webContents.on('did-navigate', draw);
  return change;
}
