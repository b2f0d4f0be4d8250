import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { RosterImportId, SchoolClassId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { ClassReply, ScreeningBatchId, ScreeningEntryId } from '#shared/contract/screenings.ts';
import { Refusal } from '#shared/outcome.ts';
import { FOCUS_GROUPS } from '#shared/screening/batches.ts';
import { codesOf } from '#shared/terms.ts';
import { homeroomTeachers, staff } from '#vault/roll/school/tables.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { classMemberships, students } from '#vault/roll/students/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import {
  screeningBatches,
  screeningClasses,
  screeningEntries,
  screeningFindings,
  screeningReplies,
} from './tables.ts';

const GROUPS = codesOf(FOCUS_GROUPS);

/**
 * What each class answered about the three groups (policy P2): whom, or explicitly nobody; a silent one is among them.
 *
 * @param classes those of the batch, in their order.
 */
export function repliesOf(
  reader: Reader,
  batch: { id: ScreeningBatchId },
  classes: readonly { id: SchoolClassId; name: string }[],
): ClassReply[] {
  const replies = Map.groupBy(
    reader.db
      .select()
      .from(screeningReplies)
      .where(and(eq(screeningReplies.batchId, batch.id), isNull(screeningReplies.replacedAt)))
      .all(),
    ({ classId }) => classId,
  );
  const found = Map.groupBy(foundIn(reader, batch.id), ({ classId }) => classId);
  const teachers = teachersOf(
    reader,
    classes.map(({ id }) => id),
  );
  return classes.map(({ id, name }) => {
    const own = replies.get(id) ?? [];
    return {
      classId: id,
      className: name,
      homeroomTeacher: teachers.get(id) ?? '',
      repliedOn: own[0]?.repliedOn ?? null,
      repliedBy: own[0]?.repliedBy ?? '',
      groups: GROUPS.map((focus) => ({
        focus,
        isNobody: own.find((each) => each.focus === focus)?.isNobody ?? null,
        found: (found.get(id) ?? [])
          .filter((each) => each.focus === focus)
          .map(({ studentId, studentName, text }) => ({ studentId, name: studentName, text })),
      })),
    };
  });
}

/** Who was found in which class: that of the student today. */
function foundIn({ db, today }: Reader, batchId: ScreeningBatchId) {
  return db
    .select({
      classId: classMemberships.classId,
      studentId: screeningEntries.studentId,
      studentName: students.name,
      sequence: screeningFindings.sequence,
      focus: screeningFindings.focus,
      text: screeningFindings.text,
    })
    .from(screeningFindings)
    .innerJoin(screeningEntries, eq(screeningEntries.id, screeningFindings.entryId))
    .innerJoin(students, eq(students.id, screeningEntries.studentId))
    .innerJoin(
      classMemberships,
      and(
        eq(classMemberships.studentId, screeningEntries.studentId),
        sql`${classMemberships.fromOn} <= ${today} AND (${classMemberships.endedOn} IS NULL OR ${classMemberships.endedOn} > ${today})`,
      ),
    )
    .where(
      and(
        eq(screeningEntries.batchId, batchId),
        isNull(screeningEntries.removedAt),
        isNull(screeningFindings.replacedAt),
      ),
    )
    .orderBy(asc(screeningFindings.sequence))
    .all();
}

function teachersOf({ db }: Reader, ids: readonly SchoolClassId[]): ReadonlyMap<string, string> {
  return new Map(
    db
      .select({ classId: homeroomTeachers.classId, name: staff.name })
      .from(homeroomTeachers)
      .innerJoin(staff, eq(staff.id, homeroomTeachers.staffId))
      .where(and(among(homeroomTeachers.classId, ids), isNull(homeroomTeachers.endedOn)))
      .all()
      .map(({ classId, name }) => [classId, name]),
  );
}

/**
 * What stands in the way of a reply; writes nothing.
 *
 * @throws Refusal `notOfBatch` for another class, `otherClass` for a student of another class, `twice`, `archived`; of
 *   `refuseImpossibleDay`.
 */
export function weighReply(
  reader: Reader,
  { batchId, classId, repliedOn, groups }: InputOf<'screenings.writeReply'>,
) {
  const batch = reader.db
    .select({ name: screeningBatches.name, fromOn: screeningBatches.fromOn })
    .from(screeningBatches)
    .innerJoin(
      screeningClasses,
      and(eq(screeningClasses.batchId, screeningBatches.id), eq(screeningClasses.classId, classId)),
    )
    .where(
      and(
        eq(screeningBatches.id, batchId),
        eq(screeningBatches.kind, 'threeGroups'),
        isNull(screeningBatches.removedAt),
      ),
    )
    .get();
  if (!batch) throw new Refusal('notOfBatch', '这个班不在这次三类重点排查里，没有写入。请刷新后重新选择。');
  refuseImpossibleDay(reader, 'repliedOn', repliedOn);
  refuseStrangers(reader, classId, groups);
  return batch;
}

