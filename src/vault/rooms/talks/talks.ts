import { and, eq, isNull } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Talk, TalkId } from '#shared/contract/talks.ts';
import { Refusal } from '#shared/outcome.ts';
import { recordsInFile, removeFromFile, writeInFile } from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { talks } from './tables.ts';

/** Talks with a student, in the order in which they were written down. */
export function talksOf(reader: Reader, studentId: StudentId) {
  return recordsInFile(reader, talks, studentId) satisfies Talk[];
}

/**
 * One talk. The look is on record (rules of the data, 8).
 *
 * @throws Refusal `noRecord`, `noStudent`.
 */
export function readTalk(writer: Writer, { talkId }: InputOf<'talks.read'>): Talk {
  const row = writer.db
    .select()
    .from(talks)
    .where(and(eq(talks.id, talkId), isNull(talks.removedAt)))
    .get();
  if (!row) throw new Refusal('noRecord', '找不到这次谈心，可能已被删除。请返回学生档案查看。');
  const student = studentOn(writer, row.studentId, writer.today);
  writer.recordLook({ action: 'talk.viewed', subject: auditSubject(student) });
  return row;
}

/**
 * Who mostly talks with a student: the homeroom teacher as of that day, or whose time lies nearest to it.
 *
 * @returns an empty name where the school has named nobody.
 * @throws Refusal `noStudent`.
 */
export function homeroomTeacherOn(
  reader: Reader,
  { studentId, on }: InputOf<'talks.homeroomTeacher'>,
): OutputOf<'talks.homeroomTeacher'> {
  return { name: studentOn(reader, studentId, on).homeroomTeacher };
}

/**
 * 谈心: what a teacher and a student talked about. Whoever spoke is kept by name.
 *
 * @throws Refusal `dateInFuture`, `noStudent`, `archived`, `noRecord`.
 */
export function writeTalk(writer: Writer, { talkId, ...columns }: InputOf<'talks.write'>): TalkId {
  refuseImpossibleDay(writer, 'occurredOn', columns.occurredOn, { of: [columns.studentId] });
  return writeInFile(writer, { table: talks, action: 'talk.written' }, talkId, columns);
}

/** @throws Refusal `archived`, `noRecord`. */
export function removeTalk(writer: Writer, { talkId, reason }: InputOf<'talks.remove'>): void {
  removeFromFile(writer, { table: talks, action: 'talk.removed' }, talkId, reason);
}
