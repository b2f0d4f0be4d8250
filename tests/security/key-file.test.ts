import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeyFile, readKeyFile, writeKeyFile } from '#vault/strongbox/keys/key-file.ts';
import type { Slot } from '#vault/strongbox/keys/slot.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '../vault/desk.ts';
import { enrolled } from '../vault/sample.ts';

/*
 * The attacker has the vault's folder: at night, on the school's PC, or on a copy that he puts back. He edits
 * the key file, which is plain JSON, so that a password becomes cheaper to guess, or a password that he knows
 * opens the vault. None of it may open anything, and nothing of it may destroy what the right file opens.
 */

const RIGHT = { kind: 'password' as const, secret: PASSWORD };
const SCHOOL = '滨海实验学校';

const pathOf = (room: TestDesk) => join(room.folder, 'vault/vault.json');

/** The attacker changes the key file of a locked vault. */
function tamper(room: TestDesk, change: (keyFile: KeyFile) => unknown): void {
  const keyFile = readKeyFile(pathOf(room));
  change(keyFile);
  writeFileSync(pathOf(room), JSON.stringify(keyFile));
}

/** The code of a refusal, or null when the vault has opened; then it is locked again. */
async function tried(room: TestDesk, key: { kind: 'password' | 'recoveryCode'; secret: string }) {
  room.clock.now += 10 * 60_000;
  const outcome = await room.ask('vault.unlock', key);
  if (!outcome.ok) return outcome.failure.code;
  // The recovery code opens nothing yet: it asks whose it is, in this very vault.
  if (outcome.value.whoAreYou) {
    expect(outcome.value.whoAreYou.people.map(({ name }) => name)).toEqual(['林静']);
    return null;
  }
  // Whatever opened is this vault, with its rows.
  expect((await room.get('school.particulars', {})).schoolName).toBe(SCHOOL);
  expect(await room.get('students.list', {})).toHaveLength(1);
  room.lock();
  return null;
}

async function lockedVault() {
  const room = await deskInRoom();
  await enrolled(room);
  room.lock();
  return room;
}

test('header parameters lowered: the attacker makes each guess a thousand times cheaper, and waits for the next unlock', async () => {
  const room = await lockedVault();
  const whole = readFileSync(pathOf(room));
  const lowered: ((kdf: Slot['kdf']) => void)[] = [
    (kdf) => Object.assign(kdf, { memoryKiB: 64 }),
    (kdf) => Object.assign(kdf, { iterations: 1 }),
    (kdf) => Object.assign(kdf, { parallelism: 1 }),
    (kdf) => Object.assign(kdf, { algorithm: 'argon2d' }),
    (kdf) => Object.assign(kdf, { version: 16 }),
    (kdf) => Object.assign(kdf, { salt: '' }),
  ];
  for (const lower of lowered) {
    tamper(room, ({ slots }) => slots.forEach(({ kdf }) => void lower(kdf)));
    expect(await tried(room, RIGHT)).toBe('damagedKeyFile');
    writeFileSync(pathOf(room), whole);
  }
  expect(await tried(room, RIGHT)).toBeNull();
});

test('header parameters raised beyond any PC: the attacker wants the unlock to eat all memory', async () => {
  const room = await lockedVault();
  const whole = readFileSync(pathOf(room));
  for (const huge of [{ memoryKiB: 2 ** 31 }, { iterations: 4_000_000_000 }, { parallelism: 255 }]) {
    tamper(room, ({ slots }) => slots.forEach(({ kdf }) => void Object.assign(kdf, huge)));
    expect(await tried(room, RIGHT)).toBe('damagedKeyFile');
    writeFileSync(pathOf(room), whole);
  }
  expect(await tried(room, RIGHT)).toBeNull();
});

test('parameters changed within what is allowed: they are authenticated, so the right password says no', async () => {
  const room = await lockedVault();
  const whole = readFileSync(pathOf(room));
  tamper(room, ({ slots }) => slots.forEach(({ kdf }) => void Object.assign(kdf, { iterations: 4 })));
  expect(await tried(room, RIGHT)).toBe('wrongSecret');
  writeFileSync(pathOf(room), whole);
  expect(await tried(room, RIGHT)).toBeNull();
});

