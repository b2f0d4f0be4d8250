import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exitCodeOf } from '../ready/command.ts';
import { ensureDebianPackages, testInstruments } from '../ready/debian-packages.ts';
import { ensureElectron, type ReadyElectron } from '../ready/electron.ts';
import { buildApp } from './build.ts';
import { ensureDisplay, exitCodeOnDisplay } from './display.ts';
import { electronEnvironment } from './electron-environment.ts';
import { endWith } from './ending.ts';
import { type Outcome, playwrightOutcome, vitestOutcome } from './test-report.ts';
import { root, tools } from './tools.ts';

/*
 * npm test                          everything
 * npm test -- --only unit [FILTER…] vitest alone; filters as vitest takes them
 * npm test -- --only e2e [FILTER…]  build, then Playwright alone; filters as Playwright takes them
 * npm test -- --only package [FILTER…] build, then the packed app alone; filters as vitest takes them
 * npm test -- --only e2e -- --debug flags for the runner stand behind a second --
 */

type Row = Outcome & { step: string; seconds: number };

await endWith(async () => {
  const { only, filters } = whatIsAskedFor();
  const reports = await mkdtemp(join(tmpdir(), 'heartharbor-tests-'));
  const rows: Row[] = [];
  let electron: ReadyElectron | undefined;

  /** Runs a step to its end whatever became of the ones before, and notes how it went. */
  async function step(name: string, run: () => Promise<Outcome>) {
    console.log(`\n── ${name}`);
    const start = Date.now();
    const outcome = await run().catch((error) => {
      console.error(error instanceof Error ? error.message : error);
      return { passed: 0, failed: 1 };
    });
    rows.push({ step: name, ...outcome, seconds: (Date.now() - start) / 1000 });
  }

  try {
    await ensureDebianPackages(testInstruments, 'for reading papers back in tests');
    if (!only) {
      await step('types', async () => {
        const projects = ['tsconfig.node.json', 'tsconfig.web.json'];
        const codes = [];
        for (const project of projects) codes.push(await exitCodeOfTool(tools.tsc(), ['-p', project]));
        return wholeStep(codes.every((code) => code === 0));
      });
      await step('lint', async () => wholeStep((await exitCodeOfTool(tools.biome(), ['check'])) === 0));
    }
    if (!only || only === 'unit') {
      await step('unit, vault, documents', async () => {
        const report = join(reports, 'vitest.json');
        const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
        const code = await exitCodeOfTool(tools.vitest(), ['run', ...reporters, ...filters]);
        return vitestOutcome(report, code);
      });
    }
    if (!only || only === 'e2e') {
      await step('end to end, in Electron', async () => {
        electron = await readyToOpen();
        const report = join(reports, 'playwright.json');
        const code = await exitCodeOnDisplay(
          tools.playwright(),
          ['test', '--reporter=list,json', ...filters],
          { cwd: root, env: { ...electronEnvironment(electron), PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
        );
        return playwrightOutcome(report, code);
      });
    }
    // The packed app is watched by the means of a Linux display; the other systems' packages are not tested yet.
    if (process.platform === 'linux' && (!only || only === 'package')) {
      await step('the packed app', async () => {
        electron ??= await readyToOpen();
        const report = join(reports, 'package.json');
        const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
        const code = await exitCodeOnDisplay(
          tools.vitest(),
          ['run', '--config', 'vitest.package.config.ts', ...reporters, ...filters],
          { cwd: root, env: electronEnvironment(electron) },
        );
        return vitestOutcome(report, code);
      });
    }
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
  return report(rows, electron);
});

/** A display, an Electron, and the app built for it. */
async function readyToOpen(): Promise<ReadyElectron> {
  await ensureDisplay();
  const electron = await ensureElectron();
  await buildApp();
  return electron;
}

function whatIsAskedFor() {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string' } },
    allowPositionals: true,
  });
  const { only } = values;
  if (only !== undefined && only !== 'unit' && only !== 'e2e' && only !== 'package') {
    throw new Error(`--only takes unit, e2e or package, not ${only}`);
  }
  if (!only && positionals.length > 0) throw new Error('Filters need --only unit, e2e or package.');
  return { only, filters: positionals };
}

function exitCodeOfTool(file: string, args: readonly string[]) {
  return exitCodeOf(process.execPath, [file, ...args], { cwd: root });
}

/** Types and lint are no tests: nothing to count when they hold, one failure when they do not. */
function wholeStep(holds: boolean): Outcome {
  return { passed: 0, failed: holds ? 0 : 1 };
}

/** Prints which Electron ran, how each step went and, as the last line, the sum. @returns the exit code */
function report(rows: readonly Row[], electron: ReadyElectron | undefined): number {
  console.log(`\n${electron ? `End-to-end tests ran in ${electron.label}.` : 'No Electron ran.'}\n`);
  for (const { step, passed, failed, seconds } of rows) {
    const figures = passed + failed === 0 ? 'ok' : `${passed} passed, ${failed} failed`;
    console.log(`  ${step.padEnd(26)}${figures.padEnd(26)}${seconds.toFixed(1)} s`);
  }
  const passed = rows.reduce((sum, row) => sum + row.passed, 0);
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
