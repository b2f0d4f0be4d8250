import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { RosterImportId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { type RosterReport, rosterReport, type SkippedRow } from '#shared/contract/students.ts';
import { Refusal } from '#shared/outcome.ts';
import type { Reader, Writer } from '../database/access.ts';
import type { Room } from '../room.ts';
import { classIdOf } from '../school/classes.ts';
import { homeroomTeacherOf, withdrawAppointments } from '../school/homeroom-teachers.ts';
import { schoolYearOfRosterToday } from '../school/school-years.ts';
import { enrol, type NewStudent } from './enrolment.ts';
import { readRosterFile } from './roster/roster-file.ts';
import type { ReadFile, ReadRow } from './roster-desk.ts';
import { rosterImports, students } from './tables.ts';

/** Beyond this a file is not even read into memory; the reader itself refuses much earlier. */
const LARGEST_FILE_BYTES = 100 * 1024 * 1024;

/**
 * Asks for a roster file and says what it would bring; writes nothing.
 *
 * @throws Refusal of `readRosterFile`, or `unreadableFile`.
 */
export async function readRoster(room: Room): Promise<OutputOf<'students.readRoster'>> {
  const path = await room.shell.chooseFile({
    title: '选择学生名册',
    kind: '名册（Excel 或 CSV）',
    extensions: ['xlsx', 'xls', 'csv'],
  });
  if (path === null) return null;
  const file = room.access.read((reader) => ({
    fileName: basename(path),
    ...readRows(bytesOf(path), basename(path), reader),
  }));
  room.rosterDesk.clear();
  const token = randomUUID();
  room.rosterDesk.set(token, file);
  return room.access.read((reader) => {
    const schoolYear = schoolYearOfRosterToday(reader);
    return { token, schoolYear, report: sortOut(reader, file, schoolYear).report };
  });
}

function bytesOf(path: string): Uint8Array {
  try {
    if (statSync(path).size > LARGEST_FILE_BYTES) {
      throw new Refusal('tooLarge', '文件太大，不像是一份名册，没有读取。请只保留名册所在的工作表后再导入。');
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('unreadableFile', '打不开这个文件。请确认它还在原处，并关闭正在使用它的程序后再试。');
  }
}

function readRows(bytes: Uint8Array, fileName: string, reader: Reader): Omit<ReadFile, 'fileName'> {
  const { sheets, skippedSheets } = readRosterFile(bytes, fileName, reader.today);
  return {
    skippedSheets,
    rows: sheets.flatMap(({ name: sheetName, reading }) => reading.rows.map((row) => ({ sheetName, row }))),
    skipped: sheets.flatMap(({ name: sheetName, reading }) =>
      reading.skipped.map(({ rowNumber, name = '', reason, message }) => ({
        sheetName,
        rowNumber,
        name,
        reason,
        message,
      })),
    ),
  };
}

/** Which rows are new to the vault, and which are skipped, in the order of the file. */
function sortOut(
  reader: Reader,
  file: ReadFile,
  schoolYear: number,
): { fresh: ReadRow[]; report: RosterReport } {
  const known = new Map(
    reader.db
      .select({ studentNumber: students.studentNumber, name: students.name })
      .from(students)
      .where(isNull(students.removedAt))
      .all()
      .map(({ studentNumber, name }) => [studentNumber, name]),
  );
  const teachers = new HomeroomTeachers(reader, schoolYear);
  const fresh: ReadRow[] = [];
  const skipped: SkippedRow[] = [...file.skipped];
  for (const read of file.rows) {
    const { studentNumber, name, rowNumber } = read.row;
    const holder = known.get(studentNumber);
    if (holder === undefined) fresh.push(teachers.compare(read));
    else
      skipped.push({
        sheetName: read.sheetName,
        rowNumber,
        name,
        ...alreadyKnown(studentNumber, name, holder),
      });
  }
  const sheetOrder = [...new Set([...file.rows, ...file.skipped].map(({ sheetName }) => sheetName))];
  skipped.sort(
    (one, other) =>
      sheetOrder.indexOf(one.sheetName) - sheetOrder.indexOf(other.sheetName) ||
      one.rowNumber - other.rowNumber,
  );
  const { fileName, skippedSheets } = file;
  return { fresh, report: { fileName, taken: fresh.map(takenLine), skipped, skippedSheets } };
}

/** Which teacher each class of the file gets: the one in the vault, else the first that the file names. */
class HomeroomTeachers {
  readonly #reader: Reader;
  readonly #schoolYear: number;
  readonly #known = new Map<string, string>();

  constructor(reader: Reader, schoolYear: number) {
    this.#reader = reader;
    this.#schoolYear = schoolYear;
  }

  /** The row, with a notice when it names another teacher than its class gets. */
  compare(read: ReadRow): ReadRow {
    const { className, homeroomTeacher, notices } = read.row;
    if (!homeroomTeacher) return read;
    const known = this.#known.get(className) ?? this.#inVault(className) ?? homeroomTeacher;
    this.#known.set(className, known);
    if (known === homeroomTeacher) return read;
    const notice = `班主任写的是“${homeroomTeacher}”，本班登记为“${known}”，未改动；需要更换请到“设置·班级”`;
    return { ...read, row: { ...read.row, homeroomTeacher: known, notices: [...notices, notice] } };
  }

  #inVault(className: string): string | undefined {
    const classId = classIdOf(this.#reader, className, this.#schoolYear);
    return classId === undefined ? undefined : homeroomTeacherOf(this.#reader, classId)?.name;
  }
}

function alreadyKnown(studentNumber: string, name: string, holder: string) {
  return holder === name
    ? { reason: 'alreadyKnown', message: `学号 ${studentNumber} 已在册，资料未改动。` }
    : {
        reason: 'numberOfAnother',
        message: `学号 ${studentNumber} 在册上是“${holder}”，与本行姓名不同，资料未改动。请核对学号。`,
      };
}

function takenLine({ sheetName, row }: ReadRow): RosterReport['taken'][number] {
  const { rowNumber, studentNumber, name, className, homeroomTeacher, guardians, bornOn, notices } = row;
  return {
    sheetName,
    rowNumber,
    studentNumber,
    name,
    className,
    homeroomTeacher: homeroomTeacher ?? '',
    guardian: guardians
      .map((guardian) => [guardian.name, guardian.phone].filter(Boolean).join(' '))
      .join('；'),
    bornOn: bornOn ?? null,
    notices,
  };
}

function newStudent({ row }: ReadRow): NewStudent {
  const { studentNumber, name, gender, className } = row;
  return {
    studentNumber,
    name,
    gender,
    className,
    bornOn: row.bornOn ?? null,
    homeroomTeacher: row.homeroomTeacher ?? '',
    guardians: row.guardians.map((guardian) => ({
      name: guardian.name ?? '',
      relation: guardian.relation ?? '',
      phone: guardian.phone ?? '',
    })),
  };
}

/**
 * Takes what was read, in one step: all of it, or nothing.
 *
 * @throws Refusal `nothingRead` when the file was not read before or is taken already.
 */
export function importRoster(
  room: Room,
  { token, schoolYear }: InputOf<'students.importRoster'>,
): OutputOf<'students.importRoster'> {
  const file = room.rosterDesk.get(token);
  if (!file) throw new Refusal('nothingRead', '这份名册的预览已失效，没有导入任何学生。请重新选择文件。');
  const taken = room.access.write((writer) => {
    const { fresh, report } = sortOut(writer, file, schoolYear);
    const { id: importId } = writer.db
      .insert(rosterImports)
      .values({
        fileName: file.fileName,
        report: JSON.stringify(report),
        taken: report.taken.length,
        skipped: report.skipped.length,
        recordedAt: writer.now,
        recordedBy: writer.person,
      })
      .returning({ id: rosterImports.id })
      .get();
    for (const row of fresh) enrol(writer, newStudent(row), { schoolYear, importId });
    writer.record({
      action: 'roster.imported',
      subject: `${file.fileName}：导入 ${report.taken.length} 人，跳过 ${report.skipped.length} 行`,
      detail: { importId, schoolYear },
    });
    return { importId, report };
  });
  room.rosterDesk.delete(token);
  return taken;
}

/** All imports, the newest first. */
export function listRosterImports(reader: Reader) {
  return reader.db.select().from(rosterImports).orderBy(desc(rosterImports.recordedAt)).all();
}

/** @throws Refusal `noImport`. */
export function rosterImportReport(reader: Reader, importId: RosterImportId): RosterReport {
  return rosterReport.parse(JSON.parse(existingImport(reader, importId).report));
}

/**
 * Takes an import back in one step: its students leave the list. Refused as soon as something was written
 * about one of them, since that must not disappear.
 *
 * @returns how many students left the list.
 * @throws Refusal `noImport`, `alreadyUndone`, `hasRecords`.
 */
export function undoRosterImport(writer: Writer, importId: RosterImportId): number {
  const before = existingImport(writer, importId);
  if (before.undoneAt !== null) throw new Refusal('alreadyUndone', '这次导入已经撤销。');
  const ofImport = and(eq(students.importId, importId), isNull(students.removedAt));
  const written = writer.db
    .select({ name: students.name })
    .from(students)
    .where(and(ofImport, hasRecords))
    .all();
  if (written.length > 0) {
    const names = written.slice(0, 3).map(({ name }) => name);
    throw new Refusal(
      'hasRecords',
      `不能撤销：已为${names.join('、')}${written.length > 3 ? `等 ${written.length} 名学生` : ''}写过记录，记录不会随名册消失。`,
    );
  }
  const { changes } = writer.db
    .update(students)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: '撤销导入' })
    .where(ofImport)
    .run();
  withdrawAppointments(writer, importId);
  writer.db.update(rosterImports).set({ undoneAt: writer.now }).where(eq(rosterImports.id, importId)).run();
  writer.record({
    action: 'roster.undone',
    subject: `${before.fileName}：${changes} 人`,
    detail: { importId },
  });
  return changes;
}

/** Every table that tells something about a student. */
const hasRecords: SQL = sql`(${sql.join(
  [
    'level_periods',
    'concern_periods',
    'care_periods',
    'session_students',
    'follow_ups',
    'tracking_sheets',
    'home_visits',
    'letters',
    'attachments',
    'circumstance_periods',
    'leave_periods',
    'observations',
    'diagnoses',
    'screenings',
    'contacts',
  ].map((table) => sql`EXISTS (SELECT 1 FROM ${sql.identifier(table)} r WHERE r.student_id = students.id)`),
  sql` OR `,
)})`;

function existingImport(reader: Reader, id: RosterImportId) {
  const row = reader.db.select().from(rosterImports).where(eq(rosterImports.id, id)).get();
  if (!row) throw new Refusal('noImport', '找不到这次导入。请刷新后再试。');
  return row;
}
