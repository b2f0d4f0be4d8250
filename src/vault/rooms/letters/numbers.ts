import { and, eq } from 'drizzle-orm';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { letterNumbers } from './tables.ts';

/** The highest number ever given under a prefix in a school year; 0 before the first. */
export function highestNumber(reader: Reader, prefix: string, schoolYear: number): number {
  const row = reader.db
    .select()
    .from(letterNumbers)
    .where(and(eq(letterNumbers.prefix, prefix), eq(letterNumbers.schoolYear, schoolYear)))
    .get();
  return row?.highest ?? 0;
}

/** Notes that the numbers up to `highest` are given; in the transaction that keeps their letters. */
export function takeNumbers(writer: Writer, prefix: string, schoolYear: number, highest: number): void {
  writer.db
    .insert(letterNumbers)
    .values({ prefix, schoolYear, highest })
    .onConflictDoUpdate({ target: [letterNumbers.prefix, letterNumbers.schoolYear], set: { highest } })
    .run();
}
