import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AttachmentId, StudentId } from '#shared/contract/fields.ts';
import type { AttachableKind } from '#shared/record-kinds.ts';
import { EVIDENCE, type Evidence, ORIGINALS, type Original } from '#shared/terms.ts';
import { students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** What a file in `attachments/` is. The file itself is named by the id alone (docs/vault-format.md). */
export const attachments = sqliteTable(
  'attachments',
  {
    id: idColumn<AttachmentId>(),
    /** Null where it hangs on a record of several students, or of nobody. */
    studentId: text('student_id')
      .$type<StudentId>()
      .references(() => students.id),
    /** The record on which it hangs; both null where it hangs on the student's file as a whole. */
    recordKind: text('record_kind').$type<AttachableKind>(),
    recordId: text('record_id'),
    /** The name that a person reads; never a path. */
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    /** Of the content, before it is encrypted. */
    bytes: integer('bytes').notNull(),
    /** SHA-256 of the content, 64 hex digits. */
    digest: text('digest').notNull(),
    occurredOn: dateColumn('occurred_on').notNull(),
    /** Null where nobody has said, as of what was attached before it was asked. */
    evidence: text('evidence').$type<Evidence>(),
    /** From whom it came. */
    source: text('source').notNull().default(''),
    original: text('original').$type<Original>(),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('attachments_by_student').on(table.studentId),
    index('attachments_by_record').on(table.recordId),
    check('attachments_hang', sql`(record_kind IS NULL) = (record_id IS NULL)`),
    check('attachments_belong', sql`student_id IS NOT NULL OR record_id IS NOT NULL`),
    check('attachments_evidence', isOneOf('evidence', EVIDENCE)),
    check('attachments_original', isOneOf('original', ORIGINALS)),
  ],
);
