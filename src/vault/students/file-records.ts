import { and, asc, eq, isNull } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import { Refusal } from '#shared/outcome.ts';
import type { AuditAction } from '../audit/audit-log.ts';
import type { contacts } from '../contacts/tables.ts';
import type { Reader, Writer } from '../database/access.ts';
import type { diagnoses } from '../diagnoses/tables.ts';
import type { observations } from '../observations/tables.ts';
import type { screenings } from '../screenings/tables.ts';
import { mustBeAtSchool } from './departures.ts';
import { auditSubject, studentOn } from './student-lines.ts';

/** What is written into a student's file, may be corrected, and is taken away only with a reason. */
type FileTable = typeof observations | typeof diagnoses | typeof screenings | typeof contacts;
type Row<Table extends FileTable> = Table['$inferSelect'];
type Id<Table extends FileTable> = Row<Table>['id'];
type Columns<Table extends FileTable> = Omit<
  Table['$inferInsert'],
  'id' | 'recordedAt' | 'recordedBy' | 'removedAt' | 'removedBy' | 'removalReason'
>;

/**
 * Writes a record down, or corrects the one with `id`: the log keeps the old words beside the new.
 *
 * @throws Refusal `noStudent`, `archived`, `noRecord`.
 */
export function writeInFile<Table extends FileTable>(
  writer: Writer,
  { table, action }: { table: Table; action: AuditAction },
  id: Id<Table> | null,
  columns: Columns<Table>,
): Id<Table> {
  const student = studentOn(writer, columns.studentId, writer.today);
  mustBeAtSchool(writer, student.id);
  const before = id && standing(writer, table, id);
  if (before && before.studentId !== student.id) throw noRecord();
  const some = anyOf(table);
  const written =
    before?.id ??
    writer.db
      .insert(some)
      // The signature asks for the columns of this very table, which the query builder cannot follow.
      .values({ ...columns, recordedAt: writer.now, recordedBy: writer.person } as never)
      .returning({ id: some.id })
      .get().id;
  if (before) writer.db.update(some).set(columns).where(eq(some.id, before.id)).run();
  writer.record({ action, subject: auditSubject(student), detail: { old: before, new: columns } });
  return written;
}

/** Hides a record; it stays in the vault with the reason. @throws Refusal `archived`, `noRecord`. */
export function removeFromFile<Table extends FileTable>(
  writer: Writer,
  { table, action }: { table: Table; action: AuditAction },
  id: Id<Table>,
  reason: string,
): void {
  const before = standing(writer, table, id);
  mustBeAtSchool(writer, before.studentId);
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

/** A student's records of one kind, without those that were taken away; what was written down last comes last. */
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

function standing<Table extends FileTable>(reader: Reader, table: Table, id: Id<Table>) {
  const some = anyOf(table);
  const row = reader.db
    .select()
    .from(some)
    // An id is one of the ids of all kinds to `some`, and of its own kind to the caller.
    .where(and(eq(some.id, id as never), isNull(some.removedAt)))
    .get();
  if (!row) throw noRecord();
  return row;
}

/**
 * The table as one of them: what is touched here (whose it is, when it was written down and removed) they all have,
 * and the query builder cannot follow a choice of tables.
 */
function anyOf(table: FileTable) {
  return table as typeof observations;
}

function noRecord(): Refusal {
  return new Refusal('noRecord', '找不到这条记录，可能已被删除。请刷新学生档案后查看。');
}
