import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that holds writer.js, the process that is killed. */
    writer: string;
  }
}

/** Builds the process that will be killed, once for all files. */
export default async function buildOnce(project: TestProject): Promise<() => void> {
  // Inside the checkout, where the native modules are found; of this run alone.
  const outDir = join(import.meta.dirname, '../../test-results/crash', String(process.pid));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'writer.ts'),
      outDir,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'writer.js' } },
    },
    resolve: {
      alias: [{ find: /^argon2$/, replacement: join(import.meta.dirname, '../vault/derived-once.ts') }],
    },
    ssr: { noExternal: true, external: ['better-sqlite3', 'argon2'] },
  });
  project.provide('writer', outDir);
  return () => rmSync(outDir, { recursive: true, force: true });
}