/** A student whom a reply names, and whether it put the student on the list. */
export interface FoundStudent {
  studentId: StudentId;
  entryId: ScreeningEntryId;
  isNew: boolean;
}

/**
 * Writes down what a class answered; it takes the place of what it had answered before, which stays in the vault, hidden.
 * Whom it names comes on the list, and waits for a talk only where somebody says so.
 *
 * @param importId the import that brought it; null for what is written down by hand.
 * @throws those of `weighReply`.
 */
export function writeReply(
  writer: Writer,
  wanted: InputOf<'screenings.writeReply'>,
  importId: RosterImportId | null = null,
): FoundStudent[] {
  const { batchId, classId, repliedOn, repliedBy, groups } = wanted;
  const batch = weighReply(writer, wanted);
  const before = foundIn(writer, batchId).filter((each) => each.classId === classId);
  const replaced = { replacedAt: writer.now, replacedBy: importId };
  writer.db
    .update(screeningFindings)
    .set(replaced)
    .where(
      inArray(
        screeningFindings.sequence,
        before.map(({ sequence }) => sequence),
      ),
    )
    .run();
  writer.db
    .update(screeningReplies)
    .set(replaced)
    .where(
      and(
        eq(screeningReplies.batchId, batchId),
        eq(screeningReplies.classId, classId),
        isNull(screeningReplies.replacedAt),
      ),
    )
    .run();
  const recorded = { recordedAt: writer.now, recordedBy: writer.person };
  const named = new Map<StudentId, FoundStudent>();
  for (const { focus, isNobody, found } of groups) {
    writer.db
      .insert(screeningReplies)
      .values({ batchId, classId, focus, isNobody, repliedOn, repliedBy, importId, ...recorded })
      .run();
    for (const { studentId, text } of found) {
      const known = entryOf(writer, batchId, studentId);
      const entryId = known ?? putOnList(writer, { batchId, studentId, ...batch });
      if (!named.has(studentId)) named.set(studentId, { studentId, entryId, isNew: known === undefined });
      writer.db
        .insert(screeningFindings)
        .values({ entryId, focus, text, reportedOn: repliedOn, reportedBy: repliedBy, importId })
        .run();
      writer.record({
        action: 'screeningEntry.found',
        subject: auditSubject(studentOn(writer, studentId, writer.today)),
        detail: { batch: batch.name, new: { focus, text } },
      });
    }
  }
  writer.record({ action: 'screeningBatch.replied', subject: batch.name, detail: { repliedBy } });
  return [...named.values()];
}

type Groups = InputOf<'screenings.writeReply'>['groups'];

function refuseStrangers(reader: Reader, classId: SchoolClassId, groups: Groups): void {
  const { today } = reader;
  for (const [place, { found }] of groups.entries()) {
    const seen = new Set<StudentId>();
    for (const [index, { studentId }] of found.entries()) {
      const field = `groups.${place}.found.${index}.studentId`;
      if (seen.has(studentId)) throw Refusal.at(field, 'twice', '这名学生已经写过了，请去掉一处');
      seen.add(studentId);
      mustBeAtSchool(reader, studentId);
      const isHere = reader.db
        .select({ id: classMemberships.id })
        .from(classMemberships)
        .where(
          and(
            eq(classMemberships.studentId, studentId),
            eq(classMemberships.classId, classId),
            sql`${classMemberships.fromOn} <= ${today} AND (${classMemberships.endedOn} IS NULL OR ${classMemberships.endedOn} > ${today})`,
          ),
        )
        .get();
      if (!isHere) throw Refusal.at(field, 'otherClass', '这名学生不在这个班，请核对');
    }
  }
}

function entryOf(
  { db }: Reader,
  batchId: ScreeningBatchId,
  studentId: StudentId,
): ScreeningEntryId | undefined {
  return db
    .select({ id: screeningEntries.id })
    .from(screeningEntries)
    .where(
      and(
        eq(screeningEntries.batchId, batchId),
        eq(screeningEntries.studentId, studentId),
        isNull(screeningEntries.removedAt),
      ),
    )
    .get()?.id;
}

function putOnList(
  writer: Writer,
  {
    batchId,
    studentId,
    fromOn,
  }: Pick<typeof screeningEntries.$inferInsert, 'batchId' | 'studentId'> & {
    fromOn: typeof screeningEntries.$inferInsert.occurredOn;
  },
): ScreeningEntryId {
  return writer.db
    .insert(screeningEntries)
    .values({
      batchId,
      studentId,
      occurredOn: fromOn,
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .returning({ id: screeningEntries.id })
    .get().id;
}
