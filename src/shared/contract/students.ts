import { z } from 'zod';
import { SAID_SITUATIONS } from '../contact-rules.ts';
import { RECORD_KINDS } from '../record-kinds.ts';
import {
  ACTIVITY_KINDS,
  ALERT_LEVELS,
  BOARDINGS,
  CARES,
  CONCERNS,
  codesOf,
  DISCOVERY_ROUTES,
  GENDERS,
} from '../terms.ts';
import { departure } from './archive.ts';
import { clue, openClue } from './clues.ts';
import { conferenceExtract, conferenceExtractId } from './conferences.ts';
import { contact } from './contacts.ts';
import { custodyHandOver, custodyPromise } from './custody.ts';
import { diagnosis } from './diagnoses.ts';
import { disclosure } from './disclosures.ts';
import { circumstancePeriod, formerGuardian, guardian } from './family.ts';
import {
  birthDate,
  date,
  instant,
  line,
  nothing,
  optionalLine,
  optionalPhone,
  periodId,
  staffId,
  studentId,
} from './fields.ts';
import { incidentExtract } from './incidents.ts';
import { interview } from './interviews.ts';
import { leave } from './leaves.ts';
import { listExport, MOST_ROWS, STUDENT_COLUMNS, savedList } from './lists.ts';
import { nextStep } from './next-steps.ts';
import { owedLine, putOff } from './obligations.ts';
import { observation } from './observations.ts';
import { laidPaper, paperFor } from './papers.ts';
import { planLine, teamMember } from './plans.ts';
import { recordRef } from './record-refs.ts';
import { referral } from './referrals.ts';
import { inRoom } from './request.ts';
import { rosterRemark } from './roster.ts';
import { schoolReturn } from './school-returns.ts';
import { classPlace } from './schooling.ts';
import { screening, screeningEntry } from './screenings.ts';
import { watchGroup } from './watch-groups.ts';
import { weeklyReportEntry } from './weekly-reports.ts';

export const gender = z.enum(codesOf(GENDERS));
export const boarding = z.enum(codesOf(BOARDINGS));
export const alertLevel = z.enum(codesOf(ALERT_LEVELS));
export const concern = z.enum(codesOf(CONCERNS));
export const saidSituation = z.enum(codesOf(SAID_SITUATIONS));
export const care = z.enum(codesOf(CARES));
export const discoveryRoute = z.enum(codesOf(DISCOVERY_ROUTES));
export const activityKind = z.enum(codesOf(ACTIVITY_KINDS));

/** One line of the student list. `level` is today's; null when the student is not in the watchlist. */
export const studentLine = z.object({
  id: studentId,
  studentNumber: z.string(),
  /** The 学籍号 where the 学号 tells students apart, and the other way round; empty where it is not known. */
  otherNumber: z.string(),
  name: z.string(),
  gender,
  address: z.string(),
  ethnicity: z.string(),
  boarding,
  className: z.string(),
  homeroomTeacher: z.string(),
  level: alertLevel.nullable(),
  /** The first day no longer at the school; null for whoever is there. */
  leftOn: date.nullable(),
  /** 休学: the place in the class is kept. */
  onLeave: z.boolean(),
});
export type StudentLine = z.infer<typeof studentLine>;

/**
 * A level, a concern or a state of care. `endedOn` is the first day on which it no longer holds;
 * null while it lasts (rules of the data, 5).
 */
const period = {
  id: periodId,
  fromOn: date,
  endedOn: date.nullable(),
  reason: z.string(),
  endReason: z.string(),
};
export const levelPeriod = z.object({
  ...period,
  level: alertLevel,
  decidedBy: z.string(),
  /** Empty while it lasts. */
  endDecidedBy: z.string(),
  discoveryRoute,
  /** What a conference decided, where the level came of that. */
  extractId: conferenceExtractId.nullable(),
});
export type LevelPeriod = z.infer<typeof levelPeriod>;
export const concernPeriod = z.object({ ...period, concern });
export const carePeriod = z.object({ ...period, care });
export const situationPeriod = z.object({ ...period, situation: saidSituation });

/** What a chronology tells of: records, and the classes that the student went into. */
export const CHRONICLE_KINDS = { ...RECORD_KINDS, schoolClass: '班级' } as const;
export type ChronicleKind = keyof typeof CHRONICLE_KINDS;

/** One entry of a student's chronology, newest first on screen, by date of event. */
export const chronicleEntry = z.object({
  key: z.string(),
  kind: z.enum(codesOf(CHRONICLE_KINDS)),
  occurredOn: date,
  /** `HH:mm` where it was noted; empty otherwise. */
  startsAt: z.string(),
  recordedAt: instant,
  title: z.string(),
  text: z.string(),
  /** What the entry opens, where it opens something. */
  opens: recordRef.nullable(),
});
export type ChronicleEntry = z.infer<typeof chronicleEntry>;

/** The stretch of the school year that today lies in: a term or a holiday that was set, otherwise the year. */
export const partOfYear = z.object({ kind: z.enum(['term', 'holiday', 'year']), fromOn: date });
export type PartOfYear = z.infer<typeof partOfYear>;

