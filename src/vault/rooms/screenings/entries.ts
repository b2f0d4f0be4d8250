import { and, eq } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { ScreeningEntry, ScreeningEntryId } from '#shared/contract/screenings.ts';
import { Refusal } from '#shared/outcome.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, studentOn, studentsById } from '#vault/roll/students/student-lines.ts';
import type { AuditAction } from '#vault/strongbox/audit/audit-actions.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { existingBatch } from './batches.ts';
import { entriesStanding, type StandingEntry } from './entries-standing.ts';
import { screeningEntries } from './tables.ts';

/** Where a student stands in each batch, in the order in which they were written down. */
export function screeningEntriesOf(
  reader: Reader,
  studentId: StudentId,
): (ScreeningEntry & Pick<StandingEntry, 'recordedAt' | 'found'>)[] {
  return entriesStanding(reader, eq(screeningEntries.studentId, studentId)).map(
    ({ batch: { name, kind, scale, version }, ...entry }) => ({
      ...entry,
      batchName: name,
      kind,
      scale,
      version,
    }),
  );
}

/** @throws Refusal `noEntry`. */
export function existingEntry(reader: Reader, id: ScreeningEntryId): StandingEntry {
  const [entry] = entriesStanding(reader, eq(screeningEntries.id, id));
  if (!entry) throw new Refusal('noEntry', '这名学生已不在这次普查的名单里。请刷新后查看。');
  return entry;
}

/** Changes some columns of an entry, in the student's own words of the log. @throws Refusal `archived`. */
function change(
  writer: Writer,
  entry: StandingEntry,
  action: AuditAction,
  columns: Partial<typeof screeningEntries.$inferInsert>,
): void {
  const student = studentOn(writer, entry.studentId, writer.today);
  mustBeAtSchool(writer, student.id);
  const old = Object.fromEntries(
    // The keys of what is written, which are columns of the entry.
    (Object.keys(columns) as (keyof StandingEntry)[]).map((key) => [key, entry[key]]),
  );
  writer.db.update(screeningEntries).set(columns).where(eq(screeningEntries.id, entry.id)).run();
  writer.record({
    action,
    subject: auditSubject(student),
    detail: { batch: entry.batch.name, old, new: columns },
  });
}

/**
 * 请假 or 免测, of all that are named or of nobody.
 *
 * @throws Refusal `noEntry`, `tested`: of whoever was tested there is a result; `archived`.
 */
export function setAbsence(
  writer: Writer,
  { entryIds, absence, reason }: InputOf<'screenings.setAbsence'>,
): void {
  const entries = entriesStanding(writer, among(screeningEntries.id, entryIds));
  if (entries.length < new Set(entryIds).size) {
    throw new Refusal('noEntry', '有的学生已不在这次普查的名单里，没有改动。请刷新后重新选择。');
  }
  const tested = entries.filter(({ state }) => state === 'tested').map(({ studentId }) => studentId);
  if (absence !== null && tested.length > 0) {
    const names = studentsById(writer, tested.slice(0, 3), writer.today).map(({ name }) => name);
    throw new Refusal(
      'tested',
      `${names.join('、')}${tested.length > 3 ? `等 ${tested.length} 人` : ''}已有结果，不用登记请假或免测，没有改动。请只选未测的学生。`,
    );
  }
  for (const entry of entries) {
    change(writer, entry, 'screeningEntry.absent', { absence, reason: absence === null ? '' : reason });
  }
}

/**
 * Students whom somebody says to be spoken with.
 *
 * @throws Refusal `noBatch`, `notOnList` for whoever is not on the list of a test; `archived`; of `refuseImpossibleDay`.
 */
export function flagStudents(
  writer: Writer,
  { batchId, studentIds, flaggedOn, reason }: InputOf<'screenings.flag'>,
): void {
  const batch = existingBatch(writer, batchId);
  refuseImpossibleDay(writer, 'flaggedOn', flaggedOn, { of: studentIds });
  for (const studentId of new Set(studentIds)) {
    const student = studentOn(writer, studentId, writer.today);
    mustBeAtSchool(writer, studentId);
    const known = entriesStanding(
      writer,
      and(eq(screeningEntries.batchId, batchId), eq(screeningEntries.studentId, studentId)),
    ).at(0);
    if (known) {
      change(writer, known, 'screeningEntry.flagged', { flaggedOn, flagReason: reason });
      continue;
    }
    if (batch.scale !== null) {
      throw new Refusal(
        'notOnList',
        `${student.name}不在“${batch.name}”的应测名单里，没有改动。新来的学生请先补入名单。`,
      );
    }
    const columns = { batchId, studentId, occurredOn: batch.fromOn, flaggedOn, flagReason: reason };
    writer.db
      .insert(screeningEntries)
      .values({ ...columns, recordedAt: writer.now, recordedBy: writer.person })
      .run();
    writer.record({
      action: 'screeningEntry.flagged',
      subject: auditSubject(student),
      detail: { batch: batch.name, old: null, new: { flaggedOn, flagReason: reason } },
    });
  }
}

/**
 * What came of it where no level did.
 *
 * @throws Refusal `noEntry`, `notFlagged`, `toInterview`: nobody is ruled out unheard; `beforeInterview`; `archived`;
 *   of `refuseImpossibleDay`.
 */
export function settleEntry(
  writer: Writer,
  { entryId, outcome, ...said }: InputOf<'screenings.settle'>,
): void {
  const entry = existingEntry(writer, entryId);
  if (outcome === null) {
    const none = { outcome, outcomeOn: null, outcomeBy: '', outcomeReason: '' };
    change(writer, entry, 'screeningEntry.settled', none);
    return;
  }
  refuseImpossibleDay(writer, 'outcomeOn', said.outcomeOn, { of: [entry.studentId] });
  // What is put right is said anew: asked as if nothing had been said yet.
  const { unsaid: open } = entry;
  if (open === null) throw new Refusal('notFlagged', '这名学生没有列为待面谈，不用登记评估结论。');
  if (open.way === 'toRetest') {
    throw new Refusal('toRetest', '作答可能不实，请先复测；不再复测的，请先列为待面谈。');
  }
  if (open.way === 'toInterview') {
    throw new Refusal('toInterview', '还没有面谈记录。请先记面谈，再登记评估结论。');
  }
  if (open.way === 'toAssess' && said.outcomeOn !== null && said.outcomeOn < open.since) {
    throw Refusal.at('outcomeOn', 'beforeInterview', '不能早于面谈的日期，请核对');
  }
  change(writer, entry, 'screeningEntry.settled', { outcome, ...said });
}

/**
 * The guardian was told what came of it.
 *
 * @throws Refusal `noEntry`, `notSettled`, `beforeOutcome`; `archived`; of `refuseImpossibleDay`.
 */
export function tellGuardian(
  writer: Writer,
  { entryId, guardianToldOn, guardianTold }: InputOf<'screenings.tellGuardian'>,
): void {
  const entry = existingEntry(writer, entryId);
  refuseImpossibleDay(writer, 'guardianToldOn', guardianToldOn, { of: [entry.studentId] });
  if (guardianToldOn !== null) {
    const { settled } = entry;
    if (settled === null) {
      throw new Refusal('notSettled', '还没有评估结论。请先定级、排除或维持原等级，再登记告知家长。');
    }
    if (guardianToldOn < settled.since) {
      throw Refusal.at('guardianToldOn', 'beforeOutcome', '不能早于结论的日期，请核对');
    }
  }
  change(writer, entry, 'screeningEntry.guardianTold', {
    guardianToldOn,
    guardianTold: guardianToldOn === null ? '' : guardianTold,
  });
}
