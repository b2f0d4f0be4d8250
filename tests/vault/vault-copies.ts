import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { deskAtDoor, type TestDesk } from './desk.ts';

/** Waits until the key file knows every line of the open room's audit log, which takes a moment after a change. */
export async function headIsKept(room: TestDesk): Promise<void> {
  const { connection, folder } = room.desk.room ?? {};
  const last = connection?.prepare('SELECT max(sequence) FROM audit_log').pluck().get();
  await expect
    .poll(() => JSON.parse(readFileSync(join(folder ?? '', 'vault.json'), 'utf8')).auditHead.sequence, {
      timeout: 10_000,
    })
    .toBe(last);
}

/** Another PC with the files as they are at this moment: an open vault looks there as after a power cut. */
export function asAfterPowerCut(room: TestDesk): TestDesk {
  const other = deskAtDoor();
  cpSync(join(room.folder, 'vault'), join(other.folder, 'vault'), { recursive: true });
  other.clock.now = room.clock.now;
  return other;
}
