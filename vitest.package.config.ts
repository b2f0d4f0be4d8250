import { defineConfig } from 'vitest/config';
import { hasOwnDisplay } from './tests/own-display.ts';

/** The packed app, started as a person starts it: `npm test -- --only package`. */
export default defineConfig({
  test: {
    include: ['tests/package/*.test.ts'],
    globalSetup: 'tests/package/packed-once.ts',
    setupFiles: 'tests/package/at-own-display.ts',
    // Each worker has a display of its own; on a person's screen two windows would fight for its one focus.
    maxWorkers: hasOwnDisplay ? 2 : 1,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
