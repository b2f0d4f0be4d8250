import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** A process for each file: what is killed, and what uses a library that changes builtins. */
const ALONE = ['tests/crash/*.test.ts', 'tests/vault/database/schema.test.ts'];

export default defineConfig({
  resolve: {
    alias: [{ find: /^argon2$/, replacement: join(import.meta.dirname, 'tests/vault/derived-once.ts') }],
  },
  test: {
    // A document's style is part of its markup.
    css: true,
    // Argon2 at its floor and a real encrypted file take their time on a busy machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // vitest leaves one core to itself, which of two is half of the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/{shared,vault,documents,renderer,main,security,clean-pc}/**/*.test.{ts,tsx}'],
          exclude: ALONE,
          setupFiles: ['tests/nothing-added.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
          globalSetup: 'tests/crash/built-once.ts',
        },
      },
    ],
  },
});
