import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { remarkOffersPutAside, rosterRemarks } from './tables.ts';

/** What rosters said beside a student, the newest first, with what is not offered out of it any more. */
export function remarksOf(reader: Reader, studentId: StudentId) {
  const remarks = reader.db
    .select()
    .from(rosterRemarks)
    .where(and(eq(rosterRemarks.studentId, studentId), isNull(rosterRemarks.removedAt)))
    .orderBy(desc(rosterRemarks.notedOn), desc(rosterRemarks.recordedAt))
    .all();
  const ids = remarks.map(({ id }) => id);
  const putAside = Map.groupBy(
    reader.db.select().from(remarkOffersPutAside).where(inArray(remarkOffersPutAside.remarkId, ids)).all(),
    ({ remarkId }) => remarkId,
  );
  return remarks.map((remark) => ({
    ...remark,
    putAside: (putAside.get(remark.id) ?? []).map(({ meaning }) => meaning),
  }));
}
