import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Interview, InterviewId } from '#shared/contract/interviews.ts';
import { recordsInFile, removeFromFile, writeInFile } from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { interviews } from './tables.ts';

/** Interviews with a student, in the order in which they were written down. */
export function interviewsOf(reader: Reader, studentId: StudentId) {
  return recordsInFile(reader, interviews, studentId) satisfies Interview[];
}

/**
 * 面谈: what was asked and answered, and what it looks like; no diagnosis.
 *
 * @throws Refusal `dateInFuture`, `noStudent`, `archived`, `noRecord`.
 */
export function writeInterview(
  writer: Writer,
  { interviewId, ...columns }: InputOf<'interviews.write'>,
): InterviewId {
  refuseImpossibleDay(writer, 'occurredOn', columns.occurredOn, { of: [columns.studentId] });
  return writeInFile(writer, { table: interviews, action: 'interview.written' }, interviewId, columns);
}

/** @throws Refusal `archived`, `noRecord`. */
export function removeInterview(writer: Writer, { interviewId, reason }: InputOf<'interviews.remove'>): void {
  removeFromFile(writer, { table: interviews, action: 'interview.removed' }, interviewId, reason);
}
