import { z } from 'zod';
import {
  type LaidListKind,
  LIST_KINDS,
  REMARK_MEANINGS,
  ROSTER_FIELDS,
  ROSTER_VERDICTS,
  type RosterField,
  type RosterVerdict,
  TEXT_ENCODINGS,
  TEXT_SEPARATORS,
} from '../roster-terms.ts';
import { ALERT_LEVELS, codesOf, DEPARTURE_KINDS, DISCOVERY_ROUTES, FOLLOW_UP_CHANNELS } from '../terms.ts';
import { circumstance } from './family.ts';
import { birthDate, date, instant, nothing, optionalLine, rosterImportId, studentId } from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';
import { numberKind } from './school.ts';

export const listKind = z.enum(codesOf(LIST_KINDS));
const laidListKind = listKind.exclude(['followUps', 'weeklyReports', 'focusReplies']);
export const rosterField = z.enum(codesOf(ROSTER_FIELDS));
export const rosterVerdict = z.enum(codesOf(ROSTER_VERDICTS));
const departureKind = z.enum(codesOf(DEPARTURE_KINDS));
const schoolYear = z.int().min(2000).max(2199);

const textEncoding = z.enum(codesOf(TEXT_ENCODINGS));
const textSeparator = z.enum(codesOf(TEXT_SEPARATORS));
/** How the letters and the cells of a .csv or .txt are told. */
export const textChoice = z.strictObject({ encoding: textEncoding, separator: textSeparator });

/** 名册备注: what a roster said beside a student on that day. */
export const rosterRemarkId = z.uuid().brand<'rosterRemark'>();
export type RosterRemarkId = z.infer<typeof rosterRemarkId>;
const remarkMeaning = z.enum(codesOf(REMARK_MEANINGS));
export const rosterRemark = z.object({
  id: rosterRemarkId,
  notedOn: date,
  text: z.string(),
  /** What somebody said that it does not mean, or does not want to be asked about again. */
  putAside: z.array(remarkMeaning),
});
export type RosterRemark = z.infer<typeof rosterRemark>;

/** A roster file that was opened, as far as a person needs to see it to say how it is to be read. */
const openedRoster = z.object({
  token: z.uuid(),
  list: laidListKind,
  fileName: z.string(),
  /** The school year that the classes are most likely of. */
  schoolYear: z.int(),
  /** By which number the students are told apart; a person says so with the first roster that has both. */
  identifiedBy: z.object({ kind: numberKind, isSettled: z.boolean() }),
  /** How a .csv or .txt was read; `isKept`: as a person chose for the last one like it. Null for a workbook. */
  text: z.object({ ...textChoice.shape, isKept: z.boolean() }).nullable(),
  /** Hidden rows and columns were left out. */
  leavesHiddenOut: z.boolean(),
  sheets: z.array(
    z.object({
      name: z.string(),
      rows: z.int(),
      /** How many hidden rows and columns of it hold something. */
      hidden: z.object({ rows: z.int(), columns: z.int() }),
      /** What stands in its first rows, as a person reads it. */
      firstRows: z.array(z.array(z.string())),
      /** The guessed header row, counted from 1; 0 where nothing stands above the students. */
      headerRow: z.int(),
      /** The row above it where the header spans two; otherwise the same. */
      firstHeaderRow: z.int(),
      isTaken: z.boolean(),
      /** Why it is left alone, or what is to be known of one that is taken: hidden rows, lists side by side. */
      message: z.string(),
    }),
  ),
});
export type OpenedRoster = z.infer<typeof openedRoster>;

/**
 * What a column holds. `person` tells apart what a row has several of: the guardians (父亲, 母亲, 2, or empty), the
 * factors of a scale by their words, its items by their numbers.
 */
const matchedColumn = z.strictObject({
  column: z.int().min(0).max(159),
  field: rosterField.nullable(),
  person: optionalLine(12),
});
export type MatchedColumn = z.infer<typeof matchedColumn>;

/** Which columns a sheet lacks to be read, in Chinese; empty where none. Either number says who it is. */
export function lackingIn(
  columns: readonly { field: RosterField | null }[],
  list: LaidListKind = 'roster',
): string {
  const has = (field: RosterField) => columns.some((column) => column.field === field);
  const hasNumber = has('studentNumber') || has('registrationNumber');
  const lacks =
    list === 'roster'
      ? [hasNumber ? '' : '学号（或学籍号）', has('name') ? '' : '姓名']
      : list === 'screenings'
        ? [
            hasNumber || has('name') ? '' : '学号（或学籍号，或姓名）',
            has('total') || has('item') || has('factor') ? '' : '总分、因子分或答案',
          ]
        : [
            hasNumber || has('name') ? '' : '学号（或学籍号，或姓名）',
            has('level') ? '' : '预警等级',
            has('listingReason') ? '' : '原因',
          ];
  return lacks.filter(Boolean).join('和');
}

