import { join } from 'node:path';
import type { InputOf, OutputOf, RequestName } from '#shared/contract/index.ts';
import { AS_DESIGNED } from '#shared/contract/look.ts';
import type { Shell } from '#shared/contract/shell.ts';
import type { Failure, Outcome } from '#shared/outcome.ts';
import { Door } from '#vault/desk/door.ts';
import type { Desk } from '#vault/desk/handlers.ts';
import { answer } from '#vault/desk/requests.ts';
import { turns } from '#vault/strongbox/in-turn.ts';

/** A real vault on a real file, asked through the one request wrapper, on a clock that the test sets. */
export interface TestDesk {
  folder: string;
  /** Lines that the wrapper logged. */
  log: string[];
  /** The person's answers to the next file dialogs. */
  chosen: {
    open: string | null;
    save: string | null;
    folder: string | null;
    several?: string[];
    shown?: string;
  };
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

/** A desk that nobody clears away: tests take `deskAtDoor`. It runs wherever the vault does, without vitest. */
export function openDesk(folder: string): TestDesk {
  const clock = { now: new Date(2026, 7, 28, 10).getTime() };
  const chosen: TestDesk['chosen'] = { open: null, save: null, folder: null };
  const shell: Shell = {
    chooseFile: async () => chosen.open,
    chooseFiles: async () => chosen.several ?? (chosen.open ? [chosen.open] : []),
    chooseFolder: async () => chosen.folder,
    chooseSavePath: async () => chosen.save,
    look: async () => AS_DESIGNED,
    showInFolder: async ({ path }) => {
      chosen.shown = path;
    },
    printToPdf: async () => {
      throw new Error('paper comes out of real Electron only: see tests/e2e');
    },
    printers: async () => [],
    print: async () => 'noPrinter',
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
      wasOpenBefore: false,
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
