import { defineConfig } from '@playwright/test';
import { hasOwnDisplay } from './tests/own-display.ts';

export default defineConfig({
  testDir: 'tests',
  // In the order of their names: the two longest, accessible-*, come first, lest one worker stand idle at the end.
  testMatch: ['e2e/*.e2e.ts', 'security/*.e2e.ts'],
  outputDir: 'test-results/e2e',
  // Each worker has a display of its own; on a person's screen two windows would fight for its one focus.
  workers: hasOwnDisplay ? 2 : 1,
  fullyParallel: false,
  // What hangs is found all the same; what is only slow on a busy machine is no fault.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
});
