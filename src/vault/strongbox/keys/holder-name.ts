import type { Connection } from '#vault/strongbox/database/connection.ts';

/** The name of whoever came in with the recovery code: which of the people it was, nobody knows. */
export const BY_RECOVERY_CODE = '恢复码';

/** The name under which everything is written down for whoever opened with this slot of the key file. */
export function holderName(connection: Connection, slotId: string): string {
  // By SQL, since salvage and restore read databases of earlier versions; this table is as old as the first.
  const name = connection.prepare('SELECT name FROM people WHERE slot_id = ?').pluck().get(slotId);
  return typeof name === 'string' ? name : BY_RECOVERY_CODE;
}
