import { join } from 'node:path';
import type { InputOf, OutputOf, RequestName } from '#shared/contract/index.ts';
import { Door } from '#vault/door.ts';
import type { Desk } from '#vault/handlers.ts';
import { turns } from '#vault/in-turn.ts';
import { answer } from '#vault/requests.ts';

/**
 * A vault that makes one backup after the other, until it is killed. Every line on stdout after the first names
 * a backup that it was told is made.
 *
 * Arguments: the folder, the password, the folder that stands for a stick.
 */
const [folder = '', password = '', stick = ''] = process.argv.slice(2);

const refused = () => Promise.reject(new Error('no shell here'));
const desk: Desk = {
  door: new Door({ folder: join(folder, 'vault'), now: Date.now }),
  room: null,
  atDoor: turns(),
  surroundings: {
    shell: {
      chooseFile: refused,
      chooseFolder: async () => stick,
      chooseSavePath: refused,
      printToPdf: refused,
    },
    now: Date.now,
    appVersion: '0.0.0',
    requestLock: () => undefined,
  },
  opened: () => undefined,
};

async function ask<Name extends RequestName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const outcome = await answer(desk, { name, input }, (line) => process.stderr.write(`${line}\n`));
  if (!outcome.ok) throw new Error(`${name}: ${outcome.failure.code}`);
  // Parsed by the contract's own output shape.
  return outcome.value as OutputOf<Name>;
}

await ask('vault.unlock', { kind: 'password', secret: password });
await ask('backups.chooseFolder', {});
process.stdout.write('open\n');
for (;;) {
  await ask('backups.make', {});
  const { files } = await ask('backups.overview', {});
  process.stdout.write(`${files[0]?.fileName}\n`);
}
