import { exitCodeOf } from '../ready/command.ts';
import { ensureElectron } from '../ready/electron.ts';
import { buildApp } from './build.ts';
import { ensureDisplay } from './display.ts';
import { electronEnvironment } from './electron-environment.ts';
import { endWith } from './ending.ts';
import { root } from './tools.ts';

await endWith(async () => {
  await ensureDisplay();
  const electron = await ensureElectron();
  await buildApp();
  return exitCodeOf(process.execPath, ['tests/papers/print-papers.ts', ...process.argv.slice(2)], {
    cwd: root,
    env: electronEnvironment(electron),
  });
});