const sheetChoice = z.strictObject({
  /** Its place in the file, from 0. */
  sheet: z.int().min(0).max(999),
  headerRow: z.int().min(0).max(20_000),
});

/** Sheets with the same headings, and what their columns most likely hold. */
const columnGroup = z.object({
  sheets: z.array(z.int()),
  sheetNames: z.array(z.string()),
  columns: z.array(
    z.object({
      column: z.int(),
      heading: z.string(),
      samples: z.array(z.string()),
      field: rosterField.nullable(),
      person: z.string(),
      /** What the guess stands on; `kept`: it was so the last time. */
      by: z.enum(['heading', 'content', 'kept']).nullable(),
    }),
  ),
});
export type ColumnGroup = z.infer<typeof columnGroup>;

/** What a list of the watchlist says of a student, as it would be written, or was. */
const listing = z.object({
  level: z.enum(codesOf(ALERT_LEVELS)).nullable(),
  listedOn: date.nullable(),
  reason: z.string(),
  decidedBy: z.string(),
  discoveryRoute: z.enum(codesOf(DISCOVERY_ROUTES)),
});
export type Listing = z.infer<typeof listing>;

/** What a test found of a student, as it would be written, or was. */
const screenedResult = z.object({ testedOn: date, result: z.string(), why: z.string() });
export type ScreenedResult = z.infer<typeof screenedResult>;

/** What a homeroom teacher filled in of a student and a week, as it would be written, or was. */
const reportedFollowUp = z.object({
  week: z.string(),
  occurredOn: date,
  channel: z.enum(codesOf(FOLLOW_UP_CHANNELS)),
  text: z.string(),
});
export type ReportedFollowUp = z.infer<typeof reportedFollowUp>;

/** A row of the file and what it means. Row numbers are those that a person sees. */
const rosterLine = z.object({
  key: z.string(),
  sheetName: z.string(),
  rowNumber: z.int(),
  verdict: rosterVerdict,
  studentNumber: z.string(),
  name: z.string(),
  className: z.string(),
  guardian: z.string(),
  bornOn: birthDate.nullable(),
  /** What else the row says of the student, each with its word: 学籍号, 住址, 备注. */
  others: z.array(z.string()).default([]),
  /** What is another in the vault than in the file, field by field. */
  changes: z.array(z.object({ field: z.string(), old: z.string(), new: z.string() })),
  /** Of a list of the watchlist. */
  listing: listing.nullable().default(null),
  /** Of a test's results. */
  screened: screenedResult.nullable().default(null),
  /** Of what a homeroom teacher filled in. */
  followUp: reportedFollowUp.nullable().default(null),
  /** Of what a class told of a week. */
  weekly: z.object({ week: z.string(), text: z.string() }).nullable().default(null),
  /** Of what a class answered about the three groups. */
  reply: z.object({ text: z.string() }).nullable().default(null),
  /** Why the verdict is what it is; empty where it needs no word. */
  message: z.string(),
  /** What could not be read in this row. */
  notices: z.array(z.string()),
  /** It was written; in a preview, that it can be without anything else being decided. */
  taken: z.boolean(),
});
export type RosterLine = z.infer<typeof rosterLine>;

/** What a remark may mean, for a person to say: nothing of it is taken by itself. */
const rosterOffer = z.object({
  key: z.string(),
  /** The row that it stands in; it is taken with that row alone. */
  row: z.string(),
  studentNumber: z.string(),
  name: z.string(),
  className: z.string(),
  remark: z.string(),
  circumstance,
  taken: z.boolean(),
});
export type RosterOffer = z.infer<typeof rosterOffer>;

/** A class for which the file names another homeroom teacher than the vault. */
const teacherChange = z.object({
  className: z.string(),
  old: z.string(),
  new: z.string(),
  taken: z.boolean(),
});
export type TeacherChange = z.infer<typeof teacherChange>;

/** A class that the file would make beside others of its grade: made only where a person says that it is meant. */
const newClass = z.object({ className: z.string(), students: z.int(), beside: z.array(z.string()) });
export type NewClass = z.infer<typeof newClass>;

/** A student at the school, of a grade that the file covers, who is not in the file. */
const missingStudent = z.object({
  studentId,
  studentNumber: z.string(),
  name: z.string(),
  className: z.string(),
  message: z.string(),
  departure: z.object({ kind: departureKind, leftOn: date }).nullable(),
});
export type MissingStudent = z.infer<typeof missingStudent>;

