import { knownBirth, mayBeSameBirth, writtenBirth } from '#shared/birth-date.ts';
import { classesBesideNew, classKey, gradeKey } from '#shared/class-names.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type {
  MissingStudent,
  NewClass,
  RosterLine,
  RosterOffer,
  RosterReport,
  TeacherChange,
} from '#shared/contract/roster.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { otherKind } from '#shared/student-numbers.ts';
import { BOARDINGS, GENDERS, NUMBER_KINDS, type NumberKind, type RosterVerdict } from '#shared/terms.ts';
import { type GuardianChange, guardianChanges, writtenGuardian } from './compare-guardians.ts';
import type { KnownParticulars, KnownSchool, KnownStudent } from './known-school.ts';
import { leaveNotice, offersOf } from './offers.ts';
import type { RosterRow, SkipReason, TakenPlace } from './reading/roster-reading.ts';
import type { ReadFile } from './roster-desk.ts';
import {
  byEitherNumber,
  isSameChild,
  likelyKind,
  type Named,
  nameOfAnother,
  numbersOf,
  whoIsIt,
} from './who-is-it.ts';

/** What would become of a student who is known already; a part that stays as it is, is absent. */
export interface StudentChange {
  student: KnownStudent;
  particulars: Partial<Omit<KnownParticulars, 'studentNumber'>>;
  /** Another remark than the latest that is kept. */
  remark?: string;
  /** Another class, or the class of another school year. */
  className?: string;
  guardians: GuardianChange[];
}

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

/** Rows that are no student's, and nobody has to look at. */
const ASIDE: ReadonlySet<SkipReason> = new Set([
  'empty',
  'classTitle',
  'repeatedHeader',
  'footer',
  'sample',
  'anotherGuardian',
]);
export const isAside = (reason: SkipReason): boolean => ASIDE.has(reason);
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
        followUp: null,
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

/** One student by the one number here and by the other there. */
function secondRow(first: string): Judgement {
  return {
    verdict: 'numberOfAnother',
    message: `与${first}是同一名学生，已按那一行处理，这一行没有读入。请核对两行的号码。`,
    notices: [],
  };
}

/** What else a row says of a student, as a person reads it. */
function othersOf(row: RosterRow, other: string, kind: NumberKind): string[] {
  const address = addressIn(row, '');
  return [
    other && `${NUMBER_KINDS[otherKind(kind)]} ${other}`,
    row.ethnicity ?? '',
    row.boarding ? BOARDINGS[row.boarding] : '',
    address && `住址 ${address}`,
    row.remark ? `备注 ${row.remark}` : '',
  ].filter(Boolean);
}

/** The home address; where there is none and none is known, the 户籍地址, called so. Empty where the row says none. */
export function addressIn(row: RosterRow, known: string): string {
  if (row.address) return row.address;
  return row.registeredAddress && known === '' ? `${row.registeredAddress}（户籍地址）` : '';
}

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

/** Of a row that brings nothing. */
export const EMPTY_LINE = {
  studentNumber: '',
  className: '',
  guardian: '',
  bornOn: null,
  others: [],
  listing: null,
  followUp: null,
  changes: [],
  notices: [],
  taken: false,
} satisfies Partial<RosterLine>;

interface Judgement {
  verdict: RosterVerdict;
  message: string;
  notices: string[];
  change?: StudentChange;
}

function judge(
  row: RosterRow,
  named: Named,
  names: ReadonlyMap<string, KnownStudent[]>,
  kind: NumberKind,
  schoolYear: number,
): Judgement {
  if (named.who === 'contradiction') {
    return { verdict: 'numberOfAnother', message: named.message, notices: [] };
  }
  if (named.who === 'nobody' && numbersOf(row, kind).own === '') return judgeWithoutOwn(row, kind);
  if (named.who === 'nobody' && row.twin) return judgeTwin(row.twin, kind);
  if (named.who === 'nobody') return judgeUnknown(row, names.get(row.name) ?? [], kind);
  const { student } = named;
  const { name } = row;
  if (student.name !== name && !isSameChild(row, student)) {
    return { verdict: 'numberOfAnother', message: nameOfAnother(row, student, kind), notices: [] };
  }
  if (student.leftOn !== null) {
    return {
      verdict: 'hasLeft',
      message: `该生登记为${writtenDate(student.leftOn)}离校，档案已归档，资料未改动。如已返校，请先在档案里办理返校。`,
      notices: [],
    };
  }
  const notices = [...named.notices];
  const change = changeOf(row, student, kind, schoolYear, notices);
  const isSame =
    Object.keys(change.particulars).length === 0 &&
    change.className === undefined &&
    change.remark === undefined &&
    change.guardians.length === 0;
  return isSame
    ? { verdict: 'same', message: '', notices }
    : { verdict: 'changed', message: '', notices, change };
}

