import { z } from 'zod';
import { codesOf, RISK_ANSWERS, SESSION_KINDS, SESSION_ROUTES } from '../terms.ts';
import {
  date,
  instant,
  line,
  nothing,
  optionalLine,
  optionalProse,
  optionalTime,
  prose,
  sessionId,
  studentId,
} from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';

export const sessionKind = z.enum(codesOf(SESSION_KINDS));

/** What is written about a session. `startsAt` is `HH:mm` or empty; `processNotes` never leave the vault. */
export const sessionText = z.strictObject({
  studentIds: z.array(studentId).min(1, '请选择学生').max(60, '一次团体辅导最多 60 人'),
  kind: sessionKind,
  occurredOn: date,
  startsAt: optionalTime,
  minutes: z.int().min(1, '至少 1 分钟').max(600, '最多 600 分钟').nullable(),
  place: optionalLine(60),
  route: z.enum(codesOf(SESSION_ROUTES)).nullable(),
  /** What it is about; several stand beside each other. */
  problems: z.array(line(20)).max(5, '最多写 5 项'),
  topic: line(100),
  content: prose(),
  /** What was answered to the question about suicide. */
  risk: z.enum(codesOf(RISK_ANSWERS)),
  assessment: optionalProse(),
  measures: optionalProse(),
  nextSteps: optionalProse(),
  /** The next appointment. */
  nextOn: date.nullable(),
  nextAt: optionalTime,
  /** What has become better, as the one who closes the work sees it (policy J7). */
  effect: optionalProse(),
  /** Of a group: who was expected and did not come. */
  absentIds: z.array(studentId).max(60),
  processNotes: optionalProse(),
});
export type SessionText = z.infer<typeof sessionText>;

/** A session about which nothing is written yet, but whose and when it was. */
export const NOTHING_WRITTEN = {
  kind: 'individual',
  startsAt: '',
  minutes: null,
  place: '',
  route: null,
  problems: [],
  topic: '',
  content: '',
  risk: 'notAsked',
  assessment: '',
  measures: '',
  nextSteps: '',
  nextOn: null,
  nextAt: '',
  effect: '',
  absentIds: [],
  processNotes: '',
} satisfies Omit<SessionText, 'studentIds' | 'occurredOn'>;

export const sessionLine = z.object({
  id: sessionId,
  occurredOn: date,
  startsAt: z.string(),
  kind: sessionKind,
  topic: z.string(),
  number: z.string(),
  students: z.array(z.object({ id: studentId, name: z.string(), className: z.string() })),
  signedAt: instant.nullable(),
  voided: z.boolean(),
});
export type SessionLine = z.infer<typeof sessionLine>;

/** 作废: why a signed record holds no more, since when, and who said so. */
export const sessionVoid = z.object({ reason: z.string(), voidedAt: instant, voidedBy: z.string() });
export type SessionVoid = z.infer<typeof sessionVoid>;

export const session = z.object({
  ...sessionText.shape,
  id: sessionId,
  /** 2026-003: of a school year, given once. */
  number: z.string(),
  /** Process notes are shown to whoever wrote the record, and empty for everybody else. */
  notesAreMine: z.boolean(),
  students: z.array(z.object({ id: studentId, name: z.string(), className: z.string() })),
  recordedAt: instant,
  recordedBy: z.string(),
  signedAt: instant.nullable(),
  signedBy: z.string(),
  voided: sessionVoid.nullable(),
  addenda: z.array(z.object({ text: z.string(), recordedAt: instant, recordedBy: z.string() })),
});
export type Session = z.infer<typeof session>;

/** An earlier session of the same student, as it stands beside the one that is being written. */
export const earlierSession = z.object({
  id: sessionId,
  occurredOn: date,
  kind: sessionKind,
  topic: z.string(),
  content: z.string(),
  risk: z.enum(codesOf(RISK_ANSWERS)),
  assessment: z.string(),
  measures: z.string(),
  nextSteps: z.string(),
  nextOn: date.nullable(),
  place: z.string(),
  route: z.enum(codesOf(SESSION_ROUTES)).nullable(),
  problems: z.array(z.string()),
  minutes: z.int().nullable(),
  signedAt: instant.nullable(),
});
export type EarlierSession = z.infer<typeof earlierSession>;

export const sessionRequests = {
  /** How many wait for a signature. */
  'sessions.unsigned': inRoom(nothing, z.object({ sessions: z.int() })),
  'sessions.list': inRoom(nothing, z.array(sessionLine)),
  'sessions.read': inRoom(z.strictObject({ sessionId }), session),
  /** The last sessions of a student before another one, the newest first. The look is on record. */
  'sessions.earlier': inRoom(
    z.strictObject({ studentId, but: sessionId.nullable() }),
    z.array(earlierSession),
  ),
  /** What earlier sessions were about and where they were, the commonest first: offered while one writes. */
  'sessions.offers': inRoom(
    nothing,
    z.object({ problems: z.array(z.string()), places: z.array(z.string()) }),
  ),
  /** 个别辅导记录表 or 团体辅导记录表, as it stands: a PDF. Process notes are never on it. */
  'sessions.layPaper': inRoom(z.strictObject({ sessionId, ...paperFor('session') }), laidPaper),
  'sessions.write': inRoom(
    z.strictObject({ sessionId: sessionId.nullable(), text: sessionText }),
    z.object({ sessionId }),
  ),
  /** 签字锁定: from here on the record never changes. */
  'sessions.sign': inRoom(z.strictObject({ sessionId }), z.object({})),
  /** 补记: a dated remark on a signed record. */
  'sessions.addAddendum': inRoom(z.strictObject({ sessionId, text: prose(5000) }), z.object({})),
  /** 作废: marks a signed record as one that holds no more; it stays as it is, with the reason. */
  'sessions.void': inRoom(z.strictObject({ sessionId, reason: prose(500) }), z.object({})),
  /** Hides a record that is not signed yet; it stays in the vault with the reason. */
  'sessions.remove': inRoom(z.strictObject({ sessionId, reason: prose(500) }), z.object({})),
};
