import { and, eq, isNull } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { retentionHolds } from './tables.ts';

/** 暂缓销毁 that lasts, or undefined. */
export function holdOf(reader: Reader, studentId: StudentId) {
  return reader.db
    .select()
    .from(retentionHolds)
    .where(and(eq(retentionHolds.studentId, studentId), isNull(retentionHolds.endedOn)))
    .get();
}

/** @returns false when nothing was held back. The caller tells the audit log. */
export function endHoldOf(writer: Writer, studentId: StudentId, reason: string): boolean {
  const lasting = holdOf(writer, studentId);
  if (!lasting) return false;
  writer.db
    .update(retentionHolds)
    .set({ endedOn: writer.today, endReason: reason })
    .where(eq(retentionHolds.id, lasting.id))
    .run();
  return true;
}
