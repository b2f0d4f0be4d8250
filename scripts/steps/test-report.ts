import { readFile } from 'node:fs/promises';

/** How one step of the tests went; `passed` and `failed` count tests, or the step itself where it has none. */
export type Outcome = { passed: number; failed: number };

/** Of the JSON report of vitest, what is read here. */
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** Of the JSON report of Playwright, what is read here. */
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number } };

/** Counts vitest's report. A file that could not even be loaded counts as one failed test. */
export async function vitestOutcome(file: string, exitCode: number): Promise<Outcome> {
  const report = await readReport<VitestReport>(file);
  if (!report) return { passed: 0, failed: 1 };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return failedAtLeastOnce(
    { passed: report.numPassedTests, failed: report.numFailedTests + unloaded },
    exitCode,
  );
}

/** Counts Playwright's report. A flaky test is a failed one: what works now and then does not work. */
export async function playwrightOutcome(file: string, exitCode: number): Promise<Outcome> {
  const report = await readReport<PlaywrightReport>(file);
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return failedAtLeastOnce({ passed: expected, failed: unexpected + flaky }, exitCode);
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
