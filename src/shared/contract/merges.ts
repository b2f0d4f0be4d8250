import { z } from 'zod';
import { birthDate, date, instant, line, mergeId, optionalLine, prose, studentId } from './fields.ts';
import { inRoom } from './request.ts';
import { boarding } from './students.ts';

/** How two entries may be the same student, the surest first. */
export const LIKENESSES = {
  number: '号码相同',
  nameAndBirth: '姓名和出生日期相同',
  name: '同名',
  soundAndBirth: '姓名同音，出生日期相同',
  sound: '姓名同音',
} as const;

/** Somebody who may be the student one is about to add. */
export const likelySame = z.object({
  studentId,
  studentNumber: z.string(),
  name: z.string(),
  className: z.string(),
  bornOn: birthDate.nullable(),
  /** The first day no longer at the school. */
  leftOn: date.nullable(),
  /** Taken off the list; the file cannot be opened. */
  isRemoved: z.boolean(),
  likeness: z.enum(['number', 'nameAndBirth', 'name', 'soundAndBirth', 'sound']),
});
export type LikelySame = z.infer<typeof likelySame>;

const side = z.object({
  studentId,
  studentNumber: z.string(),
  otherNumber: z.string(),
  name: z.string(),
  className: z.string(),
  bornOn: birthDate.nullable(),
  address: z.string(),
  ethnicity: z.string(),
  boarding,
  guardians: z.array(z.string()),
});

export const mergePreview = z.object({
  kept: side,
  merged: side,
  /** What goes over, in words, with how many. */
  moved: z.array(z.object({ word: z.string(), count: z.int() })),
  /** Why the two cannot become one as they are; empty when they can. */
  obstacles: z.array(z.string()),
});
export type MergePreview = z.infer<typeof mergePreview>;

export const mergeRequests = {
  /** Search before create: who is there already, also those who have left or were taken off the list. */
  'merges.alike': inRoom(
    z.strictObject({
      studentNumber: optionalLine(40),
      name: optionalLine(60),
      bornOn: birthDate.nullable(),
      /** Not counted: the student whom it is asked for. */
      besides: studentId.nullable(),
    }),
    z.array(likelySame),
  ),
  'merges.preview': inRoom(z.strictObject({ keptId: studentId, mergedId: studentId }), mergePreview),
  /** Two files of one student become one: everything of `mergedId` goes over into `keptId`. */
  'merges.merge': inRoom(
    z.strictObject({ keptId: studentId, mergedId: studentId, reason: prose(500) }),
    z.object({ mergeId, records: z.int() }),
  ),
  /** The files that went into this one and stand. */
  'merges.list': inRoom(
    z.strictObject({ studentId }),
    z.array(
      z.object({
        id: mergeId,
        name: z.string(),
        studentNumber: z.string(),
        reason: z.string(),
        recordedAt: instant,
        recordedBy: z.string(),
      }),
    ),
  ),
  'merges.undo': inRoom(z.strictObject({ mergeId, reason: line(200) }), z.object({})),
};