/** What a roster or another list would bring, or brought: every row of it, right to the row. */
export const rosterReport = z.object({
  list: listKind.default('roster'),
  fileName: z.string(),
  schoolYear: z.int(),
  identifiedBy: numberKind.default('studentNumber'),
  lines: z.array(rosterLine),
  offers: z.array(rosterOffer).default([]),
  teachers: z.array(teacherChange),
  newClasses: z.array(newClass).default([]),
  missing: z.array(missingStudent),
  skippedSheets: z.array(z.object({ name: z.string(), message: z.string() })),
});
export type RosterReport = z.infer<typeof rosterReport>;

/** Rows that nobody expects to be written. */
export const NOTHING_TO_WRITE: ReadonlySet<RosterVerdict> = new Set<RosterVerdict>([
  'same',
  'sameLevel',
  'scoreSame',
  'unanswered',
  'reportSame',
  'notFilledIn',
  'aside',
]);

/** The sheets of the opened file as they were laid out, each with its columns. */
export const laidSheets = z
  .array(z.strictObject({ ...sheetChoice.shape, columns: z.array(matchedColumn).max(160) }))
  .max(200);

/** In students: removed from the list, changed back, at the school again. */
const undone = z.object({ students: z.int(), changes: z.int(), departures: z.int() });

export const rosterRequests = {
  /** Asks for a file and opens it as a list of that kind; writes nothing. Null when nothing was chosen. */
  'roster.open': inRoom(z.strictObject({ list: laidListKind.optional() }), openedRoster.nullable()),
  /** Opens the file on the desk anew, as a person wants it read; what is absent is guessed. Writes nothing. */
  'roster.reopen': inRoom(
    z.strictObject({
      token: z.uuid(),
      encoding: textEncoding.optional(),
      separator: textSeparator.optional(),
      leavesHiddenOut: z.boolean(),
    }),
    openedRoster,
  ),
  /** The columns of some sheets of the opened file, matched as well as can be guessed. */
  'roster.columns': inRoom(
    z.strictObject({ token: z.uuid(), sheets: z.array(sheetChoice).max(200) }),
    z.array(columnGroup),
  ),
  /** Reads the sheets as they were laid out and says what each row means; writes nothing. */
  'roster.compare': inRoom(
    z.strictObject({
      token: z.uuid(),
      schoolYear,
      /** Counts while it is not settled; what is absent then follows from the columns. */
      identifiedBy: numberKind.optional(),
      sheets: laidSheets,
    }),
    rosterReport,
  ),
  /** Takes of what `roster.compare` has shown exactly what is named here, in one step. */
  'roster.take': inRoom(
    z.strictObject({
      token: z.uuid(),
      /** Keys of lines. */
      rows: z.array(z.string().max(40)).max(20_000),
      /** Keys of offers: circumstances that a person says are so. */
      offers: z.array(z.string().max(80)).max(20_000).optional(),
      /** Names of `newClasses` that are meant; what goes into another one of them is refused. */
      newClasses: z.array(z.string().max(60)).max(2_000).optional(),
      /** Classes that get the teacher whom the file names. */
      classNames: z.array(z.string().max(60)).max(2_000),
      departures: z.array(z.strictObject({ studentId, kind: departureKind, leftOn: date })).max(20_000),
    }),
    z.object({ importId: rosterImportId, report: rosterReport }),
  ),
  /** How far the file that is being read or compared has come, in rows; null while none is. */
  'roster.progress': inRoom(
    nothing,
    z.object({ step: z.enum(['reading', 'comparing']), done: z.int(), all: z.int() }).nullable(),
  ),
  /** A circumstance that a remark may mean, as a person says it is so; taken back with the roster that said it. */
  'roster.takeCircumstance': inRoom(z.strictObject({ remarkId: rosterRemarkId, circumstance }), z.object({})),
  /** What a remark may mean is not offered any more; it is kept beside the remark, and goes where that goes. */
  'roster.putAside': inRoom(
    z.strictObject({ remarkId: rosterRemarkId, meaning: remarkMeaning }),
    z.object({}),
  ),
  'roster.cancel': inRoom(nothing, z.object({})),

  'roster.imports': inRoom(
    nothing,
    z.array(
      z.object({
        id: rosterImportId,
        list: listKind,
        recordedAt: instant,
        fileName: z.string(),
        taken: z.int(),
        skipped: z.int(),
        undoneAt: instant.nullable(),
      }),
    ),
  ),
  'roster.report': inRoom(z.strictObject({ importId: rosterImportId }), rosterReport),
  'roster.layReport': inRoom(
    z.strictObject({ importId: rosterImportId, ...paperFor('roster.report') }),
    laidPaper,
  ),
  /** How many students go, change back and come back when an import is taken back; changes nothing. */
  'roster.weighUndo': inRoom(z.strictObject({ importId: rosterImportId }), undone),
  /** Takes an import back as one step, as long as nothing stands in the way. */
  'roster.undo': inRoom(z.strictObject({ importId: rosterImportId }), undone),
};
