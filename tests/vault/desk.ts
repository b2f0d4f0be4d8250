import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { InputOf, OutputOf, RequestName } from '#shared/contract/index.ts';
import type { Shell } from '#shared/contract/shell.ts';
import type { Failure, Outcome } from '#shared/outcome.ts';
import { Door } from '#vault/desk/door.ts';
import type { Desk } from '#vault/desk/handlers.ts';
import { answer } from '#vault/desk/requests.ts';
import { turns } from '#vault/strongbox/in-turn.ts';
import { FOUNDING, PASSWORD } from './founding.ts';

export { PASSWORD };

/** A real vault on a real file, asked through the one request wrapper, on a clock that the test sets. */
export interface TestDesk {
  folder: string;
  /** Lines that the wrapper logged. */
  log: string[];
  /** The person's answers to the next file dialogs. */
  chosen: { open: string | null; save: string | null; folder: string | null };
  clock: { now: number };
  ask<Name extends RequestName>(name: Name, input: InputOf<Name>): Promise<Outcome<OutputOf<Name>>>;
  /** The value, or a failed test that names the failure. */
  get<Name extends RequestName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** The failure, or a failed test. */
  refused<Name extends RequestName>(name: Name, input: InputOf<Name>): Promise<Failure>;
  /** Locks as the process does: the room is closed and a fresh door stands before it. */
  lock(): void;
  desk: Desk;
}

/** A desk at a closed door, with no vault yet. It goes with its test. */
export function deskAtDoor(folder = mkdtempSync(join(tmpdir(), 'heartharbor-test-'))): TestDesk {
  const test = openDesk(folder);
  onTestFinished(() => {
    test.lock();
    rmSync(folder, { recursive: true, force: true });
  });
  return test;
}

function openDesk(folder: string): TestDesk {
  const clock = { now: new Date(2026, 7, 28, 10).getTime() };
  const chosen: TestDesk['chosen'] = { open: null, save: null, folder: null };
  const shell: Shell = {
    chooseFile: async () => chosen.open,
    chooseFolder: async () => chosen.folder,
    chooseSavePath: async () => chosen.save,
    printToPdf: async () => {
      throw new Error('paper comes out of real Electron only: see tests/e2e');
    },
  };
  const place = { folder: join(folder, 'vault'), now: () => clock.now };
  const desk: Desk = {
    door: new Door(place),
    room: null,
    atDoor: turns(),
    surroundings: {
      shell,
      now: () => clock.now,
      appVersion: '0.0.0',
      requestLock: () => undefined,
      guardWindow: () => undefined,
      reportCopy: () => undefined,
    },
    opened: () => undefined,
  };
  const log: string[] = [];
  const ask: TestDesk['ask'] = async (name, input) => {
    const outcome = await answer(desk, { name, input }, (line) => log.push(line));
    // The wrapper has parsed the value by the contract's own output shape.
    return outcome as Awaited<ReturnType<typeof ask<typeof name>>>;
  };
  const test: TestDesk = {
    folder,
    log,
    chosen,
    clock,
    desk,
    ask,
    async get(name, input) {
      const outcome = await ask(name, input);
      if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.failure)} ${log.join('\n')}`);
      return outcome.value;
    },
    async refused(name, input) {
      const outcome = await ask(name, input);
      if (outcome.ok) throw new Error(`${name} was not refused`);
      return outcome.failure;
    },
    lock() {
      desk.room?.close();
      desk.room = null;
      desk.door = new Door(place);
    },
  };
  return test;
}

let founded: ReturnType<typeof foundVault> | undefined;

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
  founded ??= foundVault();
  const { folder, recoveryCode } = await founded;
  cpSync(join(folder, 'vault'), join(test.folder, 'vault'), { recursive: true });
  await test.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  return { ...test, recoveryCode };
}
