import { and, desc, eq, isNull } from 'drizzle-orm';
import type { EnquiryId } from '#shared/contract/enquiries.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { ENQUIRY_CHANNELS, ENQUIRY_SENDERS } from '#shared/enquiries.ts';
import { Refusal } from '#shared/outcome.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { refuseWithAttachments } from '#vault/rooms/attachments/attachment-kind.ts';
import { attachments } from '#vault/rooms/attachments/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { enquiries } from './tables.ts';

export type EnquiryRow = typeof enquiries.$inferSelect;

/** The register, the newest first. */
export function enquiryRows(reader: Reader): EnquiryRow[] {
  return reader.db
    .select()
    .from(enquiries)
    .where(isNull(enquiries.removedAt))
    .orderBy(desc(enquiries.occurredOn), desc(enquiries.startsAt), desc(enquiries.recordedAt))
    .all();
}

/** @throws Refusal `noEnquiry`. */
export function existingEnquiry(reader: Reader, id: EnquiryId): EnquiryRow {
  const row = reader.db
    .select()
    .from(enquiries)
    .where(and(eq(enquiries.id, id), isNull(enquiries.removedAt)))
    .get();
  if (!row) throw new Refusal('noEnquiry', '找不到这条信箱热线记录，可能已被删除。请返回登记簿查看。');
  return row;
}

/** How the log names an enquiry: by its student, or by that nobody knows whose it is. */
export function enquirySubject(
  reader: Reader,
  { studentId, channel, sender }: Pick<EnquiryRow, 'studentId' | 'channel' | 'sender'>,
): string {
  return studentId === null
    ? `${ENQUIRY_CHANNELS[channel]}（${ENQUIRY_SENDERS[sender]}）`
    : auditSubject(studentOn(reader, studentId, reader.today));
}

/**
 * Writes an enquiry down, or corrects it. Who wrote anonymously may be named later, and what hangs on it goes along into
 * that file; whoever was named stays: of a wrong name the entry is taken away, with the reason.
 *
 * @throws Refusal `noEnquiry`, `noStudent`, `archived`, `otherStudent`; those of `refuseImpossibleDay`.
 */
export function writeEnquiry(
  writer: Writer,
  { enquiryId: id, ...columns }: InputOf<'enquiries.write'>,
): EnquiryId {
  const { studentId } = columns;
  const of = studentId === null ? [] : [studentId];
  refuseImpossibleDay(writer, 'occurredOn', columns.occurredOn, { of });
  refuseImpossibleDay(writer, 'answeredOn', columns.answeredOn, { of });
  const before = id && existingEnquiry(writer, id);
  if (studentId !== null) mustBeAtSchool(writer, studentOn(writer, studentId, writer.today).id);
  if (before && before.studentId !== null) {
    mustBeAtSchool(writer, before.studentId);
    if (before.studentId !== studentId) refuseOtherStudent();
  }
  const enquiryId =
    before?.id ??
    writer.db
      .insert(enquiries)
      .values({ ...columns, recordedAt: writer.now, recordedBy: writer.person })
      .returning({ id: enquiries.id })
      .get().id;
  if (before) {
    writer.db.update(enquiries).set(columns).where(eq(enquiries.id, before.id)).run();
    if (before.studentId === null && studentId !== null) takeAlong(writer, before.id, studentId);
  }
  writer.record({
    action: 'enquiry.written',
    subject: enquirySubject(writer, columns),
    detail: { old: before, new: columns },
  });
  return enquiryId;
}

/** The letter that somebody has photographed stands in the file of whoever wrote it. */
function takeAlong(writer: Writer, id: EnquiryId, studentId: StudentId): void {
  writer.db
    .update(attachments)
    .set({ studentId })
    .where(and(eq(attachments.recordKind, 'enquiry'), eq(attachments.recordId, id)))
    .run();
}

function refuseOtherStudent(): never {
  throw Refusal.at(
    'studentId',
    'otherStudent',
    '这条记在另一名学生名下，不能改到别人名下；记错了的，请删除后重新登记',
  );
}

/** Hides an enquiry; it stays in the vault with the reason. @throws Refusal `noEnquiry`, `archived`, `hasAttachments`. */
export function removeEnquiry(writer: Writer, { enquiryId, reason }: InputOf<'enquiries.remove'>): void {
  const before = existingEnquiry(writer, enquiryId);
  if (before.studentId === null) refuseWithAttachments(writer, before.id, '信箱热线记录');
  else mustBeAtSchool(writer, before.studentId);
  writer.db
    .update(enquiries)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(enquiries.id, before.id))
    .run();
  writer.record({
    action: 'enquiry.removed',
    subject: enquirySubject(writer, before),
    detail: { old: before, reason },
  });
}
