import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AttachmentId, StudentId } from '#shared/contract/fields.ts';
import { students } from '#vault/roll/students/tables.ts';
import { dateColumn, idColumn, recordedColumns, removedColumns } from '#vault/strongbox/database/columns.ts';

/** What a file in `attachments/` is. The file itself is named by the id alone (docs/vault-format.md). */
export const attachments = sqliteTable(
  'attachments',
  {
    id: idColumn<AttachmentId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    /** The name that a person reads; never a path. */
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    /** Of the content, before it is encrypted. */
    bytes: integer('bytes').notNull(),
    /** SHA-256 of the content, 64 hex digits. */
    digest: text('digest').notNull(),
    occurredOn: dateColumn('occurred_on').notNull(),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('attachments_by_student').on(table.studentId)],
);
