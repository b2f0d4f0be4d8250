import { z } from 'zod';
import { codesOf, SESSION_KINDS } from '../terms.ts';
import {
  date,
  instant,
  line,
  nothing,
  optionalProse,
  optionalTime,
  prose,
  sessionId,
  studentId,
} from './fields.ts';
import { inRoom } from './request.ts';

export const sessionKind = z.enum(codesOf(SESSION_KINDS));

/** What is written about a session. `startsAt` is `HH:mm` or empty; `processNotes` never leave the vault. */
export const sessionText = z.strictObject({
  studentIds: z.array(studentId).min(1, '请选择学生').max(60, '一次团体辅导最多 60 人'),
  kind: sessionKind,
  occurredOn: date,
  startsAt: optionalTime,
  minutes: z.int().min(1, '至少 1 分钟').max(600, '最多 600 分钟').nullable(),
  topic: line(100),
  content: prose(),
  assessment: optionalProse(),
  nextSteps: optionalProse(),
  processNotes: optionalProse(),
});
export type SessionText = z.infer<typeof sessionText>;

export const sessionLine = z.object({
  id: sessionId,
  occurredOn: date,
  startsAt: z.string(),
  kind: sessionKind,
  topic: z.string(),
  students: z.array(z.object({ id: studentId, name: z.string(), className: z.string() })),
  signedAt: instant.nullable(),
});
export type SessionLine = z.infer<typeof sessionLine>;

export const session = z.object({
  ...sessionText.shape,
  id: sessionId,
  /** Process notes are shown to whoever wrote the record, and empty for everybody else. */
  notesAreMine: z.boolean(),
  students: z.array(z.object({ id: studentId, name: z.string(), className: z.string() })),
  recordedAt: instant,
  recordedBy: z.string(),
  signedAt: instant.nullable(),
  signedBy: z.string(),
  addenda: z.array(z.object({ text: z.string(), recordedAt: instant, recordedBy: z.string() })),
});
export type Session = z.infer<typeof session>;

export const sessionRequests = {
  'sessions.list': inRoom(nothing, z.array(sessionLine)),
  'sessions.read': inRoom(z.strictObject({ sessionId }), session),
  'sessions.write': inRoom(
    z.strictObject({ sessionId: sessionId.nullable(), text: sessionText }),
    z.object({ sessionId }),
  ),
  /** 签字锁定: from here on the record never changes. */
  'sessions.sign': inRoom(z.strictObject({ sessionId }), z.object({})),
  /** 补记: a dated remark on a signed record. */
  'sessions.addAddendum': inRoom(z.strictObject({ sessionId, text: prose(5000) }), z.object({})),
  /** Hides a record that is not signed yet; it stays in the vault with the reason. */
  'sessions.remove': inRoom(z.strictObject({ sessionId, reason: prose(500) }), z.object({})),
};
