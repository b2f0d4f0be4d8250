import { exitCodeOf } from '../ready/command.ts';
import { ensureElectron } from '../ready/electron.ts';
import { buildApp } from './build.ts';
import { electronEnvironment } from './electron-environment.ts';
import { endWith } from './ending.ts';
import { root } from './tools.ts';

await endWith(async () => {
  const electron = await ensureElectron();
  await buildApp();
  console.log(`Opening the app in ${electron.label}.`);
  // Chromium refuses to sandbox what root runs; that is a developer in a container, never a school.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return exitCodeOf(electron.executablePath, [...asRoot, root, ...process.argv.slice(2)], {
    env: electronEnvironment(electron),
  });
});
