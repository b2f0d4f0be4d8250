import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{shared,vault,documents,renderer,main,crash,security}/**/*.test.{ts,tsx}'],
    // A document's style is part of its markup.
    css: true,
    // Argon2 at its floor and a real encrypted file take their time on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
