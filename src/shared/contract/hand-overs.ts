import { z } from 'zod';
import { exportPassword } from './exports.ts';
import {
  birthDate,
  date,
  handOverId,
  line,
  nothing,
  optionalLine,
  optionalPhone,
  optionalProse,
  prose,
  saved,
  studentId,
} from './fields.ts';
import { inRoom } from './request.ts';
import { alertLevel, gender } from './students.ts';

/** What the next school is told (policy B4), by what the form and the paper call it. */
export const HAND_OVER_PARTS = {
  problem: '问题表现',
  causes: '成因分析',
  behaviour: '在校表现',
  familySupport: '家庭支持',
  advice: '建议措施',
} as const;

const parts = {
  problem: prose(5000),
  causes: optionalProse(5000),
  behaviour: optionalProse(5000),
  familySupport: optionalProse(5000),
  advice: prose(5000),
};

/** A pack as it is handed over: no process notes, no session's content. */
export const handOver = z.strictObject({
  format: z.literal('heartharbor-hand-over'),
  /** 2 where the pack names a 学籍号, which apps of before did not know; 1 where it does not. */
  version: z.literal([1, 2]),
  packId: z.uuid(),
  fromSchool: line(100),
  toSchool: line(80),
  preparedOn: date,
  preparedBy: line(),
  phone: optionalPhone,
  student: z.strictObject({
    name: line(),
    gender,
    bornOn: birthDate.nullable(),
    studentNumber: line(40),
    /** The one number that the next school has of the child as well. */
    registrationNumber: line(40).optional(),
    className: optionalLine(40),
  }),
  guardians: z
    .array(z.strictObject({ name: optionalLine(), relation: optionalLine(20), phone: optionalLine(30) }))
    .max(20),
  /** Every level there ever was, oldest first. */
  levels: z
    .array(
      z.strictObject({ level: alertLevel, fromOn: date, endedOn: date.nullable(), reason: optionalProse() }),
    )
    .max(500),
  ...parts,
});
export type HandOver = z.infer<typeof handOver>;

export const givenHandOver = z.object({
  id: handOverId,
  preparedOn: date,
  toSchool: z.string(),
  receivedOn: date.nullable(),
  receivedBy: z.string(),
  content: handOver,
});
export type GivenHandOver = z.infer<typeof givenHandOver>;

export const receivedHandOver = z.object({
  id: handOverId,
  receivedOn: date,
  fromSchool: z.string(),
  content: handOver,
});
export type ReceivedHandOver = z.infer<typeof receivedHandOver>;

export const handOverRequests = {
  /** What the file itself says, as a beginning for the form: it may be longer than a pack may be, and be shortened there. */
  'handOvers.draft': inRoom(
    z.strictObject({ studentId }),
    z.object({
      problem: z.string(),
      causes: z.string(),
      behaviour: z.string(),
      familySupport: z.string(),
      advice: z.string(),
    }),
  ),
  /** Makes the pack, and keeps what was handed over. */
  'handOvers.prepare': inRoom(
    z.strictObject({ studentId, toSchool: line(80), ...parts, password: exportPassword }),
    saved,
  ),
  'handOvers.list': inRoom(
    z.strictObject({ studentId }),
    z.object({ given: z.array(givenHandOver), received: z.array(receivedHandOver) }),
  ),
  /** The return receipt came back. */
  'handOvers.recordReceipt': inRoom(
    z.strictObject({ handOverId, receivedOn: date, receivedBy: line() }),
    z.object({}),
  ),
  /** Asks for a pack of another school; null when none was chosen. */
  'handOvers.choose': inRoom(nothing, z.object({ token: z.uuid(), fileName: z.string() }).nullable()),
  /** Opens the chosen pack; nothing is written. */
  'handOvers.open': inRoom(
    z.strictObject({ token: z.uuid(), password: z.string().min(1, '请输入密码').max(64) }),
    z.object({
      pack: handOver,
      /** Who may be the student, the surest first. */
      matches: z.array(
        z.object({ studentId, name: z.string(), studentNumber: z.string(), className: z.string() }),
      ),
    }),
  ),
  /** Takes the opened pack into a student's file, or into a new one. */
  'handOvers.take': inRoom(
    z.strictObject({
      token: z.uuid(),
      studentId: studentId.nullable(),
      /** Of the new student; empty when `studentId` says whose file it is. */
      studentNumber: optionalLine(40),
      className: optionalLine(40),
    }),
    z.object({ studentId }),
  ),
  'handOvers.remove': inRoom(z.strictObject({ handOverId, reason: prose(500) }), z.object({})),
};
