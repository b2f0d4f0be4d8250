import { mustRun } from '../ready/command.ts';
import { root, tools } from './tools.ts';

/**
 * Builds main, preload, vault and renderer into out/. Always: it takes less time than finding out whether it
 * would be needed takes to get right.
 * @throws Error when it fails; what electron-vite said is then on the terminal
 */
export async function buildApp(): Promise<void> {
  console.log('Building the app …');
  await mustRun(process.execPath, [tools.electronVite(), 'build', '--logLevel', 'warn'], {
    cwd: root,
    quiet: 'until it fails',
  });
}
