import { once } from 'node:events';
import type { Hands } from './hands.ts';

export type ReencryptWord = { begins: true } | { recoveryCode: string } | { reencrypted: true };

export const NEXT_PASSWORD = '晚潮-2027-安安';

/** Everything anew, once; then the process waits for its end, as the real one waits to be closed. */
export async function reencrypt({ ask, keepWord, password }: Hands): Promise<never> {
  const keep: (word: ReencryptWord) => void = keepWord;
  await ask('vault.unlock', { kind: 'password', secret: password });
  keep({ begins: true });
  const { recoveryCode } = await ask('vault.prepareReencryption', {
    proof: password,
    password: NEXT_PASSWORD,
  });
  keep({ recoveryCode });
  await ask('vault.reencrypt', { code: recoveryCode });
  keep({ reencrypted: true });
  return waitForTheEnd();
}

/** @returns never: the process is killed. */
export async function waitForTheEnd(): Promise<never> {
  const open = setInterval(() => undefined, 60_000);
  await once(process, 'exit');
  clearInterval(open);
  throw new Error('the process was not killed');
}
