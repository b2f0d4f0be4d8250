import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { KDF_LEAST, KDF_MOST } from '#vault/strongbox/keys/kdf-costs.ts';
import { DamagedKeyFile, type KeyFile, readKeyFile } from '#vault/strongbox/keys/key-file.ts';
import { newRecoveryCode, parseRecoveryCode } from '#vault/strongbox/keys/recovery-code.ts';
import { deskInRoom, PASSWORD } from '../desk.ts';

function fileToFill(): string {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'vault.json');
}

/** The key file, or null when it was refused as damaged; any other error fails the test. */
function readOrRefused(path: string, content: string | Uint8Array): KeyFile | null {
  writeFileSync(path, content);
  try {
    return readKeyFile(path);
  } catch (error) {
    expect(error).toBeInstanceOf(DamagedKeyFile);
    return null;
  }
}

function expectWithinBounds({ slots }: KeyFile): void {
  for (const { kdf } of slots) {
    // What one try may cost is bounded above too: a key file must not be able to freeze the PC.
    for (const cost of ['memoryKiB', 'iterations', 'parallelism'] as const) {
      expect(kdf[cost]).toBeGreaterThanOrEqual(KDF_LEAST[cost]);
      expect(kdf[cost]).toBeLessThanOrEqual(KDF_MOST[cost]);
    }
  }
}

test('whatever bytes the key file holds, it is read as one or refused as damaged', async () => {
  const room = await deskInRoom();
  const whole = readFileSync(join(room.folder, 'vault/vault.json'));
  const path = fileToFill();
  const mutated = fc
    .record({
      changes: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 5 }),
      cutTo: fc.option(fc.nat(whole.length), { nil: whole.length }),
      more: fc.uint8Array({ maxLength: 20 }),
    })
    .map(({ changes, cutTo, more }) => {
      const bytes = Buffer.from(whole);
      for (const [at, byte] of changes) bytes[at] = byte;
      return Buffer.concat([bytes.subarray(0, cutTo), more]);
    });
  fc.assert(
    fc.property(fc.oneof(mutated, fc.uint8Array(), fc.json().map(Buffer.from)), (bytes) => {
      const keyFile = readOrRefused(path, bytes);
      if (keyFile) expectWithinBounds(keyFile);
    }),
    { numRuns: 1_500 },
  );
});

test('whatever value stands in one place of the key file, it is within bounds or refused', async () => {
  const room = await deskInRoom();
  const whole: unknown = JSON.parse(readFileSync(join(room.folder, 'vault/vault.json'), 'utf8'));
  const path = fileToFill();
  const value = fc.oneof(fc.jsonValue(), fc.integer(), fc.constantFrom(0, -1, 1e308, '', 'AA==', [], null));
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }), value, (steps, put) => {
      const keyFile = readOrRefused(path, JSON.stringify(withValueAt(whole, steps, put)));
      if (keyFile) expectWithinBounds(keyFile);
    }),
    { numRuns: 1_500 },
  );
});

/** A copy in which the place that the steps lead to holds `put`. */
function withValueAt(where: unknown, [step, ...further]: readonly number[], put: unknown): unknown {
  if (step === undefined || typeof where !== 'object' || where === null) return put;
  const keys = Object.keys(where);
  const key = keys[step % (keys.length + 1)] ?? 'more';
  const inner = Object.entries(where).find(([name]) => name === key)?.[1];
  const changed = withValueAt(inner, further, put);
  if (Array.isArray(where)) return where.with(Math.min(step, where.length - 1), changed);
  return { ...where, [key]: changed };
}

/** Argon2 runs for each of these: a few, but through the whole door. */
test('a key file changed anywhere opens with the right password to the same records, or not at all', async () => {
  const room = await deskInRoom();
  room.lock();
  const path = join(room.folder, 'vault/vault.json');
  const whole = readFileSync(path, 'utf8');
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 32, max: 126 }), async (at, code) => {
      writeFileSync(path, whole.slice(0, at) + String.fromCharCode(code) + whole.slice(at + 1));
      room.clock.now += 10 * 60_000;
      const outcome = await room.ask('vault.unlock', { kind: 'password', secret: PASSWORD });
      if (outcome.ok) {
        expect((await room.get('school.particulars', {})).schoolName).toBe('滨海实验学校');
      } else {
        expect(['damagedKeyFile', 'wrongSecret', 'olderDatabase']).toContain(outcome.failure.code);
      }
      room.lock();
    }),
    { numRuns: 25 },
  );
  expect(room.log).toEqual([]);
}, 120_000);

test('whatever is typed as a recovery code is one code or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 40 })), (typed) => {
      const code = parseRecoveryCode(typed);
      if (code !== null) expect(parseRecoveryCode(code)).toBe(code);
    }),
    { numRuns: 2_000 },
  );
});

test('any recovery code survives how people write it, and no single slip of the hand', () => {
  const secret = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(secret, fc.nat(27), fc.nat(31), fc.func(fc.boolean()), (bytes, place, letter, lower) => {
      const code = newRecoveryCode(bytes);
      const written = [...code]
        .map((each, at) => (lower(at) ? each.toLowerCase() : each))
        .join('')
        .replaceAll('-', ' ')
        .replaceAll('0', 'O')
        .replaceAll('1', 'l')
        .replaceAll('A', 'Ａ');
      expect(parseRecoveryCode(written)).toBe(code);
      const plain = code.replaceAll('-', '');
      const other = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(letter);
      fc.pre(plain.charAt(place) !== other);
      const slip = parseRecoveryCode(plain.slice(0, place) + other + plain.slice(place + 1));
      // Twelve bits of checksum: one slip in some 4,000 gets through them, and then opens nothing.
      expect(slip).not.toBe(code);
    }),
    { numRuns: 1_000 },
  );
});
