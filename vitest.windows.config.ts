import { defineConfig } from 'vitest/config';

/** The vault under Windows' own Node, in Wine: `npm test -- --only windows`. */
export default defineConfig({
  test: {
    include: ['tests/windows/*.test.ts'],
    globalSetup: 'tests/windows/played-once.ts',
  },
});