/** A number beside the one that tells students apart, and nobody known by it: as a new student nobody could tell him. */
function judgeWithoutOwn(row: RosterRow, kind: NumberKind): Judgement {
  const { other } = numbersOf(row, kind);
  const [own, beside] = [NUMBER_KINDS[kind], NUMBER_KINDS[otherKind(kind)]];
  return {
    verdict: 'numberOfAnother',
    message: `没有${own}，册上也没有${beside} ${other}，没有读入。册上有这名学生的，请在基本信息里补上${beside}；是新学生的，请在名册里补上${own}后再导入；名册上的${beside}其实就是${own}的，请返回上一步把这一列读作${own}。`,
    notices: [],
  };
}

/** One child under two numbers of one file: which of them is right, a person must say. */
function judgeTwin({ sheetName, rowNumber }: TakenPlace, kind: NumberKind): Judgement {
  return {
    verdict: 'sameName',
    message: `与“${sheetName}”第 ${rowNumber} 行很可能是同一名学生，${NUMBER_KINDS[kind]}不同。如果是另一个人，请勾选作为新学生；如果是同一个人，请在名册里删去一行。`,
    notices: [],
  };
}

/** A number nobody has. Whoever bears the name, but is not in this file under another number, may be the same child. */
function judgeUnknown(row: RosterRow, namesakes: readonly KnownStudent[], kind: NumberKind): Judgement {
  const alike = namesakes.filter(
    // Those who have left are many, and names repeat: only a birth date makes one of them worth asking about.
    ({ leftOn, bornOn }) =>
      leftOn === null || (bornOn !== null && row.bornOn !== undefined && mayBeSameBirth(bornOn, row.bornOn)),
  );
  if (alike.length === 0) return { verdict: 'fresh', message: '', notices: [] };
  const who = alike
    .map(({ studentNumber, membership, leftOn }) =>
      [leftOn === null ? (membership?.className ?? '') : '已离校', `${NUMBER_KINDS[kind]} ${studentNumber}`]
        .filter(Boolean)
        .join('，'),
    )
    .join('；');
  return {
    verdict: 'sameName',
    message: `册上已有同名学生（${who}）。如果是另一个人，请勾选作为新学生；如果是同一个人，请在档案里更正${NUMBER_KINDS[kind]}后再导入。`,
    notices: [],
  };
}

function changeOf(
  row: RosterRow,
  student: KnownStudent,
  kind: NumberKind,
  schoolYear: number,
  notices: string[],
): StudentChange {
  const { name, gender, bornOn, className } = row;
  const particulars: StudentChange['particulars'] = {};
  if (name !== student.name) particulars.name = name;
  // 未填 and an empty cell say nothing: they take nothing away.
  if (gender !== 'unknown' && gender !== student.gender) particulars.gender = gender;
  // Nor does a month take away the day that is known of it.
  if (bornOn !== undefined && knownBirth(student.bornOn, bornOn) !== student.bornOn)
    particulars.bornOn = bornOn;
  // One that differs from the known is told, and not taken (who-is-it.ts).
  const { other } = numbersOf(row, kind);
  if (other !== '' && student.otherNumber === '' && other !== student.studentNumber)
    particulars.otherNumber = other;
  const address = addressIn(row, student.address);
  if (address !== '' && address !== student.address) particulars.address = address;
  if (row.ethnicity && row.ethnicity !== student.ethnicity) particulars.ethnicity = row.ethnicity;
  if (row.boarding && row.boarding !== student.boarding) particulars.boarding = row.boarding;
  const change: StudentChange = {
    student,
    particulars,
    ...(row.remark && row.remark !== student.remark ? { remark: row.remark } : {}),
    guardians: guardianChanges(student.guardians, row.guardians),
  };
  const { membership } = student;
  if (membership && membership.schoolYear > schoolYear) {
    if (className !== membership.className) {
      notices.push(`名册是${schoolYear}学年的，该生已在${membership.schoolYear}学年的班级，班级未改`);
    }
  } else if (className !== membership?.className || schoolYear !== membership.schoolYear) {
    change.className = className;
  }
  return change;
}