export const studentFile = z.object({
  id: studentId,
  studentNumber: z.string(),
  otherNumber: z.string(),
  name: z.string(),
  gender,
  bornOn: birthDate.nullable(),
  address: z.string(),
  ethnicity: z.string(),
  boarding,
  className: z.string(),
  homeroomTeacher: z.string(),
  /** The first day no longer at the school; null for whoever is there. A file that was left is only read. */
  leftOn: date.nullable(),
  /** 休学: the place in the class is kept. */
  onLeave: z.boolean(),
  /** How the student left; null while at the school. */
  departure: departure.nullable(),
  guardians: z.array(guardian),
  /** Guardians as they were known earlier, the latest first. */
  formerGuardians: z.array(formerGuardian),
  circumstances: z.array(circumstancePeriod),
  /** What rosters said beside the student, the newest first. */
  remarks: z.array(rosterRemark),
  /** Newest first, as are the diagnoses, the screenings and the contacts. */
  observations: z.array(observation),
  /** 预警线索 that waits for an answer, and those answered, the newest first. */
  openClue: openClue.nullable(),
  clues: z.array(clue),
  /** The latest warning signal that nobody has assessed yet (policy P1). */
  unassessedSignal: observation.nullable(),
  diagnoses: z.array(diagnosis),
  screenings: z.array(screening),
  /** Where the student stands in each batch, the newest first, as are the interviews. */
  screeningEntries: z.array(screeningEntry),
  /** What the class's weekly reports said, the newest first. */
  weeklyReportEntries: z.array(weeklyReportEntry),
  interviews: z.array(interview),
  contacts: z.array(contact),
  /** The newest first. */
  referrals: z.array(referral),
  /** 一生一策: every version, the newest first. */
  plans: z.array(planLine),
  /** 专班, in the order of the roles; also those who are in it no longer. */
  careTeam: z.array(teamMember),
  /** What conferences said of the student, the latest first. */
  extracts: z.array(conferenceExtract),
  incidentExtracts: z.array(incidentExtract),
  watchGroups: z.array(watchGroup),
  disclosures: z.array(disclosure),
  level: levelPeriod.nullable(),
  levels: z.array(levelPeriod),
  /** Null when nothing is waiting, and for whoever has left. */
  nextStep: nextStep.nullable(),
  /** All that is owed, in the order in which it falls; what was put off last. */
  owed: z.array(owedLine),
  /** What was put off or let go, the newest first. */
  putOffs: z.array(putOff),
  concerns: z.array(concernPeriod),
  cares: z.array(carePeriod),
  situations: z.array(situationPeriod),
  /** Head of the follow-up table (forms.md 附件1). */
  trackingSheet: z.object({
    trackerId: staffId.nullable(),
    /** The counsellor's own name where nobody else was named. */
    trackerName: z.string(),
    condition: z.string(),
    intervention: z.string(),
  }),
  chronicle: z.array(chronicleEntry),
  partOfYear,
  /** The latest first, as are the times of leave. */
  classes: z.array(classPlace),
  leaves: z.array(leave),
  /** Applications to come back, the newest first, as are promises and hand-overs of custody. */
  schoolReturns: z.array(schoolReturn),
  custodyPromises: z.array(custodyPromise),
  custodyHandOvers: z.array(custodyHandOver),
});
export type StudentFile = z.infer<typeof studentFile>;

/** Who a student is. What a request leaves out of the last four stays as it is. */
export const particulars = z.strictObject({
  studentNumber: line(40),
  name: line(60),
  gender,
  bornOn: birthDate.nullable(),
  className: line(40),
  otherNumber: optionalLine(40).optional(),
  address: optionalLine(200).optional(),
  ethnicity: optionalLine(12).optional(),
  boarding: boarding.optional(),
});
export type Particulars = z.infer<typeof particulars>;

/** A student who is put on the list by hand comes with the guardian to call first. */
export const newcomer = particulars.extend({
  guardianName: optionalLine(60),
  guardianRelation: optionalLine(20),
  guardianPhone: optionalPhone,
  /** In the class since this day; since the running school year's first day where none is given. */
  joinedOn: date.optional(),
});
export type Newcomer = z.infer<typeof newcomer>;

const printedStudents = z.array(studentId).min(1, '请选择学生').max(60, '一次最多 60 名学生');

export const studentRequests = {
  'students.list': inRoom(nothing, z.array(studentLine)),
  'students.file': inRoom(z.strictObject({ studentId }), studentFile),
  /** The students who are shown, in the order of the screen, as a workbook. */
  'students.saveList': inRoom(
    z.strictObject({
      studentIds: z.array(studentId).max(MOST_ROWS),
      ...listExport(codesOf(STUDENT_COLUMNS)),
    }),
    savedList,
  ),
  'students.add': inRoom(newcomer, z.object({ studentId })),
  'students.correct': inRoom(z.strictObject({ studentId, particulars }), z.object({})),
  /** 研判材料 of some students, each on one page of its own, without process notes. */
  'students.layBrief': inRoom(
    z.strictObject({ studentIds: printedStudents, ...paperFor('student.brief') }),
    laidPaper,
  ),
  /** 心理健康档案卡 of some students, each from a new page on: a PDF. */
  'students.layCard': inRoom(
    z.strictObject({ studentIds: printedStudents, ...paperFor('student.card') }),
    laidPaper,
  ),
};
