import { and, asc, eq, isNull } from 'drizzle-orm';
import { type SQLiteTable, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { StudentId } from '#shared/contract/fields.ts';
import { Refusal } from '#shared/outcome.ts';
import type { AuditAction } from '#vault/strongbox/audit/audit-actions.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { idColumn, recordedColumns, removedColumns } from '#vault/strongbox/database/columns.ts';
import { mustBeAtSchool } from './departures.ts';
import { auditSubject, studentOn } from './student-lines.ts';

/** The columns that are touched here, which every record of one student's file has. */
const aRecord = () =>
  sqliteTable('a_record', {
    id: idColumn<string>(),
    studentId: text('student_id').$type<StudentId>().notNull(),
    ...recordedColumns,
    ...removedColumns,
  });
type ARecord = ReturnType<typeof aRecord>;

/** What is written into a student's file, may be corrected, and is taken away only with a reason. */
export type FileTable = SQLiteTable & {
  $inferSelect: { id: string; studentId: StudentId; recordedAt: number; removedAt: number | null };
};
export type Row<Table extends FileTable> = Table['$inferSelect'];
export type Id<Table extends FileTable> = Row<Table>['id'];
export type Columns<Table extends FileTable> = Omit<
  Table['$inferInsert'],
  'id' | 'recordedAt' | 'recordedBy' | 'removedAt' | 'removedBy' | 'removalReason'
> & { studentId: StudentId };

type Parts = Readonly<Record<string, string>>;

interface Writing<Table extends FileTable> {
  table: Table;
  action: AuditAction;
  /** A kind whose file stays open (`closedFile: 'open'`): work on an event goes on after a transfer and after a death. */
  evenAfterLeaving?: boolean;
}

/**
 * Writes a record down, or corrects the one with `id`: the log keeps the old words beside the new.
 *
 * @param of `parts`: what the log keeps of rows beside the record, as they were and as they are.
 * @throws Refusal `noStudent`, `archived`, `noRecord`.
 */
export function writeInFile<Table extends FileTable>(
  writer: Writer,
  { table, action, parts, evenAfterLeaving = false }: Writing<Table> & { parts?: { old: Parts; new: Parts } },
  id: Id<Table> | null,
  columns: Columns<Table>,
): Id<Table> {
  const student = studentOn(writer, columns.studentId, writer.today);
  if (!evenAfterLeaving) mustBeAtSchool(writer, student.id);
  const before = id && existingInFile(writer, table, id);
  if (before && before.studentId !== student.id) throw noRecord();
  const some = anyOf(table);
  const written =
    before?.id ??
    writer.db
      .insert(some)
      // The signature asks for the columns of this very table; the query builder sees those that all have.
      .values({ ...columns, recordedAt: writer.now, recordedBy: writer.person })
      .returning({ id: some.id })
      .get().id;
  if (before) writer.db.update(some).set(columns).where(eq(some.id, before.id)).run();
  writer.record({
    action,
    subject: auditSubject(student),
    detail: { old: before && { ...before, ...parts?.old }, new: { ...columns, ...parts?.new } },
  });
  return written;
}

/** Hides a record; it stays in the vault with the reason. @throws Refusal `archived`, `noRecord`. */
export function removeFromFile<Table extends FileTable>(
  writer: Writer,
  { table, action, evenAfterLeaving = false }: Writing<Table>,
  id: Id<Table>,
  reason: string,
): void {
  const before = existingInFile(writer, table, id);
  if (!evenAfterLeaving) mustBeAtSchool(writer, before.studentId);
  const some = anyOf(table);
  writer.db
    .update(some)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(some.id, before.id))
    .run();
  writer.record({
    action,
    subject: auditSubject(studentOn(writer, before.studentId, writer.today)),
    detail: { old: before, reason },
  });
}

/** A student's records of one kind, in the order in which they were written down, without those taken away. */
export function recordsInFile<Table extends FileTable>(
  reader: Reader,
  table: Table,
  studentId: StudentId,
): Row<Table>[] {
  const some = anyOf(table);
  return reader.db
    .select()
    .from(some)
    .where(and(eq(some.studentId, studentId), isNull(some.removedAt)))
    .orderBy(asc(some.recordedAt))
    .all() as Row<Table>[];
}

/** A record that was not taken away. @throws Refusal `noRecord`. */
export function existingInFile<Table extends FileTable>(
  reader: Reader,
  table: Table,
  id: Id<Table>,
): Row<Table> {
  const some = anyOf(table);
  const row = reader.db
    .select()
    .from(some)
    .where(and(eq(some.id, id), isNull(some.removedAt)))
    .get();
  if (!row) throw noRecord();
  return row as Row<Table>;
}

/** The table as one of them: the query builder cannot follow a choice of tables. */
function anyOf(table: FileTable): ARecord {
  return table as SQLiteTable as ARecord;
}

function noRecord(): Refusal {
  return new Refusal('noRecord', '找不到这条记录，可能已被删除。请刷新学生档案后查看。');
}
