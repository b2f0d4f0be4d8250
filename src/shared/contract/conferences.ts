import { z } from 'zod';
import { CONCLUSIONS, CONFERENCE_KINDS } from '../conference-kinds.ts';
import { CRITERIA, type Criterion } from '../crisis-criteria.ts';
import { ALERT_LEVELS, codesOf, DISCOVERY_ROUTES } from '../terms.ts';
import {
  date,
  instant,
  line,
  nothing,
  optionalLine,
  optionalProse,
  optionalTime,
  periodId,
  prose,
  studentId,
} from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';

export const conferenceId = z.uuid().brand<'conference'>();
export type ConferenceId = z.infer<typeof conferenceId>;
/** What a conference said and decided about one student. */
export const conferenceExtractId = z.uuid().brand<'conferenceExtract'>();
export type ConferenceExtractId = z.infer<typeof conferenceExtractId>;
/** What is to be done for a student, by whom and until when. */
export const conferenceMeasureId = z.uuid().brand<'conferenceMeasure'>();
export type ConferenceMeasureId = z.infer<typeof conferenceMeasureId>;
/** What the school mends of itself likewise. */
export const conferenceRemedyId = z.uuid().brand<'conferenceRemedy'>();
export type ConferenceRemedyId = z.infer<typeof conferenceRemedyId>;

export const conferenceKind = z.enum(codesOf(CONFERENCE_KINDS));
export const conclusion = z.enum(codesOf(CONCLUSIONS));
// The keys of the table: Object.keys only calls them strings.
const criterion = z.enum(Object.keys(CRITERIA) as [Criterion, ...Criterion[]]);

/** A day of the assessment group about a whole grade has no more. */
const MOST_STUDENTS = 60;

/** Who came: a teacher or somebody from outside, by name as written. */
const attendee = z.strictObject({ name: line(60), role: optionalLine(30) });
export type Attendee = z.infer<typeof attendee>;
const opinion = z.strictObject({ member: line(60), opinion: prose(5000) });
const measure = z.strictObject({ what: prose(1000), responsible: line(60), dueOn: date.nullable() });

/** What is written about one student. */
export const spokenOf = z.strictObject({
  studentId,
  /** What was laid before the conference. */
  facts: optionalProse(),
  opinions: z.array(opinion).max(30, '最多 30 条意见'),
  /** What somebody would have decided otherwise, and why. */
  dissent: optionalProse(5000),
  /** Null where nothing is changed or decided about the level. */
  conclusion: conclusion.nullable(),
  criterion: criterion.nullable(),
  advice: optionalProse(5000),
  measures: z.array(measure).max(30, '最多 30 项措施'),
});
export type SpokenOf = z.infer<typeof spokenOf>;

/** What is written about a conference. `startsAt` is `HH:mm` or empty. */
export const conferenceText = z.strictObject({
  kind: conferenceKind,
  occurredOn: date,
  startsAt: optionalTime,
  place: optionalLine(60),
  chair: optionalLine(60),
  recorder: optionalLine(60),
  attendees: z.array(attendee).max(80, '最多 80 人'),
  students: z.array(spokenOf).max(MOST_STUDENTS, `一次会商最多 ${MOST_STUDENTS} 名学生`),
  minutes: optionalProse(),
  /** Of a situation meeting: what of the school itself may bring students into trouble. */
  problems: optionalProse(),
  /** What the school mends of itself, by whom and until when. */
  remedies: z.array(measure).max(30, '最多 30 项'),
});
export type ConferenceText = z.infer<typeof conferenceText>;

/** 作废: why a finalised conference holds no more, since when, and who said so. */
const conferenceVoid = z.object({ reason: z.string(), voidedAt: instant, voidedBy: z.string() });

/** Something to be done, as it stands: `doneOn` null until it is. */
const standing = {
  what: z.string(),
  responsible: z.string(),
  dueOn: date.nullable(),
  doneOn: date.nullable(),
  outcome: z.string(),
};
export const standingMeasure = z.object({ id: conferenceMeasureId, ...standing });
export type StandingMeasure = z.infer<typeof standingMeasure>;
const standingRemedy = z.object({ id: conferenceRemedyId, ...standing });
export type StandingRemedy = z.infer<typeof standingRemedy>;

/** A student's part of a conference: all that the student's own file has of it. Nobody else is named in it by the app. */
export const conferenceExtract = z.object({
  id: conferenceExtractId,
  conferenceId,
  studentId,
  kind: conferenceKind,
  occurredOn: date,
  place: z.string(),
  chair: z.string(),
  facts: z.string(),
  opinions: z.array(z.object({ member: z.string(), opinion: z.string() })),
  dissent: z.string(),
  conclusion: conclusion.nullable(),
  criterion: criterion.nullable(),
  advice: z.string(),
  measures: z.array(standingMeasure),
  /** Null while it is a draft that may change. */
  finalisedAt: instant.nullable(),
  voided: z.boolean(),
  /** The level that came of it. */
  periodId: periodId.nullable(),
});
export type ConferenceExtract = z.infer<typeof conferenceExtract>;

