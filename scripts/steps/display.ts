import { exitCodeOf } from '../ready/command.ts';
import { ensureDebianPackages, virtualDisplay } from '../ready/debian-packages.ts';

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Sees to it that windows can be opened, on a display in memory where there is no screen. */
export async function ensureDisplay(): Promise<void> {
  if (!hasDisplay) await ensureDebianPackages(virtualDisplay, 'for running without a screen');
}

/**
 * Runs a script under this Node where its windows find a display.
 * @returns the script's exit code
 */
export function exitCodeOnDisplay(
  script: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<number> {
  if (hasDisplay) return exitCodeOf(process.execPath, [script, ...args], options);
  // Larger than the largest window a test opens (1920 × 1080). Between two windows it must not begin anew, which
  // turns the next one away; and no key may repeat itself because the machine is slow.
  const screen = '-screen 0 1920x1200x24 -noreset -r';
  return exitCodeOf('xvfb-run', ['-a', '-s', screen, process.execPath, script, ...args], options);
}
