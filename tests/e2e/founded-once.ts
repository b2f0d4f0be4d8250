import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { foundVault } from '#tests/vault/open-desk.ts';

/** Makes the vault that most tests open a copy of (`openRoom`), once for all workers. */
export default async function foundOnce(): Promise<() => void> {
  const { folder } = await foundVault(Date.now());
  process.env.HEARTHARBOR_FOUNDED_VAULT = join(folder, 'vault');
  return () => rmSync(folder, { recursive: true, force: true });
}
