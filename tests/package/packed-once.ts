import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { addonsIn } from '../../scripts/steps/electron-environment.ts';
import { packApp } from '../../scripts/steps/pack-app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed app's executable. */
    program: string;
  }
}

/** Packs the built app once for all tests, where any account of this PC may start it. */
export default async function packOnce(project: TestProject): Promise<() => void> {
  const executablePath = process.env.HEARTHARBOR_ELECTRON;
  if (!executablePath) throw new Error('HEARTHARBOR_ELECTRON is not set: run this through npm test');
  const output = mkdtempSync(join(tmpdir(), 'heartharbor-packed-'));
  chmodSync(output, 0o755);
  project.provide('program', await packApp({ executablePath, addons: addonsIn(process.env) }, output));
  return () => rmSync(output, { recursive: true, force: true });
}
