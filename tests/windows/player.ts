import { appendFileSync, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FOUNDING, PASSWORD } from '../vault/founding.ts';
import { openDesk } from '../vault/open-desk.ts';
import type { Played, Scenarios, Stage } from './scenario.ts';
import { files } from './scenarios/files.ts';
import { keeping } from './scenarios/keeping.ts';
import { keys } from './scenarios/keys.ts';

/*
 * Plays all scenarios, one after another, in one process of Windows' Node, and writes a line of JSON for each.
 * Arguments: the folder to play in, the file of lines, the other drive, the share.
 */

const [ground = '', report = '', drive = '', share = ''] = process.argv.slice(2);

/** One vault, made by the app's own ways; every scenario gets a copy of it, as tests/vault/desk.ts does. Windows' Node 22 ends when cpSync meets Chinese. */
const founded = openDesk(join(ground, '原件'));
const { recoveryCode } = await founded.get('vault.create', FOUNDING);
const { connection } = await founded.desk.door.confirmRecoveryCode(recoveryCode);
connection.close();

function stageOf(number: number): { stage: Stage; leave: () => void } {
  const folder = join(ground, `心理辅导室 ${number}`);
  mkdirSync(folder);
  const desks: { lock(): void }[] = [];
  const stage: Stage = {
    folder,
    drive,
    share,
    async room() {
      const desk = openDesk(join(folder, '林静'));
      desks.push(desk);
      mkdirSync(join(desk.folder, 'vault'), { recursive: true });
      for (const name of ['vault.json', 'room.db']) {
        copyFileSync(join(founded.folder, 'vault', name), join(desk.folder, 'vault', name));
      }
      await desk.get('vault.unlock', { kind: 'password', secret: PASSWORD });
      return { ...desk, recoveryCode };
    },
  };
  return { stage, leave: () => desks.forEach((desk) => void desk.lock()) };
}

const all = Object.entries({ ...keys, ...keeping, ...files } satisfies Scenarios);
for (const [number, [name, play]] of all.entries()) {
  const { stage, leave } = stageOf(number);
  const began = performance.now();
  let error: string | null = null;
  try {
    await play(stage);
  } catch (thrown) {
    error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  }
  leave();
  const played: Played = { name, error, ms: performance.now() - began };
  appendFileSync(report, `${JSON.stringify(played)}\n`);
}
