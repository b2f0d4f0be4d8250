import { and, desc, eq, isNull } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { rosterRemarks } from './tables.ts';

/** What rosters said beside a student, the newest first. */
export function remarksOf(reader: Reader, studentId: StudentId) {
  return reader.db
    .select()
    .from(rosterRemarks)
    .where(and(eq(rosterRemarks.studentId, studentId), isNull(rosterRemarks.removedAt)))
    .orderBy(desc(rosterRemarks.notedOn), desc(rosterRemarks.recordedAt))
    .all();
}
