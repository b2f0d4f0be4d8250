import { eq, sql } from 'drizzle-orm';
import type { AttachedTo, Attachment } from '#shared/contract/attachments.ts';
import type { AttachmentId, StudentId } from '#shared/contract/fields.ts';
import type { AttachableRef } from '#shared/contract/record-refs.ts';
import { Refusal } from '#shared/outcome.ts';
import { RECORD_KINDS } from '#shared/record-kinds.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { dayOf, standsSql } from '#vault/records/record-kind.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import {
  auditSubjects,
  type StudentOn,
  studentOn,
  studentsById,
} from '#vault/roll/students/student-lines.ts';
import { attachments } from '#vault/rooms/attachments/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { KINDS } from '../record-kinds.ts';

type Row = Pick<typeof attachments.$inferSelect, 'studentId' | 'recordKind' | 'recordId'>;

/** Where something hangs or is to hang. */
export interface Hanging {
  /** Whose it is: null on a record of several students, or of nobody. */
  studentId: StudentId | null;
  /** Everybody whom it is about. */
  students: StudentOn[];
  hangsOn: Attachment['hangsOn'];
  /** Since when the record it hangs on is frozen; null where it is not. */
  frozenSince: number | null;
}

/** @throws Refusal `noStudent`; `noRecord` for a record that is not there or was taken away. */
export function placeFor(reader: Reader, to: AttachedTo): Hanging {
  if ('studentId' in to) {
    const student = studentOn(reader, to.studentId, reader.today);
    return { studentId: student.id, students: [student], hangsOn: null, frozenSince: null };
  }
  const hanging = onRecord(reader, to.hangsOn);
  if (!hanging || hanging.hangsOn?.removed) {
    const word = RECORD_KINDS[to.hangsOn.record];
    throw new Refusal('noRecord', `找不到这条${word}，可能已被删除。请返回后重新选择。`);
  }
  return hanging;
}

/** Where a row hangs. A record that is not in the database any more, as after a salvage, is as one taken away. */
export function placeOf(reader: Reader, row: Row): Hanging {
  const opens = refOf(row);
  const students = row.studentId ? studentsById(reader, [row.studentId], reader.today) : [];
  const alone: Hanging = { studentId: row.studentId, students, hangsOn: null, frozenSince: null };
  if (!opens) return alone;
  return onRecord(reader, opens) ?? { ...alone, hangsOn: { opens, occurredOn: null, removed: true } };
}

/** The record that a row names; null where it hangs on no record. */
export function refOf({ recordKind, recordId }: Row): AttachableRef | null {
  // The id is one of this kind: the two are written together.
  return recordKind && recordId ? ({ record: recordKind, id: recordId } as AttachableRef) : null;
}

/** The record by which an attachment of no one student is opened; null where its student's file tells it. */
export function recordToOpen(reader: Reader, id: AttachmentId): AttachableRef | null {
  const row = reader.db.select().from(attachments).where(eq(attachments.id, id)).get();
  if (!row || row.studentId !== null) return null;
  const { hangsOn } = placeOf(reader, row);
  return hangsOn && !hangsOn.removed ? hangsOn.opens : null;
}

/** @returns null where there is no such record. */
function onRecord(reader: Reader, opens: AttachableRef): Hanging | null {
  const kind = KINDS[opens.record];
  const { table, key, about, frozen } = kind;
  const student = about.who === 'one' ? `r.${about.column}` : 'NULL';
  const frozenSince = frozen.from === 'once' ? `r.${frozen.column}` : 'NULL';
  const found = reader.db.get<{
    studentId: StudentId | null;
    occurredOn: LocalDate | null;
    stands: number;
    frozenSince: number | null;
  }>(
    sql`SELECT ${sql.raw(`${student} AS studentId, ${dayOf(kind, 'r')} AS occurredOn, ${standsSql(kind)} AS stands,
      ${frozenSince} AS frozenSince FROM ${table} r WHERE r.${key}`)} = ${opens.id}`,
  );
  if (!found) return null;
  const { studentId, occurredOn, stands } = found;
  const ids =
    about.who === 'many'
      ? reader.db
          .all<{ id: StudentId }>(
            sql`SELECT ${sql.raw(`${about.column} AS id FROM ${about.table} WHERE ${about.by}`)} = ${opens.id}`,
          )
          .map(({ id }) => id)
      : [studentId].filter((id) => id !== null);
  return {
    studentId,
    students: studentsById(reader, ids, reader.today),
    hangsOn: { opens, occurredOn, removed: stands === 0 },
    frozenSince: found.frozenSince,
  };
}

/** Whether it hung on its record when that was signed: it is part of what was signed. */
export function isSigned({ frozenSince }: Hanging, { recordedAt }: { recordedAt: number }): boolean {
  return frozenSince !== null && recordedAt <= frozenSince;
}

/**
 * A closed file takes nothing more. What hangs on a record of several is open until the last of them has left.
 *
 * @throws Refusal `noStudent`, `archived`.
 */
export function mustBeOpen(reader: Reader, { studentId, students }: Hanging): void {
  const only = studentId ?? (students.length === 1 ? students[0]?.id : undefined);
  if (only) mustBeAtSchool(reader, studentOn(reader, only, reader.today).id);
  else if (students.length > 0 && students.every(({ leftOn }) => leftOn !== null)) {
    throw new Refusal(
      'archived',
      '这条记录的学生都已离校，档案已归档，只能查看。如有学生返校，请先在他的档案里办理返校。',
    );
  }
}

/** How the log names what an attachment is about: its students, or else the word of the record. */
export function logged({ students, hangsOn }: Hanging): { subject: string; detail: Record<string, unknown> } {
  if (students.length > 0) return auditSubjects(students);
  return { subject: hangsOn ? RECORD_KINDS[hangsOn.opens.record] : '', detail: {} };
}
