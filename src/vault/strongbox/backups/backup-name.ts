/** Why a backup was made: by the day's rhythm or by hand, or because a migration was about to begin. */
export type BackupKind = 'daily' | 'beforeUpgrade';

export const BACKUP_ENDING = 'hhbackup';

const NAME = new RegExp(
  `^心港备份(-升级前)?-\\d{8}-\\d{6}-([0-9a-f]{8})(-\\d+)?\\.${BACKUP_ENDING}(\\.part)?$`,
);

/** What a file of this name would be; null for a file that is none of ours. It still has to prove it. */
export function readBackupName(
  name: string,
): { kind: BackupKind; vaultIdStart: string; unfinished: boolean } | null {
  const match = NAME.exec(name.normalize('NFC'));
  if (!match) return null;
  const [, upgrade, vaultIdStart = '', , part] = match;
  return { kind: upgrade ? 'beforeUpgrade' : 'daily', vaultIdStart, unfinished: part !== undefined };
}

/**
 * The name of a new backup. It tells the local time and which vault, and nothing of the school.
 *
 * @param at UTC milliseconds.
 * @param isTaken true for a name that is already in the folder.
 */
export function newBackupName(
  kind: BackupKind,
  vaultId: string,
  at: number,
  isTaken: (name: string) => boolean,
): string {
  const time = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  const date = `${time.getFullYear()}${two(time.getMonth() + 1)}${two(time.getDate())}`;
  const clock = `${two(time.getHours())}${two(time.getMinutes())}${two(time.getSeconds())}`;
  const stem = `心港备份${kind === 'beforeUpgrade' ? '-升级前' : ''}-${date}-${clock}-${vaultId.slice(0, 8)}`;
  for (let count = 1; ; count += 1) {
    const name = `${count === 1 ? stem : `${stem}-${count}`}.${BACKUP_ENDING}`;
    if (!isTaken(name)) return name;
  }
}
