import { z } from 'zod';
import { troubleOfBands } from '../screening/bands.ts';
import {
  ABSENCES,
  BATCH_KINDS,
  BATCH_TERMS,
  FOCUS_GROUPS,
  GUARDIAN_CONSENTS,
  hasScale,
  TEST_STATES,
} from '../screening/batches.ts';
import { hasVersion, SCALE_VERSIONS, SCALES } from '../screening/scales.ts';
import { SCREENING_OUTCOMES, SCREENING_WAYS } from '../screening/way.ts';
import { codesOf } from '../terms.ts';
import {
  date,
  line,
  nothing,
  optionalLine,
  optionalProse,
  prose,
  rosterImportId,
  schoolClassId,
  schoolYear,
  screeningId,
  studentId,
} from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';
import { laidSheets, rosterReport } from './roster.ts';

export const screeningBatchId = z.uuid().brand<'screeningBatch'>();
export type ScreeningBatchId = z.infer<typeof screeningBatchId>;
/** A student on the list of a batch. */
export const screeningEntryId = z.uuid().brand<'screeningEntry'>();
export type ScreeningEntryId = z.infer<typeof screeningEntryId>;

const scale = z.enum(codesOf(SCALES));
const scaleVersion = z.enum(codesOf(SCALE_VERSIONS));
const testState = z.enum(codesOf(TEST_STATES));
const way = z.object({ way: z.enum(codesOf(SCREENING_WAYS)), since: date }).nullable();
const outcome = z.enum(codesOf(SCREENING_OUTCOMES));

const threshold = z.number().min(0, '不能小于 0').max(500, '数字过大，请核对');
/** By what a school judges a scale's scores. */
export const bands = z
  .strictObject({
    total: z
      .array(z.strictObject({ from: threshold, word: optionalLine(12), isFlagged: z.boolean() }))
      .max(8, '最多 8 段'),
    factorFrom: threshold.nullable(),
    factorFlags: z.boolean(),
    positivesFrom: threshold.nullable(),
    retestFrom: threshold.nullable(),
  })
  .superRefine((set, context) => {
    const trouble = troubleOfBands(set);
    if (trouble) context.addIssue({ code: 'custom', path: ['total'], message: trouble });
  });

/** What a scale found of one student: 筛查，非诊断 (glossary: screening). */
export const screening = z.object({
  id: screeningId,
  occurredOn: date,
  scale: z.string(),
  result: z.string(),
  note: z.string(),
  /** The batch that it is of; null for one that was written down by itself. */
  batch: z.object({ id: screeningBatchId, name: z.string() }).nullable(),
  asksRetest: z.boolean(),
  isFlagged: z.boolean(),
});
export type Screening = z.infer<typeof screening>;

/** What is written about a batch. */
export const batchText = z
  .strictObject({
    name: line(60),
    schoolYear,
    term: z.enum(codesOf(BATCH_TERMS)),
    kind: z.enum(codesOf(BATCH_KINDS)),
    /** Null where people tell whom to speak with, and no scale does. */
    scale: scale.nullable(),
    version: scaleVersion,
    bands: bands.nullable(),
    fromOn: date,
    untilOn: date,
    consent: z.enum(codesOf(GUARDIAN_CONSENTS)),
    consentNote: optionalLine(200),
    note: optionalProse(2000),
  })
  .superRefine(({ kind, scale: chosen, version, bands: judged, fromOn, untilOn }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (untilOn < fromOn) refuse('untilOn', '不能早于开始日期，请核对');
    if (hasScale(kind) && chosen === null) refuse('scale', '请选择量表');
    if (!hasScale(kind) && chosen !== null) refuse('scale', '排查由班主任和心理教师进行，不用量表');
    if (chosen !== null && !hasVersion(chosen, version)) refuse('version', '请选择这个量表的版本');
    if (chosen !== null && judged === null) refuse('bands', '请填写划界');
  });
export type BatchText = z.infer<typeof batchText>;

const progress = z.object({
  listed: z.int(),
  tested: z.int(),
  untested: z.int(),
  excused: z.int(),
  exempt: z.int(),
});

export const batchLine = z.object({
  id: screeningBatchId,
  ...batchText.shape,
  progress,
  /** How many were flagged, and how many of those still wait for something. */
  flagged: z.int(),
  open: z.int(),
});
export type BatchLine = z.infer<typeof batchLine>;

const focus = z.enum(codesOf(FOCUS_GROUPS));

