import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { describedInWords } from '#shared/attachment-words.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { Refusal } from '#shared/outcome.ts';
import { EVIDENCE, ORIGINALS } from '#shared/terms.ts';
import { recordKind } from '#vault/records/record-kind.ts';
import { recordTold } from '#vault/records/told.ts';
import { sessionStudents } from '#vault/rooms/sessions/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { attachments } from './tables.ts';

export const attachmentKind = recordKind({
  table: attachments,
  about: { one: 'studentId', else: { record: 'recordId', many: sessionStudents, by: 'session_id' } },
  time: { on: 'occurredOn' },
  frozen: { columns: ['bytes', 'digest', 'mediaType', 'recordKind', 'recordId'] },
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: { group: 'attachment', texts: ['r.file_name', 'r.source'] },
  log: {
    labels: { evidence: '类别', original: '原件或复制件' },
    words: { evidence: EVIDENCE, original: ORIGINALS },
  },
  told: (reader, studentId) =>
    attachmentsAbout(reader, studentId).map((row) =>
      recordTold('attachment', row, {
        occurredOn: row.occurredOn,
        title: `附件：${row.fileName}`,
        text: describedInWords(row),
      }),
    ),
});

/** What hangs on a student's file and on its records, sessions with others included; without what was taken away. */
export function attachmentsAbout(reader: Reader, studentId: StudentId) {
  const sessionsWith = sql`(SELECT session_id FROM ${sessionStudents} WHERE student_id = ${studentId})`;
  return reader.db
    .select()
    .from(attachments)
    .where(
      and(
        isNull(attachments.removedAt),
        or(
          eq(attachments.studentId, studentId),
          and(isNull(attachments.studentId), sql`${attachments.recordId} IN ${sessionsWith}`),
        ),
      ),
    )
    .orderBy(asc(attachments.recordedAt))
    .all();
}

/**
 * What hangs on a record of nobody is seen beneath that record alone, and would be out of sight with it.
 *
 * @param what the record's word, such as 活动.
 * @throws Refusal `hasAttachments`.
 */
export function refuseWithAttachments(reader: Reader, recordId: string, what: string): void {
  const { length } = reader.db
    .select({ id: attachments.id })
    .from(attachments)
    .where(and(eq(attachments.recordId, recordId), isNull(attachments.removedAt)))
    .all();
  if (length === 0) return;
  throw new Refusal(
    'hasAttachments',
    `这项${what}还有 ${length} 个附件，没有删除。请先删除附件，再删除${what}。`,
  );
}
