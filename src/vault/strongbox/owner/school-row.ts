import type { Reader } from '../database/access.ts';
import { school } from './tables.ts';

/** The one row about the school. */
export function schoolRow(reader: Reader) {
  const row = reader.db.select().from(school).get();
  if (!row) throw new Error('a vault without its school row');
  return row;
}