function writtenChanges(change: StudentChange, schoolYear: number, kind: NumberKind): RosterLine['changes'] {
  const { student, particulars, className, guardians } = change;
  const written: RosterLine['changes'] = [];
  if (particulars.name !== undefined)
    written.push({ field: '姓名', old: student.name, new: particulars.name });
  if (particulars.otherNumber !== undefined)
    written.push({ field: NUMBER_KINDS[otherKind(kind)], old: '', new: particulars.otherNumber });
  if (particulars.gender !== undefined)
    written.push({ field: '性别', old: GENDERS[student.gender], new: GENDERS[particulars.gender] });
  if (particulars.bornOn)
    written.push({
      field: '出生日期',
      old: student.bornOn ? writtenBirth(student.bornOn) : '',
      new: writtenBirth(particulars.bornOn),
    });
  if (className !== undefined) {
    const { membership } = student;
    const isOtherYear = membership !== null && membership.schoolYear !== schoolYear;
    written.push({
      field: '班级',
      old: membership ? membership.className + (isOtherYear ? `（${membership.schoolYear}学年）` : '') : '',
      new: className + (isOtherYear ? `（${schoolYear}学年）` : ''),
    });
  }
  if (particulars.address !== undefined)
    written.push({ field: '家庭住址', old: student.address, new: particulars.address });
  if (particulars.ethnicity !== undefined)
    written.push({ field: '民族', old: student.ethnicity, new: particulars.ethnicity });
  if (particulars.boarding !== undefined) {
    const old = student.boarding === 'unknown' ? '' : BOARDINGS[student.boarding];
    written.push({ field: '住校', old, new: BOARDINGS[particulars.boarding] });
  }
  for (const { before, after } of guardians) {
    written.push({
      field: '监护人',
      old: before ? writtenGuardian(before) : '',
      new: writtenGuardian(after),
    });
  }
  if (change.remark !== undefined) written.push({ field: '备注', old: student.remark, new: change.remark });
  return written;
}

/** Whom the file names as homeroom teachers of each class, in the order of their rows. */
function teachersInFile(file: ReadFile): Map<string, string[]> {
  const named = new Map<string, string[]>();
  for (const { className, homeroomTeacher } of file.sheets.flatMap(({ reading }) => reading.rows)) {
    if (!homeroomTeacher) continue;
    const others = named.get(className) ?? [];
    if (!others.includes(homeroomTeacher)) named.set(className, [...others, homeroomTeacher]);
  }
  return named;
}

/** One class has one homeroom teacher: where the rows name several, the first stays and the others are told of. */
function teacherNotices(
  { className, homeroomTeacher }: RosterRow,
  teachers: ReadonlyMap<string, string[]>,
): string[] {
  const [first, ...others] = teachers.get(className) ?? [];
  if (!homeroomTeacher || !first || others.length === 0 || homeroomTeacher === first) return [];
  return [`班主任写的是“${homeroomTeacher}”，本班其他行写的是“${first}”，请核对`];
}

/** A teacher whom every row of the class agrees on, where the vault has another. */
function teacherChanges(teachers: ReadonlyMap<string, string[]>, known: KnownSchool): TeacherChange[] {
  return [...teachers].flatMap(([className, [first, ...others]]) => {
    const old = known.teachers.get(className);
    // A class that is new here, or has no teacher yet, gets one with its students.
    if (!first || others.length > 0 || !old || old === first) return [];
    return [{ className, old, new: first, taken: true }];
  });
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

/** Who is at the school, in a grade that the file covers, and not in the file. */
function absentStudents(
  file: ReadFile,
  known: KnownSchool,
  inFile: ReadonlyMap<StudentId, string>,
): KnownStudent[] {
  const covered = new Set(
    file.sheets.flatMap(({ reading }) => reading.rows.map(({ className }) => gradeKey(className))),
  );
  return known.students.filter(({ id, leftOn, membership }) => {
    if (leftOn !== null || inFile.has(id) || !membership) return false;
    return covered.has(gradeKey(membership.className, file.schoolYear - membership.schoolYear));
  });
}

function missingLines(
  absent: Iterable<KnownStudent>,
  lines: readonly RosterLine[],
  kind: NumberKind,
): MissingStudent[] {
  const unsure = new Map(
    lines
      .filter(({ verdict, name }) => name !== '' && (verdict === 'unreadable' || verdict === 'sameName'))
      .map((line) => [line.name, line]),
  );
  return [...absent].map(({ id: studentId, studentNumber, name, membership, onLeave }) => {
    const line = unsure.get(name);
    const why = line?.verdict === 'sameName' ? `${NUMBER_KINDS[kind]}不同` : '读不出';
    const remarks = [
      onLeave ? '正在休学' : '',
      line ? `名册第 ${line.rowNumber} 行有同名的一行（${why}），请先核对` : '',
    ];
    return {
      studentId,
      studentNumber,
      name,
      className: membership?.className ?? '',
      message: remarks.filter(Boolean).join('；'),
      departure: null,
    };
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
