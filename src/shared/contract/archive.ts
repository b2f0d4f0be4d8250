import { z } from 'zod';
import { asksDepartureCause, codesOf, DEPARTURE_CAUSES, DEPARTURE_KINDS } from '../terms.ts';
import {
  count,
  date,
  departureId,
  destructionId,
  instant,
  line,
  nothing,
  optionalLine,
  optionalProse,
  prose,
  studentId,
} from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';

/** How somebody left, while it lasts. */
export const departure = z.object({
  id: departureId,
  kind: z.enum(codesOf(DEPARTURE_KINDS)),
  /** The first day no longer at the school. */
  leftOn: date,
  destination: z.string(),
  reason: z.string(),
});
export type Departure = z.infer<typeof departure>;

/** A file in the archive. */
export const archivedFile = z.object({
  studentId,
  studentNumber: z.string(),
  name: z.string(),
  /** The last one. */
  className: z.string(),
  kind: z.enum(codesOf(DEPARTURE_KINDS)),
  leftOn: date,
  destination: z.string(),
  /** The first day on which the file may be destroyed. */
  keptUntil: date,
  /** 暂缓销毁, with the reason; null when nothing holds it back. */
  held: z.object({ fromOn: date, reason: z.string() }).nullable(),
  /** 保管期已满, and nothing holds it back. */
  isDue: z.boolean(),
});
export type ArchivedFile = z.infer<typeof archivedFile>;

/** Something outside the open database that still holds a file after it was destroyed. */
export const copyElsewhere = z.object({
  kind: z.enum(['backup', 'backupBeforeUpgrade', 'backupNotFound', 'keptVault', 'keptLog']),
  name: z.string(),
  /** On this PC, or the folder that was chosen for backups. */
  place: z.string(),
  madeAt: instant.nullable(),
  /** By the keeping rule, if the app goes on making backups; null when only a person deletes it. */
  goesBy: date.nullable(),
});
export type CopyElsewhere = z.infer<typeof copyElsewhere>;

/** What a person types to destroy files: no click alone does it. */
export const DESTRUCTION_WORD = '确认销毁';

/** At most so many files are archived, or destroyed, in one act. */
const MOST_AT_ONCE = 500;
const studentIds = z.array(studentId).min(1, '请先选择学生').max(MOST_AT_ONCE, `一次最多 ${MOST_AT_ONCE} 人`);

export const archiveRequests = {
  /** 办理离校, of one or of many. */
  'archive.leave': inRoom(
    z
      .strictObject({
        studentIds,
        kind: z.enum(codesOf(DEPARTURE_KINDS)),
        leftOn: date,
        destination: optionalLine(80),
        reason: optionalProse(500),
        /** Asked of a change of school, and of leaving altogether. */
        cause: z.enum(codesOf(DEPARTURE_CAUSES)).nullable().optional(),
        /** Asked where the cause is 心理问题; that none was handed in is no reason to keep a child (policy 003). */
        certificateHospital: optionalLine(100).optional(),
        certificateOn: date.nullable().optional(),
      })
      .superRefine(({ kind, cause, certificateHospital = '', certificateOn = null }, context) => {
        if (!asksDepartureCause(kind) || cause !== 'psychological') return;
        if ((certificateHospital === '') === (certificateOn === null)) return;
        context.addIssue(
          certificateOn === null
            ? {
                code: 'custom',
                path: ['certificateOn'],
                message: '请填写证明上的日期；没有提交的，请把医院删去',
              }
            : {
                code: 'custom',
                path: ['certificateHospital'],
                message: '请填写出具证明的医院；没有提交的，请清空证明日期',
              },
        );
      }),
    z.object({}),
  ),
  /** 返校, into a class. */
  'archive.return': inRoom(
    z.strictObject({ studentId, returnedOn: date, className: line(40), reason: prose(500) }),
    z.object({}),
  ),
  /** Everybody who has left, the latest first. */
  'archive.list': inRoom(nothing, z.object({ retentionYears: z.int(), files: z.array(archivedFile) })),
  'archive.setRetention': inRoom(
    z.strictObject({ years: count.min(1, '至少 1 年').max(100, '最多 100 年') }),
    z.object({}),
  ),
  /** 暂缓销毁. */
  'archive.hold': inRoom(z.strictObject({ studentId, reason: prose(500) }), z.object({})),
  'archive.endHold': inRoom(z.strictObject({ studentId, reason: prose(500) }), z.object({})),
  /** The list for two signatures, with the copies that still hold the files. */
  'archive.layList': inRoom(z.strictObject({ studentIds, ...paperFor('archive.list') }), laidPaper),
  /** What outside the open database still holds files of today. */
  'archive.copies': inRoom(nothing, z.array(copyElsewhere)),
  /** Destroys the files for good. */
  'archive.destroy': inRoom(
    z.strictObject({
      studentIds,
      firstWitness: line(),
      secondWitness: line(),
      confirmation: z.string().max(60),
    }),
    z.object({ files: z.int(), copies: z.array(copyElsewhere) }),
  ),
  'archive.destructions': inRoom(
    nothing,
    z.array(
      z.object({
        id: destructionId,
        destroyedOn: date,
        files: z.int(),
        firstWitness: z.string(),
        secondWitness: z.string(),
        recordedBy: z.string(),
      }),
    ),
  ),
};
