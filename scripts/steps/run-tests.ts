import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CommandOptions, exitCodeOf } from '../ready/command.ts';
import { ensureDebianPackages, testInstruments } from '../ready/debian-packages.ts';
import { ensureElectron, type ReadyElectron } from '../ready/electron.ts';
import { wineServesHere } from '../ready/wine.ts';
import { buildApp } from './build.ts';
import { ensureDisplay } from './display.ts';
import { electronEnvironment } from './electron-environment.ts';
import { endWith } from './ending.ts';
import { InTurn } from './in-turn.ts';
import { lastWords, type Outcome, playwrightOutcome, vitestOutcome } from './test-report.ts';
import { root, tools } from './tools.ts';

/*
 * npm test                          everything; no test, where types or lint do not hold
 * npm test -- --only unit [FILTER…] vitest alone; filters as vitest takes them
 * npm test -- --only windows        vitest alone, the vault under Windows' own Node
 * npm test -- --only e2e [FILTER…]  build, then Playwright alone; filters as Playwright takes them
 * npm test -- --only package [FILTER…] build, then the packed app alone; filters as vitest takes them
 * npm test -- --only e2e -- --debug flags for the runner stand behind a second --
 */

type Row = Outcome & { step: string; seconds: number };

/** The steps in the order in which they are read. */
const STEPS = [
  'types',
  'lint',
  'unit, vault, documents',
  'the vault under Windows',
  'end to end, in Electron',
  'the packed app',
] as const;
type Step = (typeof STEPS)[number];

const PARTS = ['unit', 'windows', 'e2e', 'package'] as const;
type Part = (typeof PARTS)[number];
const PART_OF: Partial<Record<Step, Part>> = {
  'unit, vault, documents': 'unit',
  'the vault under Windows': 'windows',
  'end to end, in Electron': 'e2e',
  'the packed app': 'package',
};

