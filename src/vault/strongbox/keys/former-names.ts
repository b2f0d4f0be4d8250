import { sql } from 'drizzle-orm';
import type { Reader } from '../database/access.ts';

/** Names under which the person at the PC wrote before the name was corrected, as the log tells; any order. */
export function formerNames(reader: Reader): string[] {
  const renamed = reader.db.all<{ before: string; after: string }>(
    sql`SELECT json_extract(detail, '$.old.name') AS before, json_extract(detail, '$.new.name') AS after
      FROM audit_log WHERE action = 'key.renamed' ORDER BY sequence DESC`,
  );
  const names = [reader.person];
  for (const { before, after } of renamed) if (names.includes(after)) names.push(before);
  return names.slice(1);
}
