import type { ReadyElectron } from '../ready/electron.ts';

/** What the app, the demo and the end-to-end tests are told about the Electron that is ready. */
export function electronEnvironment(electron: ReadyElectron): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HEARTHARBOR_ELECTRON: electron.executablePath,
    HEARTHARBOR_ELECTRON_LABEL: electron.label,
  };
  if (electron.nativeBinding) env.HEARTHARBOR_NATIVE_BINDING = electron.nativeBinding;
  else delete env.HEARTHARBOR_NATIVE_BINDING;
  // Terminals inside Electron apps set it; it would turn Electron into a bare Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return env;
}
