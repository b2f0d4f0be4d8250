import type { CompiledAddons } from '../ready/compiled-addons.ts';
import type { ReadyElectron } from '../ready/electron.ts';
import { withUtf8 } from '../ready/utf8-locale.ts';

/** Which addons the app takes in place of the shipped ones; the second is read by argon2 itself. */
const ADDON_VARIABLES = {
  HEARTHARBOR_NATIVE_BINDING: 'database',
  ARGON2_PREBUILD: 'argon2',
} as const satisfies Record<string, keyof CompiledAddons>;

/** The addons that `electronEnvironment` told of. */
export function addonsIn(env: NodeJS.ProcessEnv): CompiledAddons | undefined {
  const { HEARTHARBOR_NATIVE_BINDING: database, ARGON2_PREBUILD: argon2 } = env;
  return database && argon2 ? { database, argon2 } : undefined;
}

/** What the app, the demo and the end-to-end tests are told about the Electron that is ready. */
export function electronEnvironment(electron: ReadyElectron): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...withUtf8(process.env),
    HEARTHARBOR_ELECTRON: electron.executablePath,
    HEARTHARBOR_ELECTRON_LABEL: electron.label,
  };
  for (const [name, addon] of Object.entries(ADDON_VARIABLES)) {
    if (electron.addons) env[name] = electron.addons[addon];
    else delete env[name];
  }
  // Terminals inside Electron apps set it; it would turn Electron into a bare Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return env;
}
