import { parseArgs } from 'node:util';
import { exitCodeOf } from '../ready/command.ts';
import { endWith } from './ending.ts';
import { root, tools } from './tools.ts';

/** `npm run crash-test -- --kills N`: tests/crash with as many kills as wished; npm test does 50. */
await endWith(async () => {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '1000' } } });
  const kills = Number(values.kills);
  if (!Number.isInteger(kills) || kills < 1) throw new Error('--kills takes a whole number from 1');
  return exitCodeOf(process.execPath, [tools.vitest(), 'run', 'tests/crash'], {
    cwd: root,
    env: { ...process.env, HEARTHARBOR_KILLS: String(kills) },
  });
});
