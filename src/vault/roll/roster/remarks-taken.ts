import { and, eq, isNull } from 'drizzle-orm';
import type { RosterImportId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { RosterRemarkId } from '#shared/contract/roster.ts';
import { Refusal } from '#shared/outcome.ts';
import { circumstancesIn, meaningsIn } from '#shared/remark-words.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { Circumstance } from '#shared/terms.ts';
import { beginCircumstance, circumstancesOf } from '#vault/roll/students/circumstances.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { remarkOffersPutAside, rosterRemarks } from '#vault/roll/students/tables.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { keepChange } from './roster-changes.ts';

/** Keeps what a roster says beside a student, with today's date; the remarks before it stay. */
export function keepRemark(
  writer: Writer,
  importId: RosterImportId,
  studentId: StudentId,
  text: string,
): void {
  const { id: remarkId } = writer.db
    .insert(rosterRemarks)
    .values({
      studentId,
      importId,
      notedOn: writer.today,
      text,
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .returning({ id: rosterRemarks.id })
    .get();
  keepChange(writer, importId, studentId, { kind: 'remark', remarkId });
}

interface Meant {
  circumstance: Circumstance;
  /** What the remark says, word by word. */
  text: string;
  /** The day of the remark: nobody knows an earlier one. */
  fromOn: LocalDate;
}

/** A person says that a remark means this: it goes back with the import that brought the remark. */
export function takeMeant(
  writer: Writer,
  importId: RosterImportId,
  studentId: StudentId,
  meant: Meant,
): void {
  const told = { ...meant, source: '名册备注' };
  const student = studentOn(writer, studentId, writer.today);
  const periodId = beginCircumstance(writer, studentId, told);
  keepChange(writer, importId, studentId, { kind: 'circumstance', periodId });
  writer.record({
    action: 'circumstance.added',
    subject: auditSubject(student),
    detail: { new: { studentId, ...told } },
  });
}

/**
 * Takes from a remark in a file what a person says it means.
 *
 * @throws Refusal `noRemark`, `noOffer`, `noStudent`, `archived`.
 */
export function takeCircumstance(
  writer: Writer,
  { remarkId, circumstance }: InputOf<'roster.takeCircumstance'>,
): void {
  const { studentId, importId, text, notedOn } = standing(writer, remarkId);
  const lasts = circumstancesOf(writer, studentId).some(
    (period) => period.circumstance === circumstance && period.endedOn === null,
  );
  if (lasts || !circumstancesIn(text).includes(circumstance)) {
    throw new Refusal('noOffer', '这一项已经记下，或备注里没有写。请刷新后查看。');
  }
  takeMeant(writer, importId, studentId, { circumstance, text, fromOn: notedOn });
}

/**
 * Does not offer any more what a remark may mean; said once more, it stays as it was.
 *
 * @throws Refusal `noRemark`, `noOffer`, `noStudent`, `archived`.
 */
export function putAside(writer: Writer, { remarkId, meaning }: InputOf<'roster.putAside'>): void {
  const { studentId, text } = standing(writer, remarkId);
  if (!meaningsIn(text).includes(meaning)) {
    throw new Refusal('noOffer', '备注里没有写这一项。请刷新后查看。');
  }
  const { changes } = writer.db
    .insert(remarkOffersPutAside)
    .values({ remarkId, meaning, recordedAt: writer.now, recordedBy: writer.person })
    .onConflictDoNothing()
    .run();
  if (changes === 0) return;
  const subject = auditSubject(studentOn(writer, studentId, writer.today));
  writer.record({ action: 'rosterRemark.putAside', subject, detail: { new: { meaning, remark: text } } });
}

/** A remark of a student at the school. @throws Refusal `noRemark`, `noStudent`, `archived`. */
function standing(writer: Writer, remarkId: RosterRemarkId) {
  const remark = writer.db
    .select()
    .from(rosterRemarks)
    .where(and(eq(rosterRemarks.id, remarkId), isNull(rosterRemarks.removedAt)))
    .get();
  if (!remark) throw new Refusal('noRemark', '这条备注已随导入撤销。请刷新后查看。');
  mustBeAtSchool(writer, remark.studentId);
  return remark;
}
