import { classesBesideNew, classKey } from '#shared/class-names.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type {
  MissingStudent,
  NewClass,
  RosterLine,
  RosterOffer,
  RosterReport,
  TeacherChange,
} from '#shared/contract/roster.ts';
import type { NumberKind } from '#shared/terms.ts';
import { teacherChanges, teacherNotices, teachersInFile } from './class-teachers.ts';
import { writtenGuardian } from './compare-guardians.ts';
import { judge, secondRow } from './judge-row.ts';
import type { KnownSchool, KnownStudent } from './known-school.ts';
import { absentStudents, missingLines } from './missing-students.ts';
import { leaveNotice, offersOf } from './offers.ts';
import type { RosterRow } from './reading/roster-reading.ts';
import type { ReadFile } from './roster-desk.ts';
import { EMPTY_LINE, isAside, othersOf } from './roster-lines.ts';
import { type StudentChange, writtenChanges } from './student-changes.ts';
import { byEitherNumber, likelyKind, type Named, numbersOf, whoIsIt } from './who-is-it.ts';

/** What a file means for the school: the lines that a person sees, and what stands behind those that can be taken. */
export interface Comparison {
  /** By which number the students of the file are told apart. */
  identifiedBy: NumberKind;
  lines: RosterLine[];
  offers: RosterOffer[];
  fresh: Map<string, RosterRow>;
  changes: Map<string, StudentChange>;
  teachers: TeacherChange[];
  newClasses: NewClass[];
  missing: MissingStudent[];
  /** The students behind `missing`. */
  absent: Map<StudentId, KnownStudent>;
}

const ROWS_AT_ONCE = 200;

/**
 * Holds a roster against the school (issue 4, Import). Pure. Yields how many rows it has come along.
 *
 * Either number says who it is (who-is-it.ts). A number that is new while the name is not, or a name that is another
 * under the same number, is never decided here: unless the birth date says that it is the same child, a person must.
 */
export function* compareRoster(read: ReadFile, known: KnownSchool): Generator<number, Comparison> {
  const identifiedBy = identifiedIn(read, known);
  const byNumber = byEitherNumber(known.students);
  const nameOf = (row: RosterRow): Named => whoIsIt(numbersOf(row, identifiedBy), byNumber, identifiedBy);
  const file = withKnownClasses(read, known, nameOf);
  const comparison: Comparison = {
    identifiedBy,
    lines: [],
    offers: [],
    fresh: new Map(),
    changes: new Map(),
    teachers: [],
    newClasses: [],
    missing: [],
    absent: new Map(),
  };
  /** Who is in the file, and in which row first. */
  const inFile = new Map<StudentId, string>();
  for (const { name, reading } of file.sheets) {
    for (const row of reading.rows) {
      const named = nameOf(row);
      if (named.who !== 'known' || inFile.has(named.student.id)) continue;
      inFile.set(named.student.id, placeKey(name, row.rowNumber));
    }
  }
  const names = Map.groupBy(
    known.students.filter(({ id }) => !inFile.has(id)),
    ({ name }) => name,
  );
  const teachers = teachersInFile(file);
  let done = 0;
  for (const [place, { name: sheetName, reading }] of file.sheets.entries()) {
    const lines: RosterLine[] = reading.skipped.map(({ rowNumber, reason, message, name = '' }) => ({
      ...EMPTY_LINE,
      key: `${place}/${rowNumber}`,
      sheetName,
      rowNumber,
      verdict: isAside(reason) ? 'aside' : 'unreadable',
      name,
      message,
    }));
    for (const row of reading.rows) {
      done += 1;
      if (done % ROWS_AT_ONCE === 0) yield done;
      const key = `${place}/${row.rowNumber}`;
      const named = nameOf(row);
      const first = named.who === 'known' ? inFile.get(named.student.id) : undefined;
      const isSecond = first !== undefined && first !== placeKey(sheetName, row.rowNumber);
      const found = isSecond ? secondRow(first) : judge(row, named, names, identifiedBy, file.schoolYear);
      const student = named.who === 'known' ? named.student : undefined;
      const { own, other } = numbersOf(row, identifiedBy);
      const line: RosterLine = {
        key,
        sheetName,
        rowNumber: row.rowNumber,
        verdict: found.verdict,
        studentNumber: own || (student?.studentNumber ?? ''),
        name: row.name,
        className: row.className,
        guardian: row.guardians.map(writtenGuardian).join('；'),
        bornOn: row.bornOn ?? null,
        others: othersOf(row, other, identifiedBy),
        listing: null,
        screened: null,
        followUp: null,
        weekly: null,
        reply: null,
        changes: found.change ? writtenChanges(found.change, file.schoolYear, identifiedBy) : [],
        message: found.message,
        notices: [...row.notices, ...found.notices, ...teacherNotices(row, teachers)],
        taken: found.verdict === 'fresh' || found.verdict === 'changed',
      };
      if (found.verdict === 'fresh' || found.verdict === 'sameName') comparison.fresh.set(key, row);
      if (found.change) comparison.changes.set(key, found.change);
      const remark = found.change ? found.change.remark : comparison.fresh.has(key) ? row.remark : undefined;
      if (remark !== undefined) {
        comparison.offers.push(...offersOf(line, remark, student));
        line.notices.push(...leaveNotice(remark, student));
      }
      lines.push(line);
    }
    comparison.lines.push(...lines.sort((one, other) => one.rowNumber - other.rowNumber));
  }
  comparison.teachers = teacherChanges(teachers, known);
  comparison.newClasses = newClassesOf(comparison, known);
  for (const student of absentStudents(file, known, inFile)) comparison.absent.set(student.id, student);
  comparison.missing = missingLines(comparison.absent.values(), comparison.lines, identifiedBy);
  return comparison;
}

