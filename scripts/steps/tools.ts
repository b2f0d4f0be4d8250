import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The JavaScript file behind an installed tool's command, to be run by this Node: without .cmd shims, which
 * Windows starts only through a shell.
 */
function tool(packageName: string, command: string): string {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = require(manifest) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (!file) throw new Error(`${packageName} has no command ${command}`);
  return join(dirname(manifest), file);
}

export const tools = {
  biome: () => tool('@biomejs/biome', 'biome'),
  // Its exports hide its package.json.
  drizzleKit: () => join(dirname(require.resolve('drizzle-kit')), 'bin.cjs'),
  electronVite: () => tool('electron-vite', 'electron-vite'),
  playwright: () => tool('@playwright/test', 'playwright'),
  tsc: () => tool('typescript', 'tsc'),
  vitest: () => tool('vitest', 'vitest'),
};
