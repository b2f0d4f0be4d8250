import { asc, eq } from 'drizzle-orm';
import { type AnySQLiteColumn, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Signer } from '#shared/contract/signers.ts';
import { writtenSigners } from '#shared/written-signers.ts';
import type { AuditAction } from '#vault/strongbox/audit/audit-actions.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { dateColumn } from '#vault/strongbox/database/columns.ts';
import { type Columns, type FileTable, type Id, writeInFile } from './file-records.ts';
import { refuseImpossibleDay } from './possible-days.ts';

/**
 * The guardians whom a paper concerns, each with the day on which that one signed: two who live apart are both told, and
 * each signs alone. A part of the record that the paper is of.
 */
export const signersTable = (name: string, records: () => AnySQLiteColumn) =>
  sqliteTable(
    name,
    {
      recordId: text('record_id').notNull().references(records),
      position: integer('position').notNull(),
      name: text('name').notNull(),
      signedOn: dateColumn('signed_on'),
    },
    (table) => [primaryKey({ columns: [table.recordId, table.position] })],
  );
type SignersTable = ReturnType<typeof signersTable>;

/** SQL of the names of those who sign a record `r`. */
export const signersNamed = (table: string): string =>
  `(SELECT group_concat(name, char(10)) FROM ${table} WHERE record_id = r.id)`;

/** Those who sign a record, in their order. */
export function signersOf({ db }: Reader, table: SignersTable, recordId: string): Signer[] {
  const { name, signedOn, position } = table;
  return db
    .select({ name, signedOn })
    .from(table)
    .where(eq(table.recordId, recordId))
    .orderBy(asc(position))
    .all();
}

/** A record that guardians sign, with the table of those who do. */
interface Signed<Table extends FileTable> {
  table: Table;
  signedBy: SignersTable;
  action: AuditAction;
}

/**
 * Writes down a record that guardians sign and who signs it, or corrects the one with `id`.
 *
 * @throws Refusal of `writeInFile`; of `refuseImpossibleDay`, at the day of whoever cannot have signed then.
 */
export function writeSigned<Table extends FileTable>(
  writer: Writer,
  { table, signedBy, action }: Signed<Table>,
  id: Id<Table> | null,
  signers: readonly Signer[],
  columns: Columns<Table>,
): Id<Table> {
  for (const [at, { signedOn }] of signers.entries())
    refuseImpossibleDay(writer, `signers.${at}.signedOn`, signedOn, { of: [columns.studentId] });
  const before = id === null ? [] : signersOf(writer, signedBy, id);
  const parts = {
    old: { signers: writtenSigners(before) },
    new: { signers: writtenSigners(signers) },
  };
  const recordId = writeInFile(writer, { table, action, parts }, id, columns);
  writer.db.delete(signedBy).where(eq(signedBy.recordId, recordId)).run();
  for (const [position, { name, signedOn }] of signers.entries())
    writer.db.insert(signedBy).values({ recordId, position, name, signedOn }).run();
  return recordId;
}