export const conference = z.object({
  id: conferenceId,
  kind: conferenceKind,
  occurredOn: date,
  startsAt: z.string(),
  place: z.string(),
  chair: z.string(),
  recorder: z.string(),
  minutes: z.string(),
  problems: z.string(),
  attendees: z.array(z.object({ name: z.string(), role: z.string() })),
  /** As on the day of the conference; `isListed`: the student's level of today, for what follows from it. */
  extracts: z.array(
    conferenceExtract.extend({
      student: z.object({ name: z.string(), className: z.string(), studentNumber: z.string() }),
      /** Today's level, and how the school learned of the student; null outside the warning library, and where nobody says. */
      levelNow: z.enum(codesOf(ALERT_LEVELS)).nullable(),
      routeNow: z.enum(codesOf(DISCOVERY_ROUTES)).nullable(),
      /** The student has left, and the file is closed. */
      hasLeft: z.boolean(),
    }),
  ),
  remedies: z.array(standingRemedy),
  finalisedAt: instant.nullable(),
  finalisedBy: z.string(),
  voided: conferenceVoid.nullable(),
  addenda: z.array(z.object({ text: z.string(), recordedAt: instant, recordedBy: z.string() })),
});
export type Conference = z.infer<typeof conference>;

export const conferenceLine = z.object({
  id: conferenceId,
  kind: conferenceKind,
  occurredOn: date,
  startsAt: z.string(),
  place: z.string(),
  chair: z.string(),
  students: z.array(z.object({ id: studentId, name: z.string() })),
  finalisedAt: instant.nullable(),
  voided: z.boolean(),
  /** What was decided and is not done yet: for students, and by the school itself. */
  open: z.int(),
  /** The first day on which some of it is due; null where no day was named. */
  openDueOn: date.nullable(),
});
export type ConferenceLine = z.infer<typeof conferenceLine>;

/** When something was done and what came of it; null takes the tick back. */
const tick = { doneOn: date.nullable(), outcome: optionalProse(2000) };

export const conferenceRequests = {
  /** All conferences, the newest first. The look is on record. */
  'conferences.list': inRoom(nothing, z.array(conferenceLine)),
  'conferences.read': inRoom(z.strictObject({ conferenceId }), conference),
  /** Who came to the last conference of a kind; nobody where there was none. */
  'conferences.lastAttendees': inRoom(
    z.strictObject({ kind: conferenceKind, but: conferenceId.nullable() }),
    z.object({ occurredOn: date.nullable(), attendees: z.array(attendee) }),
  ),
  /**
   * Writes a conference down, or a draft anew. `finalises` (定稿): from here on nothing of it changes, but that what was
   * decided is ticked off; where it cannot be final yet, nothing is written.
   */
  'conferences.write': inRoom(
    z.strictObject({
      conferenceId: conferenceId.nullable(),
      text: conferenceText,
      finalises: z.boolean().optional(),
    }),
    z.object({ conferenceId }),
  ),
  /** 补记: a dated remark on a finalised conference. */
  'conferences.addAddendum': inRoom(z.strictObject({ conferenceId, text: prose(5000) }), z.object({})),
  /** 作废: marks a finalised conference as one that holds no more. */
  'conferences.void': inRoom(z.strictObject({ conferenceId, reason: prose(500) }), z.object({})),
  /** Hides a draft; it stays in the vault with the reason. */
  'conferences.remove': inRoom(z.strictObject({ conferenceId, reason: prose(500) }), z.object({})),
  /** What was decided for a student is done, or is open again. */
  'conferences.tickMeasure': inRoom(
    z.strictObject({ measureId: conferenceMeasureId, ...tick }),
    z.object({}),
  ),
  /** What the school mends of itself likewise. */
  'conferences.tickRemedy': inRoom(z.strictObject({ remedyId: conferenceRemedyId, ...tick }), z.object({})),
  /** 会商记录 with its list for signing, of all its students: a PDF. */
  'conferences.layRecord': inRoom(z.strictObject({ conferenceId, ...paperFor('conference') }), laidPaper),
  /** 形势分析会记录: a PDF. */
  'conferences.laySituation': inRoom(
    z.strictObject({ conferenceId, ...paperFor('conference.situation') }),
    laidPaper,
  ),
  /** 会商摘录 of one student: a PDF. */
  'conferences.layExtract': inRoom(
    z.strictObject({ extractId: conferenceExtractId, ...paperFor('conferenceExtract') }),
    laidPaper,
  ),
  /** 学生心理危机评估表 of one student: a PDF. */
  'conferences.layAssessment': inRoom(
    z.strictObject({ extractId: conferenceExtractId, ...paperFor('conferenceExtract.assessment') }),
    laidPaper,
  ),
};
