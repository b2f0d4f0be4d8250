import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { ensureWine, type ReadyWine } from '../../scripts/ready/wine.ts';
import type { Played } from './scenario.ts';

declare module 'vitest' {
  interface ProvidedContext {
    played: Played[];
    /** What the process said besides, and how it ended. */
    words: { said: string; exitCode: number | null };
  }
}

/** A process that stands still is ended after so long: with two cores that others use it takes half a minute. */
const PATIENCE_MS = 5 * 60_000;

/** Bundles the scenarios with the vault's own sources and plays them under Windows' own Node, once for all tests. */
export default async function playOnce(project: TestProject): Promise<() => Promise<void>> {
  const results = join(import.meta.dirname, '../../test-results/windows');
  mkdirSync(results, { recursive: true });
  // Inside the checkout, where the native modules are found; of this run alone.
  const outDir = mkdtempSync(join(results, 'run-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'player.ts'),
      outDir,
      target: 'node22',
      rollupOptions: { output: { entryFileNames: 'player.mjs' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3', 'argon2'] },
  });
  const wine = await ensureWine();
  try {
    await play(project, wine, outDir);
  } finally {
    await wine.remove();
  }
  return async () => rmSync(outDir, { recursive: true, force: true });
}

async function play(project: TestProject, { node, env, devices }: ReadyWine, outDir: string): Promise<void> {
  const drive = join(outDir, 'drive');
  const share = join(outDir, 'share');
  for (const folder of [drive, share, join(devices, 'unc', 'office')]) mkdirSync(folder, { recursive: true });
  symlinkSync(drive, join(devices, 'e:'));
  symlinkSync(share, join(devices, 'unc', 'office', 'backups'));
  mkdirSync(join(devices, 'c:', 'ground'));

  const report = join(outDir, 'played.jsonl');
  const player = join(outDir, 'player.mjs');
  // Under Wine Node has its output as a file or not at all.
  const words = join(outDir, 'words.txt');
  const output = openSync(words, 'w');
  const args = [
    node,
    player,
    'C:\\ground',
    `Z:${report.replaceAll('/', '\\')}`,
    'E:\\',
    '\\\\office\\backups',
  ];
  const child = spawn('wine', args, { env, stdio: ['ignore', output, output], timeout: PATIENCE_MS });
  const [exitCode] = await once(child, 'exit');
  closeSync(output);
  const lines = existsSync(report) ? readFileSync(report, 'utf8').trimEnd().split('\n') : [];
  project.provide(
    'played',
    lines.filter((line) => line !== '').map((line) => JSON.parse(line)),
  );
  project.provide('words', { said: readFileSync(words, 'utf8'), exitCode });
}
