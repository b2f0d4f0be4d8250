import { ensureDebianPackages, virtualDisplay } from '../ready/debian-packages.ts';

/** Sees to it that windows can be opened: where there is no screen, tests/display.ts makes one in memory. */
export async function ensureDisplay(): Promise<void> {
  const hasScreen =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (!hasScreen) await ensureDebianPackages(virtualDisplay, 'for running without a screen');
}
