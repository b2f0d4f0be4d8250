import { argon2id, hash } from 'argon2';
import { expect, test } from 'vitest';
import { openSlot } from '#vault/strongbox/keys/slot.ts';
import { DATA_KEY, EARLIER, VAULT_ID } from './earlier-slots.ts';

test('Argon2id is what RFC 9106 says (section 5.3)', async () => {
  const made = await hash(Buffer.alloc(32, 1), {
    type: argon2id,
    version: 0x13,
    memoryCost: 32,
    timeCost: 3,
    parallelism: 4,
    hashLength: 32,
    salt: Buffer.alloc(16, 2),
    secret: Buffer.alloc(8, 3),
    associatedData: Buffer.alloc(12, 4),
    raw: true,
  });
  expect(made.toString('hex')).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
});

test('a slot that an earlier version made, with another Argon2, opens to the same key', async () => {
  for (const { secret, slot } of EARLIER) {
    expect(await openSlot(VAULT_ID, slot, secret)).toEqual(DATA_KEY);
    expect(await openSlot(VAULT_ID, slot, `${secret}x`)).toBeNull();
  }
});
