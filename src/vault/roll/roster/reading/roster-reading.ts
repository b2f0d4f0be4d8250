import type { BornOn } from '#shared/birth-date.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { Boarding, Gender } from '#shared/terms.ts';

/** What a sheet of a roster says: who is in it, and which rows were not taken, each with why. */
export interface RosterReading {
  rows: RosterRow[];
  skipped: SkippedRow[];
}

/** Each part is absent where the roster does not say it, or where it could not be read (see `notices`). */
export interface RosterGuardian {
  name?: string;
  relation?: string;
  /** Digits only. */
  phone?: string;
}

/** What a list of the watchlist says of a student; each part is empty or absent where it says nothing. */
export interface ListedParts {
  /** As it is written: what it means may be for a person to say. */
  level: string;
  listedOn?: LocalDate;
  reason: string;
  decidedBy: string;
  responsibleTeacher: string;
  discoveryRoute: string;
}

/** What a test's results say of a student, as far as they can be read without knowing the scale. */
export interface ScoredParts {
  testedOn?: LocalDate;
  total: string;
  validity: string;
  positives: string;
  /** By the words of their headings. */
  factors: Readonly<Record<string, string>>;
  /** By the numbers of their headings; what is empty is absent. */
  items: readonly (readonly [item: number, answer: string])[];
}

export interface RosterRow {
  /** As a person sees it in Excel: the first row is 1. */
  rowNumber: number;
  /** One of the two at least in a roster; another list may name the student by name and class. */
  studentNumber?: string;
  registrationNumber?: string;
  name: string;
  gender: Gender;
  className: string;
  homeroomTeacher?: string;
  /** The first is the first contact. */
  guardians: RosterGuardian[];
  bornOn?: BornOn;
  address?: string;
  /** 户籍地址: where the child may have lived once, or never; taken where nothing else is known. */
  registeredAddress?: string;
  ethnicity?: string;
  boarding?: Exclude<Boarding, 'unknown'>;
  remark?: string;
  /** Of a list of the watchlist. */
  listed?: ListedParts;
  /** Of a test's results. */
  scored?: ScoredParts;
  /** The row number of who is most likely the same child under another student number, and on which sheet. */
  twin?: TakenPlace;
  /** What was left out of this row and why, in Chinese. */
  notices: string[];
}

export type SkipReason =
  | 'empty'
  | 'classTitle'
  | 'repeatedHeader'
  | 'footer'
  | 'sample'
  | 'anotherGuardian'
  | 'noStudentNumber'
  | 'noName'
  | 'noClass'
  | 'duplicate'
  | 'damagedNumber'
  | 'identityNumber'
  | 'failedFormula'
  | 'garbled'
  | 'tooLong'
  | 'beyondLimit';

/** Why a row is not read. */
export type Fault = Omit<SkippedRow, 'rowNumber'>;

export interface SkippedRow {
  rowNumber: number;
  reason: SkipReason;
  /** In Chinese: why, and what to do. */
  message: string;
  name?: string;
}

/** Where a student was first met in the file. */
export interface TakenPlace {
  sheetName: string;
  rowNumber: number;
}

/** The row by which a number was first met. */
export interface TakenRow extends TakenPlace {
  row: RosterRow;
}
