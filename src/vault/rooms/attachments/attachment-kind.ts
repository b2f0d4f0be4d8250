import { and, eq, isNull } from 'drizzle-orm';
import { recordKind } from '#vault/records/record-kind.ts';
import { recordTold } from '#vault/records/told.ts';
import { attachments } from './tables.ts';

export const attachmentKind = recordKind({
  table: attachments,
  about: { one: 'studentId' },
  time: { on: 'occurredOn' },
  frozen: { columns: ['bytes', 'digest', 'mediaType'] },
  removal: 'hidden',
  closedFile: 'byDayWritten',
  search: { group: 'attachment', texts: ['r.file_name'] },
  told: (reader, studentId) =>
    reader.db
      .select()
      .from(attachments)
      .where(and(eq(attachments.studentId, studentId), isNull(attachments.removedAt)))
      .all()
      .map((row) =>
        recordTold('attachment', row, {
          occurredOn: row.occurredOn,
          title: `附件：${row.fileName}`,
          text: '',
        }),
      ),
});
