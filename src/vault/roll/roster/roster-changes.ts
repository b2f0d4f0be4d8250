import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  birthDate,
  date,
  departureId,
  followUpId,
  guardianId,
  periodId,
  type RosterImportId,
  type StudentId,
  screeningId,
  trackingPeriodId,
} from '#shared/contract/fields.ts';
import { followUpChannel } from '#shared/contract/follow-ups.ts';
import { rosterRemarkId } from '#shared/contract/roster.ts';
import { screeningEntryId } from '#shared/contract/screenings.ts';
import { alertLevel, boarding, gender } from '#shared/contract/students.ts';
import { rosterChanges, rosterImports } from '#vault/roll/students/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';

/** What an import of an older version did not know of is absent. */
const particulars = z.object({
  name: z.string(),
  gender,
  bornOn: birthDate.nullable(),
  otherNumber: z.string().optional(),
  address: z.string().optional(),
  ethnicity: z.string().optional(),
  boarding: boarding.optional(),
});
export type ChangedParticulars = z.infer<typeof particulars>;

const followUpWords = z.object({ occurredOn: date, channel: followUpChannel, text: z.string() });

const entryStands = z.object({
  absence: z.string().nullable(),
  flaggedOn: date.nullable(),
  outcomeOn: date.nullable(),
  guardianToldOn: date.nullable(),
});

/** What an import changed of one student, with all that is needed to find it unchanged and to take it back. */
const rosterChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('enrolled'), studentNumber: z.string(), particulars }),
  z.object({ kind: z.literal('particulars'), old: particulars, new: particulars }),
  /** Ids of memberships; null where there was none before. */
  z.object({ kind: z.literal('class'), endedId: z.string().nullable(), begunId: z.string() }),
  /** Ids of rows about guardians; null where one more became known. */
  z.object({ kind: z.literal('guardian'), endedId: guardianId.nullable(), begunId: guardianId }),
  z.object({ kind: z.literal('remark'), remarkId: rosterRemarkId }),
  z.object({ kind: z.literal('circumstance'), periodId }),
  /** Each place that ended with it, and until when that went before; null for one that lasted. */
  z.object({
    kind: z.literal('departure'),
    departureId,
    places: z.array(z.object({ id: z.string(), endedOn: date.nullable() })),
  }),
  /** What a homeroom teacher filled in of a week: as it was written, and what stood there before; null for a new one. */
  z.object({
    kind: z.literal('followUp'),
    followUpId,
    periodId: trackingPeriodId,
    weekFrom: date,
    as: followUpWords,
    before: followUpWords.nullable(),
  }),
  /** A result of a test: as it was written, to find it unchanged. */
  z.object({
    kind: z.literal('screening'),
    screeningId,
    as: z.object({ result: z.string(), note: z.string() }),
  }),
  /** Named in what a class answered: whether it came on the list by it, and how it stood there, to find it unchanged. */
  z.object({ kind: z.literal('found'), entryId: screeningEntryId, isNew: z.boolean(), as: entryStands }),
  /** A level of a list: as it was written, to find it unchanged. */
  z.object({
    kind: z.literal('level'),
    periodId,
    as: z.object({ level: alertLevel, fromOn: date, reason: z.string(), decidedBy: z.string() }),
  }),
]);
export type RosterChange = z.infer<typeof rosterChange>;

export function keepChange(
  writer: Writer,
  importId: RosterImportId,
  studentId: StudentId,
  change: RosterChange,
): void {
  writer.db
    .insert(rosterChanges)
    .values({ importId, studentId, change: JSON.stringify(change) })
    .run();
}

/** What an import changed, in the order in which it did. */
export function changesOf(
  reader: Reader,
  importId: RosterImportId,
): { studentId: StudentId; change: RosterChange }[] {
  return reader.db
    .select()
    .from(rosterChanges)
    .where(eq(rosterChanges.importId, importId))
    .orderBy(asc(rosterChanges.sequence))
    .all()
    .map(({ studentId, change }) => ({ studentId, change: rosterChange.parse(JSON.parse(change)) }));
}

/** What rosters changed of some students. */
export function changesOfStudents(
  reader: Reader,
  studentIds: readonly string[],
): { studentId: StudentId; change: RosterChange }[] {
  return reader.db
    .select()
    .from(rosterChanges)
    .where(ofStudents(studentIds))
    .all()
    .map(({ studentId, change }) => ({ studentId, change: rosterChange.parse(JSON.parse(change)) }));
}

/** What imports that were not taken back changed of some students, in the order in which they did. */
export function standingChangesOf(
  reader: Reader,
  studentIds: readonly string[],
): { studentId: StudentId; change: RosterChange }[] {
  return reader.db
    .select({ studentId: rosterChanges.studentId, change: rosterChanges.change })
    .from(rosterChanges)
    .innerJoin(rosterImports, eq(rosterImports.id, rosterChanges.importId))
    .where(and(ofStudents(studentIds), isNull(rosterImports.undoneAt)))
    .orderBy(asc(rosterChanges.sequence))
    .all()
    .map(({ studentId, change }) => ({ studentId, change: rosterChange.parse(JSON.parse(change)) }));
}

const ofStudents = (ids: readonly string[]) =>
  sql`${rosterChanges.studentId} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
