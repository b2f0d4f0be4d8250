import type { Hands } from './hands.ts';
import { waitForTheEnd } from './reencrypt.ts';

export type UpgradeWord = { begins: true } | { upgraded: true };

/** Opens the vault of an earlier app, which backs it up and brings it to the newest version. */
export async function upgrade({ ask, keepWord, password }: Hands): Promise<never> {
  const keep: (word: UpgradeWord) => void = keepWord;
  keep({ begins: true });
  await ask('vault.unlock', { kind: 'password', secret: password });
  keep({ upgraded: true });
  return waitForTheEnd();
}