/** What a class answered about one of the three groups; null while it has not. */
const classReply = z.object({
  classId: schoolClassId,
  className: z.string(),
  homeroomTeacher: z.string(),
  repliedOn: date.nullable(),
  repliedBy: z.string(),
  groups: z.array(
    z.object({
      focus,
      /** 无, said explicitly; null while nothing was said. */
      isNobody: z.boolean().nullable(),
      found: z.array(z.object({ studentId, name: z.string(), text: z.string() })),
    }),
  ),
});
export type ClassReply = z.infer<typeof classReply>;

/** A student of a batch, as the list shows one. */
const batchStudent = z.object({
  entryId: screeningEntryId,
  studentId,
  studentNumber: z.string(),
  name: z.string(),
  /** As on the last day of the batch, or today's while it goes on. */
  className: z.string(),
  state: testState,
  /** Why the student is excused or exempt. */
  reason: z.string(),
  testedOn: date.nullable(),
  /** The latest result in words; empty where there is none. */
  result: z.string(),
  /** In which band its total is; empty where there is none, or it cannot be believed. */
  band: z.string(),
  /** Why somebody speaks with the student: what the scale found, or what a teacher said. */
  why: z.string(),
  way,
  hasLeft: z.boolean(),
});
export type BatchStudent = z.infer<typeof batchStudent>;

export const batch = z.object({
  ...batchLine.shape,
  classes: z.array(z.object({ id: schoolClassId, name: z.string() })),
  students: z.array(batchStudent),
  /** Of 三类重点排查: what each class answered, in the order of the classes. */
  replies: z.array(classReply),
  /** At the school in one of its classes, and not on the list. */
  newcomers: z.int(),
});
export type Batch = z.infer<typeof batch>;

/** Where a student stands in a batch, as the own file shows it. */
export const screeningEntry = z.object({
  id: screeningEntryId,
  batchId: screeningBatchId,
  batchName: z.string(),
  kind: z.enum(codesOf(BATCH_KINDS)),
  scale: scale.nullable(),
  version: scaleVersion,
  occurredOn: date,
  state: testState,
  reason: z.string(),
  why: z.string(),
  way,
  flaggedOn: date.nullable(),
  flagReason: z.string(),
  outcome: outcome.nullable(),
  outcomeOn: date.nullable(),
  outcomeBy: z.string(),
  outcomeReason: z.string(),
  guardianToldOn: date.nullable(),
  guardianTold: z.string(),
});
export type ScreeningEntry = z.infer<typeof screeningEntry>;

/** More students than any school has. */
const MOST_STUDENTS = 20_000;

