import { defineConfig } from 'vitest/config';

/** The packed app, started as a person starts it: `npm test -- --only package`. */
export default defineConfig({
  test: {
    include: ['tests/package/*.test.ts'],
    globalSetup: 'tests/package/packed-once.ts',
    // One window at a time: two would fight for the focus of one display.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