await endWith(async () => {
  const { only, filters } = whatIsAskedFor();
  const reports = await mkdtemp(join(tmpdir(), 'heartharbor-tests-'));
  const turns = new InTurn((words) => process.stdout.write(words));
  const voices = new Map(STEPS.filter((name) => isAskedFor(name, only)).map((name) => [name, turns.next()]));
  const rows = new Map<Step, Row>();
  let electron: ReadyElectron | undefined;

  /** Runs a step to its end whatever became of the others, and notes how it went. */
  async function step(name: Step, run: (voice: Pick<CommandOptions, 'hear'>) => Promise<Outcome>) {
    const voice = voices.get(name);
    if (!voice) return;
    const said: Buffer[] = [];
    const hear = (words: Buffer) => {
      said.push(words);
      voice.hear(words);
    };
    const say = (words: string) => voice.hear(Buffer.from(`${words}\n`));
    say(`\n── ${name}`);
    const start = Date.now();
    // A step that runs alone has the terminal, with its colours and its keys, to itself.
    const outcome = await run(only ? {} : { hear }).catch((error) => {
      const message = error instanceof Error ? error.message : String(error);
      say(message);
      return { passed: 0, failed: 1, failures: [message] };
    });
    const isUntold = outcome.failed > 0 && outcome.failures.length === 0;
    const failures = isUntold ? [lastWords(name, Buffer.concat(said).toString())] : outcome.failures;
    rows.set(name, { step: name, ...outcome, failures, seconds: (Date.now() - start) / 1000 });
    voice.over();
  }

  /** @returns whether the sources are worth testing. */
  async function atTheSources(): Promise<boolean> {
    const types = step('types', async (voice) => {
      const projects = ['tsconfig.node.json', 'tsconfig.web.json'];
      const codes = [];
      for (const project of projects) codes.push(await exitCodeOfTool(tools.tsc(), ['-p', project], voice));
      return wholeStep(codes.every((code) => code === 0));
    });
    const lint = step('lint', async (voice) =>
      wholeStep((await exitCodeOfTool(tools.biome(), ['check'], voice)) === 0),
    );
    await Promise.all([types, lint]);
    return [...rows.values()].every(({ failed }) => failed === 0);
  }

  /** What needs no Electron. */
  async function atNode() {
    // A window that is late is taken for one that does not answer; these tests only take longer.
    await step('unit, vault, documents', (voice) =>
      vitest('vitest.config.ts', process.env, { ...voice, gently: !only }),
    );
    await step('the vault under Windows', (voice) =>
      vitest('vitest.windows.config.ts', process.env, { ...voice, gently: !only }),
    );
  }

  /** What opens windows. */
  async function atTheDisplay(ready: Promise<ReadyElectron>) {
    await step('end to end, in Electron', async (voice) => {
      electron = await ready;
      const report = join(reports, 'playwright.json');
      const args = ['test', '--reporter=list,json', ...filters];
      const env = { ...electronEnvironment(electron), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      return playwrightOutcome(report, await exitCodeOfTool(tools.playwright(), args, { env, ...voice }));
    });
    await step('the packed app', async (voice) => {
      electron = await ready;
      return vitest('vitest.package.config.ts', electronEnvironment(electron), voice);
    });
  }

  async function vitest(config: string, env: NodeJS.ProcessEnv, how: CommandOptions) {
    const report = join(reports, `${config}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const args = ['run', '--config', config, ...reporters, ...filters];
    return vitestOutcome(report, await exitCodeOfTool(tools.vitest(), args, { env, ...how }));
  }

  try {
    await ensureDebianPackages(testInstruments, 'for reading papers back in tests');
    const opensWindows = only !== 'unit' && only !== 'windows';
    const ready = opensWindows ? readyToOpen() : undefined;
    // Each step that waits for it tells why it did not come.
    const [sourcesHold] = await Promise.all([atTheSources(), ready?.catch(() => undefined)]);
    // Windows are waited for more than worked for: two cores have room beside them.
    if (sourcesHold) await Promise.all([atNode(), ready && atTheDisplay(ready)]);
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
  return report(
    STEPS.flatMap((name) => rows.get(name) ?? []),
    [...voices.keys()].filter((name) => !rows.has(name)),
    electron,
  );
});

function isAskedFor(name: Step, only: Part | undefined): boolean {
  // The packed app is watched by the means of a Linux display; the other systems' packages are not tested yet.
  if (name === 'the packed app' && process.platform !== 'linux') return false;
  if (name === 'the vault under Windows' && !wineServesHere) return false;
  return only === undefined || PART_OF[name] === only;
}

/** A display, an Electron, and the app built for it. */
async function readyToOpen(): Promise<ReadyElectron> {
  await ensureDisplay();
  const electron = await ensureElectron();
  await buildApp();
  return electron;
}

function whatIsAskedFor(): { only: Part | undefined; filters: string[] } {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string' } },
    allowPositionals: true,
  });
  const only = PARTS.find((part) => part === values.only);
  if (values.only !== only) throw new Error(`--only takes ${PARTS.join(', ')}, not ${values.only}`);
  if (!only && positionals.length > 0) throw new Error(`Filters need --only ${PARTS.join(', ')}.`);
  return { only, filters: positionals };
}

function exitCodeOfTool(file: string, args: readonly string[], options: CommandOptions) {
  return exitCodeOf(process.execPath, [file, ...args], { env: process.env, ...options, cwd: root });
}

/** Types and lint are no tests: nothing to count when they hold, one failure when they do not. */
function wholeStep(holds: boolean): Outcome {
  return { passed: 0, failed: holds ? 0 : 1, failures: [] };
}

/**
 * Prints what failed once more, since the steps are thousands of lines; which Electron ran, how each step went, which
 * were not begun and, as the last line, the sum.
 * @returns the exit code
 */
function report(
  rows: readonly Row[],
  notBegun: readonly Step[],
  electron: ReadyElectron | undefined,
): number {
  const failures = rows.flatMap((row) => row.failures);
  if (failures.length > 0) console.log(`\n── what failed\n\n${failures.join('\n\n')}`);
  console.log(`\n${electron ? `End-to-end tests ran in ${electron.label}.` : 'No Electron ran.'}\n`);
  for (const { step, passed, failed, seconds } of rows) {
    const figures = passed + failed === 0 ? 'ok' : `${passed} passed, ${failed} failed`;
    console.log(`  ${step.padEnd(26)}${figures.padEnd(26)}${seconds.toFixed(1)} s`);
  }
  for (const step of notBegun) console.log(`  ${step.padEnd(26)}not begun`);
  if (notBegun.length > 0)
    console.log('\nTypes and lint come first: nothing is tested that does not hold there.');
  const passed = rows.reduce((sum, row) => sum + row.passed, 0);
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