/** By what the school goes; before it has settled that, as the person says, or as the columns are. */
function identifiedIn(file: ReadFile, { identifiedBy }: KnownSchool): NumberKind {
  if (identifiedBy.isSettled) return identifiedBy.kind;
  const rows = file.sheets.flatMap(({ reading }) => reading.rows);
  return file.identifiedBy ?? likelyKind(rows, identifiedBy.kind);
}

const placeKey = (sheetName: string, rowNumber: number) => `“${sheetName}”第 ${rowNumber} 行`;

/**
 * The file with its classes called as the vault calls them: nobody is moved because a bracket is missing. First the
 * class in which the student is already, then one of the school year; a name that the vault has stays as it is.
 */
function withKnownClasses(file: ReadFile, known: KnownSchool, nameOf: (row: RosterRow) => Named): ReadFile {
  const byKey = Map.groupBy(known.teachers.keys(), classKey);
  const classOf = (row: RosterRow): string => {
    const { className } = row;
    const named = nameOf(row);
    const membership = named.who === 'known' ? named.student.membership : null;
    const isThere =
      membership?.schoolYear === file.schoolYear && classKey(membership.className) === classKey(className);
    if (isThere) return membership.className;
    const alike = byKey.get(classKey(className)) ?? [];
    return known.teachers.has(className) || alike.length !== 1 ? className : (alike[0] ?? className);
  };
  const sheets = file.sheets.map((sheet) => {
    const rows = sheet.reading.rows.map((row) => ({ ...row, className: classOf(row) }));
    return { ...sheet, reading: { ...sheet.reading, rows } };
  });
  return { ...file, sheets };
}

/** Into which class a line goes; undefined where it stays, or is no line that can be taken. */
export function classGoneInto({ fresh, changes }: Comparison, key: string): string | undefined {
  return fresh.get(key)?.className ?? changes.get(key)?.className;
}

/** Classes that the school year has not, while it has others of their grade: often one that was written wrongly. */
function newClassesOf(comparison: Comparison, known: KnownSchool): NewClass[] {
  const names = comparison.lines.flatMap(({ key }) => classGoneInto(comparison, key) ?? []);
  return [...Map.groupBy(names, (name) => name)].flatMap(([className, students]) => {
    const beside = classesBesideNew(className, [...known.teachers.keys()]);
    return beside.length === 0 ? [] : [{ className, students: students.length, beside }];
  });
}

/** What a person is shown of a comparison. */
export function reportOf(file: ReadFile, comparison: Comparison): RosterReport {
  const { fileName, schoolYear, skippedSheets } = file;
  const { identifiedBy, lines, offers, teachers, newClasses, missing } = comparison;
  return {
    list: 'roster',
    fileName,
    schoolYear,
    identifiedBy,
    lines,
    offers,
    teachers,
    newClasses,
    missing,
    skippedSheets,
  };
}
