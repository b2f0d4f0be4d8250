import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { FOUNDING, foundVault, openDesk, PASSWORD, type TestDesk } from './open-desk.ts';

export { PASSWORD, type TestDesk };

/** A desk at a closed door, with no vault yet. It goes with its test. */
export function deskAtDoor(folder = mkdtempSync(join(tmpdir(), 'heartharbor-test-'))): TestDesk {
  const test = openDesk(folder);
  onTestFinished(() => {
    test.lock();
    rmSync(folder, { recursive: true, force: true });
  });
  return test;
}

let founded: ReturnType<typeof foundVault> | undefined;

/** The vault of which this process' tests open copies. It goes with the process. */
async function foundOnce() {
  const made = await foundVault();
  process.once('exit', () => rmSync(made.folder, { recursive: true, force: true }));
  return made;
}

/** How many vaults the running test has. */
let vaults = 0;

/**
 * A desk in a new, open vault. The first of a test is a copy of one that was made once; each further one is another
 * vault, with keys of its own.
 */
export async function deskInRoom(): Promise<TestDesk & { recoveryCode: string }> {
  const test = deskAtDoor();
  vaults += 1;
  onTestFinished(() => {
    vaults = 0;
  });
  if (vaults > 1) {
    const { recoveryCode } = await test.get('vault.create', FOUNDING);
    await test.get('vault.confirmRecoveryCode', { code: recoveryCode });
    return { ...test, recoveryCode };
  }
  founded ??= foundOnce();
  const { folder, recoveryCode } = await founded;
  cpSync(join(folder, 'vault'), join(test.folder, 'vault'), { recursive: true });
  await test.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  return { ...test, recoveryCode };
}
