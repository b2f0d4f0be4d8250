import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import type { OutputOf } from '#shared/contract/index.ts';
import { AS_DESIGNED } from '#shared/contract/look.ts';
import { Door } from '#vault/desk/door.ts';
import { answer } from '#vault/desk/requests.ts';
import { turns } from '#vault/strongbox/in-turn.ts';
import type { Hands } from './scenarios/hands.ts';
import { type ScenarioName, scenarios } from './scenarios/index.ts';

/**
 * A counsellor who works without pause, until she is killed.
 *
 * Arguments: the scenario, the folder, the password, the number of this run (so that nothing repeats).
 */
const [scenario, folder = '', password = '', run = ''] = process.argv.slice(2);

// The cache is written at a process' end, which none of these comes to.
flushCompileCache();

const chosen: Hands['chosen'] = { open: null, save: null, folder: null };
const desk: Hands['desk'] = {
  door: new Door({ folder: join(folder, 'vault'), now: Date.now }),
  room: null,
  atDoor: turns(),
  surroundings: {
    shell: {
      chooseFile: async () => chosen.open,
      chooseFiles: async () => (chosen.open ? [chosen.open] : []),
      chooseFolder: async () => chosen.folder,
      chooseSavePath: async () => chosen.save,
      showInFolder: async () => undefined,
      look: async () => AS_DESIGNED,
      printToPdf: () => Promise.reject(new Error('no press here')),
      printers: async () => [],
      print: async () => 'noPrinter',
    },
    now: Date.now,
    appVersion: '0.0.0',
    wasOpenBefore: false,
    requestLock: () => undefined,
    guardWindow: () => undefined,
    reportCopy: () => undefined,
  },
  opened: () => undefined,
};

const ask: Hands['ask'] = async (name, input) => {
  const outcome = await answer(desk, { name, input }, (line) => process.stderr.write(`${line}\n`));
  if (!outcome.ok) throw new Error(`${name}: ${outcome.failure.code}`);
  // Parsed by the contract's own output shape.
  return outcome.value as OutputOf<typeof name>;
};

const keepWord: Hands['keepWord'] = (word) => {
  process.stdout.write(`${JSON.stringify(word)}\n`);
};

// Only killed.ts starts this file, with a name of the list.
await scenarios[scenario as ScenarioName]({ folder, password, run, desk, chosen, ask, keepWord });
