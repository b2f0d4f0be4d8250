import { mkdirSync } from 'node:fs';
import { Refusal } from '#shared/outcome.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';
import { BackupFailed, type MadeBackup, makeBackup, type VaultToBackUp } from './make-backup.ts';
import { TROUBLES } from './troubles.ts';

/**
 * A verified backup of a vault of an earlier version, beside it, before it is migrated.
 *
 * @throws Refusal `noBackupBeforeUpgrade`: then the vault must not be migrated.
 */
export async function backUpBeforeUpgrade(vault: VaultToBackUp): Promise<MadeBackup> {
  const { backups } = vaultFiles(vault.folder);
  try {
    mkdirSync(backups, { recursive: true, mode: 0o700 });
    return await makeBackup(vault, backups, { kind: 'beforeUpgrade' });
  } catch (error) {
    const trouble = error instanceof BackupFailed ? error.trouble : 'unexpected';
    // Beside the vault, there is no other disk to speak of.
    const words = TROUBLES[trouble === 'noSpace' ? 'noSpaceOnThisPc' : trouble];
    throw new Refusal(
      'noBackupBeforeUpgrade',
      `新版本要先做一份备份才升级保险库，备份没有做成：${words}。保险库没有升级，记录都在。处理后请再打开。`,
    );
  }
}
