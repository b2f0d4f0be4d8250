import type { Slot } from '#vault/strongbox/keys/slot.ts';

/** The vault that the slots belong to. */
export const VAULT_ID = '6f1d1c52-6a0e-4a52-9d5e-3a1e5c0b7a11';
/** Made with @node-rs/argon2, which vaults were made with before (docs/decisions/0017-argon2-for-a-clean-pc.md). */
export const EARLIER: readonly { secret: string; slot: Slot }[] = [
  {
    secret: '海风-2026-静静',
    slot: {
      id: '0b0f6f0e-52b5-4a55-8a0e-0d0f3c1e9a01',
      kind: 'password',
      kdf: {
        algorithm: 'argon2id',
        version: 19,
        memoryKiB: 65_536,
        iterations: 3,
        parallelism: 4,
        salt: 'Cw9vDlK1SlWKDg0PPB6aAQ==',
      },
      wrap: {
        algorithm: 'aes-256-gcm',
        nonce: 'CQkJCQkJCQkJCQkJ',
        ciphertext: '6Pe2o5E9ewgomUpRoxp53YvS45BBvX2EUqH6L4bgscE=',
        tag: 'DV+BSMSJZ4YIxds4AN++Og==',
      },
    },
  },
  {
    secret: 'K7QW-3M9X-TT2P-8HVC-R5DN-4JZB',
    slot: {
      id: '9a3e5b77-1c64-4f0b-b1c2-7f5e2d6c8b02',
      kind: 'recoveryCode',
      kdf: {
        algorithm: 'argon2id',
        version: 19,
        memoryKiB: 131_072,
        iterations: 4,
        parallelism: 4,
        salt: 'mj5bdxxkTwuxwn9eLWyLAg==',
      },
      wrap: {
        algorithm: 'aes-256-gcm',
        nonce: 'CQkJCQkJCQkJCQkJ',
        ciphertext: 'gS85S+RCQo1tk5X7mcdes29M/4CnMXUdcD2wuKcrXk8=',
        tag: '82TdcB8YNU82rzOKRBNA3A==',
      },
    },
  },
];

/** What each of them wraps. */
export const DATA_KEY = Buffer.alloc(32, 0x5a);
