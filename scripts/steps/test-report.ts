import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './tools.ts';

/**
 * How one step of the tests went. `passed` and `failed` count tests, or the step itself where it has none;
 * `failures` tells those that failed, as far as the report names them: which one, and how its message begins.
 */
export type Outcome = { passed: number; failed: number; failures: string[] };

/** Of the JSON report of vitest, what is read here. */
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};

/** Of the JSON report of Playwright, what is read here. */
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: { message?: string }[];
  suites: PlaywrightSuite[];
};
type PlaywrightSuite = {
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    file: string;
    ok: boolean;
    tests: { results: { errors: { message?: string }[] }[] }[];
  }[];
};

/** Of a message, so much is told again: the assertion and where it stands, not the page that it stood on. */
const LINES_TOLD = 25;

/** Counts vitest's report. A file that could not even be loaded counts as one failed test. */
export async function vitestOutcome(file: string, exitCode: number): Promise<Outcome> {
  const report = await readReport<VitestReport>(file);
  if (!report) return NO_REPORT;
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failures = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => told(relative(root, name), fullName, failureMessages)),
  );
  return failedAtLeastOnce(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded.length,
      failures: [
        ...unloaded.map(({ name, message }) => told(relative(root, name), 'could not be loaded', [message])),
        ...failures,
      ],
    },
    exitCode,
  );
}

/** Counts Playwright's report. A flaky test is a failed one: what works now and then does not work. */
export async function playwrightOutcome(file: string, exitCode: number): Promise<Outcome> {
  const report = await readReport<PlaywrightReport>(file);
  if (!report) return NO_REPORT;
  const { expected, unexpected, flaky } = report.stats;
  const failures = report.suites
    .flatMap(specsOf)
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
      return told(file, title, messagesOf(errors));
    });
  const outside = messagesOf(report.errors).map((message) =>
    told('Playwright', 'outside any test', [message]),
  );
  return failedAtLeastOnce(
    { passed: expected, failed: unexpected + flaky, failures: [...failures, ...outside] },
    exitCode,
  );
}

const NO_REPORT: Outcome = { passed: 0, failed: 1, failures: [] };

function specsOf(suite: PlaywrightSuite): PlaywrightSuite['specs'] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

function messagesOf(errors: readonly { message?: string }[]): string[] {
  return errors.flatMap(({ message }) => message ?? []);
}

function told(file: string, title: string, messages: readonly string[]): string {
  const lines = stripVTControlCharacters(messages.join('\n')).split('\n');
  const rest = lines.length > LINES_TOLD ? [`… ${lines.length - LINES_TOLD} more lines above`] : [];
  return [
    `✗ ${file} › ${title}`,
    ...[...lines.slice(0, LINES_TOLD), ...rest].map((line) => `    ${line}`),
  ].join('\n');
}

/** Of a step that has no report, so much is told again: its sum stands at the end. */
const LAST_LINES = 40;

/** What a step that failed said at its end, where no test tells why. */
export function lastWords(step: string, said: string): string {
  const lines = stripVTControlCharacters(said).trimEnd().split('\n');
  const rest = lines.length > LAST_LINES ? [`… ${lines.length - LAST_LINES} more lines above`] : [];
  return [`✗ ${step}`, ...[...rest, ...lines.slice(-LAST_LINES)].map((line) => `    ${line}`)].join('\n');
}

/** An error outside any test, or no test at all, shows in the exit code only. */
function failedAtLeastOnce(outcome: Outcome, exitCode: number): Outcome {
  return exitCode !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

async function readReport<Report>(file: string): Promise<Report | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  // The shape is the tool's own; a changed one shows as NaN in the table.
  return text === undefined ? undefined : (JSON.parse(text) as Report);
}
