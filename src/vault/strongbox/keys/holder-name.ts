import type { Connection } from '#vault/strongbox/database/connection.ts';

/**
 * Whose password this slot of the key file is. Null where nobody knows: the recovery code is nobody's, and a database
 * older than the key file, or one that was salvaged, may lack the name.
 */
export function holderName(connection: Connection, slotId: string): string | null {
  // By SQL, since salvage and restore read databases of earlier versions; this table is as old as the first.
  const name = connection.prepare('SELECT name FROM people WHERE slot_id = ?').pluck().get(slotId);
  return typeof name === 'string' ? name : null;
}
