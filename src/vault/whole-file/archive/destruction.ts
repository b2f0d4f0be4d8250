import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inArray, sql } from 'drizzle-orm';
import { writtenLetterNumber } from '#documents/letters/letter-number.ts';
import { DESTRUCTION_WORD } from '#shared/contract/archive.ts';
import type { AttachmentId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { destructions, studentMerges, students } from '#vault/roll/students/tables.ts';
import { attachments } from '#vault/rooms/attachments/tables.ts';
import { letters } from '#vault/rooms/letters/tables.ts';
import { shelfOf } from '#vault/strongbox/attachments/shelf.ts';
import { KEPT } from '#vault/strongbox/attachments/sweep.ts';
import { writeRanges } from '#vault/strongbox/audit/erased.ts';
import { backupDesk } from '#vault/strongbox/backups/backup-desk.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { KIND_CODES, KINDS } from '../record-kinds.ts';
import { dueFiles } from './archive.ts';
import { clearPages } from './clear-pages.ts';
import { copiesElsewhere } from './copies-elsewhere.ts';
import { eraseLines, everyName, type Traces } from './erased-lines.ts';
import { scrubReports } from './scrubbed-reports.ts';
import { destroying } from './tables.ts';

/**
 * 销毁: every row, every attachment and every word of the log about these students goes, and the pages that held
 * them (docs/decisions/0011-destruction.md).
 *
 * @returns what outside the database still holds the files.
 * @throws Refusal `noStudent`, `notDue`, `notConfirmed`, `sameWitness`, `backupRuns`, `pagesLeft`.
 */
export function destroyFiles(
  room: Room,
  wanted: InputOf<'archive.destroy'>,
): Promise<OutputOf<'archive.destroy'>> {
  return room.inTurn(async () => {
    refuseUnconfirmed(wanted);
    if (backupDesk(room).stop) {
      throw new Refusal('backupRuns', '正在备份，没有销毁任何档案。请等备份完成后再销毁。');
    }
    const { files, shelved } = room.access.write((writer) => destroyRows(writer, wanted));
    const shelf = shelfOf(room);
    for (const id of shelved) {
      for (const ending of ['', KEPT]) dropFile(join(shelf.folder, id + ending));
    }
    clearPagesNow(room);
    return { files, copies: await copiesElsewhere(room) };
  });
}

function refuseUnconfirmed({ confirmation, firstWitness, secondWitness }: InputOf<'archive.destroy'>): void {
  if (firstWitness.replace(/\s/g, '') === secondWitness.replace(/\s/g, '')) {
    throw Refusal.at('secondWitness', 'sameWitness', '监销人要两位不同的人，请核对');
  }
  if (confirmation.trim() === DESTRUCTION_WORD) return;
  throw Refusal.at('confirmation', 'notConfirmed', `请输入“${DESTRUCTION_WORD}”四个字`);
}

function destroyRows(
  writer: Writer,
  { studentIds, firstWitness, secondWitness }: InputOf<'archive.destroy'>,
): { files: number; shelved: AttachmentId[] } {
  const files = dueFiles(writer, studentIds).length;
  const everyone = withMerged(writer, studentIds);
  writer.db.run(sql`PRAGMA defer_foreign_keys = ON`);
  for (const studentId of everyone) writer.db.insert(destroying).values({ studentId }).run();
  const { traces, shelved } = tracesOf(writer, everyone);
  deleteRows(writer);
  forgetInSearch(writer, traces);
  scrubReports(writer, traces);
  const { id: destructionId } = writer.db
    .insert(destructions)
    .values({
      destroyedOn: writer.today,
      files,
      firstWitness,
      secondWitness,
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .returning({ id: destructions.id })
    .get();
  const erased = eraseLines(writer, traces, destructionId);
  writer.db.delete(destroying).run();
  writer.record({
    action: 'archive.destroyed',
    subject: `${files} 份`,
    detail: { destructionId, files, firstWitness, secondWitness, erasedLines: writeRanges(erased) },
  });
  return { files, shelved };
}

/** A file that went into another one lies hidden behind it, and goes with it. */
function withMerged(reader: Reader, studentIds: readonly StudentId[]): StudentId[] {
  const everyone = new Set(studentIds);
  const merges = reader.db.select().from(studentMerges).where(sql`${studentMerges.undoneAt} IS NULL`).all();
  // A set that grows is walked to its end.
  for (const id of everyone) {
    for (const { keptId, mergedId } of merges) if (keptId === id) everyone.add(mergedId);
  }
  // The kept ones first: the guard lets a merged one follow.
  return [...everyone];
}

const WHOSE = sql`(SELECT student_id FROM destroying)`;
/** Sessions in which nobody else took part. A group's session stays for the others. */
const OWN_SESSIONS = sql`(SELECT session_id FROM session_students GROUP BY session_id
  HAVING sum(student_id NOT IN ${WHOSE}) = 0)`;

/**
 * What stands in nobody's file and was about nobody else, as a conference, by what each kind declares. One about several
 * stays for the others, without what it says of these.
 */
const WHOLES = KIND_CODES.flatMap((code) => {
  const { table, key, about } = KINDS[code];
  if (about.who !== 'nobody' || !about.partsOf) return [];
  const { by, column, table: parts } = about.partsOf;
  const own = sql`(SELECT ${sql.raw(by)} FROM ${sql.raw(parts)} GROUP BY ${sql.raw(by)}
    HAVING sum(${sql.raw(column)} NOT IN ${WHOSE}) = 0)`;
  return [{ code, table: sql.raw(table), key: sql.raw(key), own }];
});

/** What hangs on their files and records; what hangs on a session of several goes with that session. */
const OWN_ATTACHMENTS = sql`(SELECT id FROM attachments WHERE student_id IN ${WHOSE}
  OR student_id IS NULL AND record_id IN ${OWN_SESSIONS})`;

function deleteRows({ db }: Writer): void {
  db.run(sql`DELETE FROM attachments WHERE id IN ${OWN_ATTACHMENTS}`);
  deleteParts(db);
  db.run(sql`DELETE FROM sessions WHERE id IN ${OWN_SESSIONS}`);
  // Before their parts, which say whose they were.
  for (const { table, key, own } of WHOLES) db.run(sql`DELETE FROM ${table} WHERE ${key} IN ${own}`);
  for (const table of tablesWithStudents(db)) {
    db.run(sql`DELETE FROM ${sql.raw(`"${table}"`)} WHERE student_id IN ${WHOSE}`);
  }
  db.run(sql`DELETE FROM student_merges WHERE kept_id IN ${WHOSE} OR merged_id IN ${WHOSE}`);
  db.run(sql`DELETE FROM students WHERE id IN ${WHOSE}`);
}

/** What hangs on their records and has no student of its own, by what each kind declares: none can be forgotten here. */
function deleteParts(db: Writer['db']): void {
  for (const code of KIND_CODES) {
    const { table, key, about, parts } = KINDS[code];
    // What is about the school alone goes with nobody.
    if (about.who === 'nobody' && !about.partsOf) continue;
    const records =
      about.who === 'one'
        ? sql`(SELECT ${sql.raw(key)} FROM ${sql.raw(table)} WHERE ${sql.raw(about.column)} IN ${WHOSE})`
        : code === 'session'
          ? OWN_SESSIONS
          : WHOLES.find((whole) => whole.code === code)?.own;
    if (!records) {
      if (parts.length > 0) throw new Error(`nobody says whose ${table} are`);
      continue;
    }
    for (const part of parts)
      db.run(sql`DELETE FROM ${sql.raw(part.table)} WHERE ${sql.raw(part.by)} IN ${records}`);
  }
}

/** The index begins anew with the destruction's row (migration 0004): what it was still to drop needs no mark. */
function forgetInSearch({ db }: Writer, { ids }: Traces): void {
  const gone = JSON.stringify([...ids]);
  db.run(sql`DELETE FROM search_stale WHERE record IN (SELECT value FROM json_each(${gone}))`);
}

/** Asked of the database itself: a table that comes later must not be forgotten here. */
function tablesWithStudents(db: Pick<Writer['db'], 'all'>): string[] {
  return db
    .all<{ name: string }>(
      sql`SELECT t.name FROM sqlite_schema t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND c.name = 'student_id' AND t.name <> 'destroying'`,
    )
    .map(({ name }) => name);
}

function tracesOf(
  writer: Writer,
  everyone: readonly StudentId[],
): { traces: Traces; shelved: AttachmentId[] } {
  const { db } = writer;
  const ids = new Set<string>(everyone);
  for (const table of tablesWithStudents(db)) {
    const hasId = db.get<{ found: number }>(
      sql`SELECT count(*) AS found FROM pragma_table_info(${table}) WHERE name = 'id'`,
    );
    if (!hasId?.found) continue;
    const rows = db.all<{ id: string }>(
      sql`SELECT id FROM ${sql.raw(`"${table}"`)} WHERE student_id IN ${WHOSE}`,
    );
    for (const { id } of rows) ids.add(id);
  }
  for (const { id } of db.all<{ id: string }>(
    sql`SELECT session_id AS id FROM session_students WHERE session_id IN ${OWN_SESSIONS}`,
  )) {
    ids.add(id);
  }
  for (const { table, key, own } of WHOLES) {
    const rows = db.all<{ id: string }>(sql`SELECT ${key} AS id FROM ${table} WHERE ${key} IN ${own}`);
    for (const { id } of rows) ids.add(id);
  }
  const shelved = db
    .select({ id: attachments.id })
    .from(attachments)
    .where(sql`${attachments.id} IN ${OWN_ATTACHMENTS}`)
    .all()
    .map(({ id }) => id);
  for (const id of shelved) ids.add(id);
  const current = db
    .select()
    .from(students)
    .where(inArray(students.id, [...everyone]))
    .all();
  const letterNumbers = db
    .select({ prefix: letters.prefix, schoolYear: letters.schoolYear, sequence: letters.sequence })
    .from(letters)
    .where(inArray(letters.studentId, [...everyone]))
    .all()
    .map(writtenLetterNumber);
  return {
    shelved,
    traces: { ids, names: everyName(writer, current), letterNumbers: new Set(letterNumbers) },
  };
}

/** @throws Refusal `pagesLeft`: the files are gone, and the pages were not all made anew. */
function clearPagesNow({ connection }: Room): void {
  try {
    clearPages(connection);
  } catch {
    throw new Refusal(
      'pagesLeft',
      '档案已经销毁，但磁盘空间不够，记录文件没有整理完。请腾出磁盘空间，到“设置·密码”里做一次“全部重新加密”。',
    );
  }
}

/** One that is held, by a virus scanner for example, has no row any more: the next opening sweeps it away. */
function dropFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The rest must go all the same.
  }
}
