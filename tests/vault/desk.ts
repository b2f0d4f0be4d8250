import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { FOUNDING, PASSWORD } from './founding.ts';
import { openDesk, type TestDesk } from './open-desk.ts';

export type { TestDesk };
export { PASSWORD };

/** A desk at a closed door, with no vault yet. It goes with its test. */
export function deskAtDoor(folder = mkdtempSync(join(tmpdir(), 'heartharbor-test-'))): TestDesk {
  const test = openDesk(folder);
  onTestFinished(() => {
    test.lock();
    rmSync(folder, { recursive: true, force: true });
  });
  return test;
}

/** Made for the first test that had so many vaults, and copied for all after it. */
const founded: ReturnType<typeof foundVault>[] = [];

/**
 * Makes a vault by the app's own ways and at the full cost of its keys, up to the moment before it is first opened.
 *
 * @returns the folder that holds it, which goes with this process, and the recovery code.
 */
async function foundVault(): Promise<{ folder: string; recoveryCode: string }> {
  const { desk, folder, get } = openDesk(mkdtempSync(join(tmpdir(), 'heartharbor-founded-')));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { recoveryCode } = await get('vault.create', FOUNDING);
  // Proven by its code and put in place, but not gone into: that would already be on record.
  const { connection } = await desk.door.confirmRecoveryCode(recoveryCode);
  connection.close();
  return { folder, recoveryCode };
}

/** How many vaults the running test has. */
let vaults = 0;

/**
 * A desk in a new, open vault: a copy of one that was made once for this worker. Each further one of a test is another
 * vault, with keys of its own.
 */
export async function deskInRoom(): Promise<TestDesk & { recoveryCode: string }> {
  const test = deskAtDoor();
  const nth = vaults;
  vaults += 1;
  onTestFinished(() => {
    vaults = 0;
  });
  founded[nth] ??= foundVault();
  const { folder, recoveryCode } = await founded[nth];
  cpSync(join(folder, 'vault'), join(test.folder, 'vault'), { recursive: true });
  await test.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  return { ...test, recoveryCode };
}
