import { defineConfig } from 'vitest/config';

/** `npm run bench`: measures; it is no test and runs in none. */
export default defineConfig({
  test: { include: ['tests/bench/*.bench.ts'], fileParallelism: false, reporters: ['default'] },
});
