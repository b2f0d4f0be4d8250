import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inject } from 'vitest';
import { Access } from '#vault/strongbox/database/access.ts';
import { type Connection, openConnection } from '#vault/strongbox/database/connection.ts';
import { type DerivedKeys, deriveKeys } from '#vault/strongbox/keys/derived-keys.ts';
import { type KeyFile, readKeyFile } from '#vault/strongbox/keys/key-file.ts';
import { openSlot } from '#vault/strongbox/keys/slot.ts';
import { PASSWORD } from '../vault/desk.ts';
import { day } from '../vault/sample.ts';
import type { ScenarioName } from './scenarios/index.ts';

/** How often each scenario's process is killed (npm run crash-test -- --kills N). */
export const KILLS = Number(process.env.HEARTHARBOR_KILLS ?? 26);

/** Scenarios that leave a whole vault to be looked through each time are killed less often. */
export const FEWER_KILLS = Math.ceil(KILLS / 2);

/** Long enough for the slowest start, and for some work in most runs. */
export const LONGEST_LIFE_MS = 400;

/** A kill and the look at what it left are seconds alone, and half a minute behind windows that are tested meanwhile. */
export const A_KILL_AT_MOST_MS = 120_000;

const BEGINNING = Math.random();

/**
 * A share of the longest life, from 0 to 1: from run to run the golden section further, from a beginning that no two
 * test runs share. That spreads even a few kills over the whole of it: the widest gap between 26 is two thirds of the
 * one that 50 leave which fall by chance.
 */
function shareOfLife(run: number): number {
  return (BEGINNING + run * ((Math.sqrt(5) - 1) / 2)) % 1;
}

/**
 * Lets a scenario's process live for a while after its first word, kills it with SIGKILL, and returns the
 * words that it gave before.
 *
 * @param folder the one that holds `vault/`, with the sample's password.
 * @param run its number, so that no two runs write the same.
 */
export async function killed<Word>(
  scenario: ScenarioName,
  folder: string,
  run: number,
  { longestLifeMs }: { longestLifeMs: number },
): Promise<Word[]> {
  const built = inject('writer');
  const args = [join(built, 'writer.js'), scenario, folder, PASSWORD, String(run)];
  const writer = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Started for each kill: it is compiled once, and derives the same key once.
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: join(built, 'compiled'),
      HEARTHARBOR_DERIVED_KEYS: join(built, 'derived'),
    },
  });
  const words: Word[] = [];
  const lines = createInterface({ input: writer.stdout });
  lines.on('line', (line) => words.push(JSON.parse(line)));
  const heardAll = once(lines, 'close');
  const ended = once(writer, 'exit');
  await Promise.race([once(lines, 'line'), ended]);
  setTimeout(() => writer.kill('SIGKILL'), shareOfLife(run) * longestLifeMs);
  const [code, signal] = await ended;
  if (signal !== 'SIGKILL') throw new Error(`${scenario} ended by itself, with ${code ?? signal}`);
  await heardAll;
  return words;
}

/** A vault as it lies there after a kill, opened with nothing but its keys: no rule of the app has mended it. */
export interface LeftBehind {
  folder: string;
  vaultId: string;
  connection: Connection;
  access: Access;
  derived: DerivedKeys;
}

/** Opens what was left behind, looks, and closes it again. */
export async function leftBehind<Seen>(
  vaultFolder: string,
  look: (vault: LeftBehind) => Seen | Promise<Seen>,
): Promise<Seen> {
  const keyFile = readKeyFile(join(vaultFolder, 'vault.json'));
  const key = await keyOf(keyFile);
  if (!key) throw new Error('the key file does not open any more');
  const connection = openConnection(join(vaultFolder, 'room.db'), key, { mustExist: true });
  try {
    return await look({
      folder: vaultFolder,
      vaultId: keyFile.vaultId,
      connection,
      access: new Access(connection, () => ({ now: 0, today: day('2026-09-01'), person: '' })),
      derived: deriveKeys(key),
    });
  } finally {
    connection.close();
  }
}

const keys = new Map<string, Promise<Buffer | null>>();

/** The key behind the password. The same slot gives the same key: only one that was written anew is opened anew. */
function keyOf({ vaultId, slots }: KeyFile): Promise<Buffer | null> {
  const slot = slots.find(({ kind }) => kind === 'password');
  if (!slot) return Promise.resolve(null);
  const name = JSON.stringify([vaultId, slot]);
  const known = keys.get(name) ?? openSlot(vaultId, slot, PASSWORD);
  keys.set(name, known);
  return known;
}

/**
 * A time to live that follows the machine: shorter after a run that came to its end, longer after one that did
 * not, so that the kills fall on both sides of the end however fast the PC is.
 */
export function followingWindow(startMs: number, { leastMs = 0 } = {}) {
  let windowMs = startMs;
  return {
    get longestLifeMs() {
      return Math.ceil(windowMs);
    },
    follow(cameToItsEnd: boolean) {
      windowMs = Math.max(leastMs, windowMs * (cameToItsEnd ? 0.7 : 1.5));
    },
  };
}