export const screeningRequests = {
  /** Writes a screening result down, or corrects one. */
  'screenings.write': inRoom(
    z.strictObject({
      screeningId: screeningId.nullable(),
      studentId,
      occurredOn: date,
      scale: line(80),
      result: prose(1000),
      note: optionalProse(2000),
    }),
    z.object({ screeningId }),
  ),
  /** Hides a screening; it stays in the vault with the reason. */
  'screenings.remove': inRoom(z.strictObject({ screeningId, reason: prose(500) }), z.object({})),

  /** All batches, the newest first. */
  'screenings.batches': inRoom(nothing, z.array(batchLine)),
  'screenings.readBatch': inRoom(z.strictObject({ batchId: screeningBatchId }), batch),
  /**
   * Writes a batch down, or changes it. On the list of a new one with a scale stand all who are at the school in those
   * classes; on that of a check whoever is found.
   */
  'screenings.writeBatch': inRoom(
    z.strictObject({
      batchId: screeningBatchId.nullable(),
      text: batchText,
      classIds: z.array(schoolClassId).min(1, '请选择参加的班级').max(500),
    }),
    z.object({ batchId: screeningBatchId }),
  ),
  /** Hides a batch that holds no result; it stays in the vault with the reason. */
  'screenings.removeBatch': inRoom(
    z.strictObject({ batchId: screeningBatchId, reason: prose(500) }),
    z.object({}),
  ),
  /** Puts on the list who has come into its classes since. */
  'screenings.fillUp': inRoom(z.strictObject({ batchId: screeningBatchId }), z.object({ students: z.int() })),
  /** 请假 or 免测 of some who are not tested, with the reason; null takes it back. */
  'screenings.setAbsence': inRoom(
    z
      .strictObject({
        entryIds: z.array(screeningEntryId).min(1, '请选择学生').max(MOST_STUDENTS),
        absence: z.enum(codesOf(ABSENCES)).nullable(),
        reason: optionalProse(500),
      })
      .refine(({ absence, reason }) => absence === null || reason !== '', {
        path: ['reason'],
        message: '请写下原因',
      }),
    z.object({}),
  ),
  /** Students whom somebody says to be spoken with, whatever a scale says; of a check they come on its list by this. */
  'screenings.flag': inRoom(
    z.strictObject({
      batchId: screeningBatchId,
      studentIds: z.array(studentId).min(1, '请选择学生').max(500),
      flaggedOn: date,
      reason: prose(2000),
    }),
    z.object({}),
  ),
  /** One student's result of a batch, as it stands on a sheet of paper: another test, or one made up for. */
  'screenings.writeScore': inRoom(
    z.strictObject({
      entryId: screeningEntryId,
      testedOn: date,
      total: threshold.nullable(),
      validity: threshold.nullable(),
      positives: threshold.nullable(),
      /** Whether the key items were answered; null where nobody knows. */
      hasKeyItem: z.boolean().nullable(),
      factors: z.record(z.string().max(12), threshold),
      note: optionalProse(2000),
    }),
    z.object({ screeningId }),
  ),
  /** What a class answered about the three groups: whom, or explicitly nobody. It takes the place of what it had answered. */
  'screenings.writeReply': inRoom(
    z.strictObject({
      batchId: screeningBatchId,
      classId: schoolClassId,
      repliedOn: date,
      repliedBy: line(60),
      groups: z
        .array(
          z
            .strictObject({
              focus,
              isNobody: z.boolean(),
              found: z.array(z.strictObject({ studentId, text: prose(1000) })).max(60, '最多 60 人'),
            })
            .refine(({ isNobody, found }) => isNobody !== found.length > 0, {
              path: ['isNobody'],
              message: '请写上学生，或勾选“无”',
            }),
        )
        .length(3),
    }),
    z.object({}),
  ),
  /** What came of it where no level did; null takes it back. */
  'screenings.settle': inRoom(
    z
      .strictObject({
        entryId: screeningEntryId,
        outcome: outcome.nullable(),
        outcomeOn: date.nullable(),
        outcomeBy: optionalLine(60),
        outcomeReason: optionalProse(2000),
      })
      .superRefine(({ outcome: said, outcomeOn, outcomeBy, outcomeReason }, context) => {
        if (said === null) return;
        const lacks = (path: string, message: string) =>
          context.addIssue({ code: 'custom', path: [path], message });
        if (outcomeOn === null) lacks('outcomeOn', '请填写日期');
        if (outcomeBy === '') lacks('outcomeBy', '请填写决定人');
        if (outcomeReason === '') lacks('outcomeReason', '请写下理由');
      }),
    z.object({}),
  ),
  /** The guardian was told what came of it; null takes it back. */
  'screenings.tellGuardian': inRoom(
    z.strictObject({
      entryId: screeningEntryId,
      guardianToldOn: date.nullable(),
      guardianTold: optionalProse(2000),
    }),
    z.object({}),
  ),

  /** Reads the opened workbook as it was laid out and says what each row means for the batch; writes nothing. */
  'screenings.compareResults': inRoom(
    z.strictObject({
      token: z.uuid(),
      sheets: laidSheets,
      batchId: screeningBatchId,
      /** For rows that do not say their day. */
      testedOn: date,
    }),
    rosterReport,
  ),
  /** Takes of what `screenings.compareResults` has shown the rows that are named, in one step. */
  'screenings.takeResults': inRoom(
    z.strictObject({ token: z.uuid(), rows: z.array(z.string().max(40)).max(MOST_STUDENTS) }),
    z.object({ importId: rosterImportId, report: rosterReport }),
  ),
  /** How many results go when an import is taken back; changes nothing. */
  'screenings.weighResultsUndo': inRoom(
    z.strictObject({ importId: rosterImportId }),
    z.object({ results: z.int() }),
  ),
  'screenings.undoResults': inRoom(
    z.strictObject({ importId: rosterImportId }),
    z.object({ results: z.int() }),
  ),

  /** 普查进度表, by class: a PDF. */
  'screenings.layProgress': inRoom(
    z.strictObject({ batchId: screeningBatchId, ...paperFor('screeningBatch.progress') }),
    laidPaper,
  ),
  /** 普查统计 by grade and by band, for superiors: no number of one or two children leaves. */
  'screenings.layFigures': inRoom(
    z.strictObject({ batchId: screeningBatchId, ...paperFor('screeningBatch.figures') }),
    laidPaper,
  ),
  /** 班级排查表 of every class, a page each, with what it answered so far: a PDF. */
  'screenings.layClassSheets': inRoom(
    z.strictObject({ batchId: screeningBatchId, ...paperFor('screeningBatch.classSheet') }),
    laidPaper,
  ),
  /** 预警名单 of whom the batch flagged: a PDF. */
  'screenings.layFlagged': inRoom(
    z.strictObject({ batchId: screeningBatchId, ...paperFor('screeningBatch.flagged') }),
    laidPaper,
  ),
};