test('slots swapped between vaults: the attacker copies the slot of his own vault, whose password he knows, into this one', async () => {
  const room = await lockedVault();
  const whole = readFileSync(pathOf(room));
  const his = await lockedVault();
  const known = await passwordChangedTo(his, 'attackers own pass phrase');
  const hisKeyFile = readKeyFile(pathOf(his));
  const [hisSlot] = hisKeyFile.slots.filter(({ kind }) => kind === 'password');
  if (!hisSlot) throw new Error('no password slot');

  // Beside the right slots, or in the place of the first: it is bound to the vault that it was made for.
  tamper(room, ({ slots }) => slots.push(hisSlot));
  expect(await tried(room, known)).toBe('wrongSecret');
  expect(await tried(room, RIGHT)).toBeNull();
  writeFileSync(pathOf(room), whole);
  tamper(room, ({ slots }) => slots.splice(0, 1, { ...hisSlot, id: slots[0]?.id ?? hisSlot.id }));
  expect(await tried(room, known)).toBe('wrongSecret');
  writeFileSync(pathOf(room), whole);

  // With his vault's id as well the slot opens, but what it holds is not the key of this database.
  tamper(room, (keyFile) => Object.assign(keyFile, { vaultId: hisKeyFile.vaultId, slots: [hisSlot] }));
  expect(await tried(room, known)).toBe('damagedVault');
  // Nor does his whole key file.
  writeKeyFile(pathOf(room), hisKeyFile);
  expect(await tried(room, known)).toBe('damagedVault');
  expect(await tried(room, RIGHT)).toBe('wrongSecret');
  writeFileSync(pathOf(room), whole);
  expect(await tried(room, RIGHT)).toBeNull();
});

test('kind of slot changed: the attacker turns the recovery code’s slot into a password’s, and the reverse', async () => {
  const room = await lockedVault();
  const whole = readFileSync(pathOf(room));
  tamper(room, ({ slots }) => {
    for (const slot of slots) slot.kind = slot.kind === 'password' ? 'recoveryCode' : 'password';
  });
  expect(await tried(room, RIGHT)).toBe('wrongSecret');
  expect(await tried(room, { kind: 'password', secret: room.recoveryCode })).toBe('wrongSecret');
  expect(await tried(room, { kind: 'recoveryCode', secret: room.recoveryCode })).toBe('wrongSecret');
  writeFileSync(pathOf(room), whole);
  expect(await tried(room, { kind: 'recoveryCode', secret: room.recoveryCode })).toBeNull();
  expect(await tried(room, RIGHT)).toBeNull();
});

test('pieces of slots exchanged: wrapped key, nonce, salt or id of one slot put into the other', async () => {
  const room = await lockedVault();
  const whole = readFileSync(pathOf(room));
  const exchanged = (one: Slot, other: Slot): Slot[][] => [
    [
      { ...one, wrap: other.wrap },
      { ...other, wrap: one.wrap },
    ],
    [{ ...one, wrap: { ...one.wrap, nonce: other.wrap.nonce } }, other],
    [
      { ...one, kdf: other.kdf },
      { ...other, kdf: one.kdf },
    ],
    [
      { ...one, id: other.id },
      { ...other, id: one.id },
    ],
  ];
  const [one, other] = readKeyFile(pathOf(room)).slots;
  if (!one || !other) throw new Error('a vault begins with two slots');
  for (const slots of exchanged(one, other)) {
    tamper(room, (keyFile) => Object.assign(keyFile, { slots }));
    expect(await tried(room, RIGHT)).toBe('wrongSecret');
    writeFileSync(pathOf(room), whole);
  }
  expect(await tried(room, RIGHT)).toBeNull();
});

test('key file truncated: whatever is cut off its end, nothing opens, nothing crashes, and the whole file opens again', async () => {
  const room = await lockedVault();
  const whole = readFileSync(pathOf(room));
  // The last byte is the line's end: without it the file says the same.
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 2 }), async (length) => {
      writeFileSync(pathOf(room), whole.subarray(0, length));
      expect(await tried(room, RIGHT)).toBe('damagedKeyFile');
    }),
    { numRuns: 40, examples: [[0], [1], [whole.length - 2]] },
  );
  writeFileSync(pathOf(room), whole);
  expect(await tried(room, RIGHT)).toBeNull();
  expect(room.log).toEqual([]);
});

test('any byte of the key file changed: it never opens anything else, never crashes, and the right file opens again', async () => {
  const room = await lockedVault();
  const whole = readFileSync(pathOf(room));
  // Null: a change in what the password does not need, such as the slot of the recovery code.
  const endings = new Set([null, 'damagedKeyFile', 'wrongSecret', 'olderDatabase']);
  const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(change, async ([at, difference]) => {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ difference;
      writeFileSync(pathOf(room), changed);
      expect(endings).toContain(await tried(room, RIGHT));
      expect(await tried(room, { kind: 'password', secret: 'falsch-falsch' })).not.toBeNull();
    }),
    { numRuns: 40 },
  );
  writeFileSync(pathOf(room), whole);
  expect(await tried(room, RIGHT)).toBeNull();
  expect(await tried(room, { kind: 'recoveryCode', secret: room.recoveryCode })).toBeNull();
  expect(room.log).toEqual([]);
});

async function passwordChangedTo(room: TestDesk, secret: string) {
  await room.get('vault.unlock', RIGHT);
  const [own] = await room.get('vault.holders', {});
  await room.get('vault.changePassword', { proof: PASSWORD, slotId: own?.slotId ?? '', password: secret });
  room.lock();
  return { kind: 'password' as const, secret };
}
