import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { SchoolReturn, SchoolReturnId } from '#shared/contract/school-returns.ts';
import { Refusal } from '#shared/outcome.ts';
import { stateOfReturn, troubleOfSheet } from '#shared/return-decisions.ts';
import { existingInFile, recordsInFile, removeFromFile } from '#vault/roll/students/file-records.ts';
import { standingLeave } from '#vault/roll/students/leaves.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { signersOf, writeSigned } from '#vault/roll/students/signers.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { schoolReturnSigners, schoolReturns } from './tables.ts';

/** A student's applications to come back, in the order in which they were written down. */
export function schoolReturnsOf(reader: Reader, studentId: StudentId) {
  return recordsInFile(reader, schoolReturns, studentId).map((row) => ({
    ...row,
    state: stateOfReturn(row),
    signers: signersOf(reader, schoolReturnSigners, row.id),
  })) satisfies SchoolReturn[];
}

/** @throws Refusal `noRecord`. */
export function existingSchoolReturn(reader: Reader, id: SchoolReturnId) {
  return {
    ...existingInFile(reader, schoolReturns, id),
    signers: signersOf(reader, schoolReturnSigners, id),
  };
}

/**
 * 复学: an application, filled in as things happen (policy J12, P5).
 *
 * @throws Refusal `noPeriod` where the leave is none of the student's, `noStudent`, `archived`, `noRecord`; at their fields
 *   `outOfOrder`, `missing` and `cannotFollow` of `troubleOfSheet`; those of `refuseImpossibleDay`.
 */
export function writeSchoolReturn(
  writer: Writer,
  { schoolReturnId, signers, ...sheet }: InputOf<'schoolReturns.write'>,
): SchoolReturnId {
  const { studentId } = sheet;
  const { before: leave } = standingLeave(writer, sheet.leaveId);
  if (leave.studentId !== studentId)
    throw Refusal.at('leaveId', 'noPeriod', '这次休学不在该生名下，请刷新后重新选择');
  for (const field of ['appliedOn', 'certificateOn', 'assessedOn', 'decidedOn', 'plannedOn'] as const)
    refuseImpossibleDay(writer, field, sheet[field], { of: [studentId] });
  refuseImpossibleDay(writer, 'reviewOn', sheet.reviewOn, { of: [studentId], ahead: true });
  const trouble = troubleOfSheet(sheet, leave);
  if (trouble) throw Refusal.at(trouble.field, trouble.code, trouble.message);
  const signedBy = schoolReturnSigners;
  const of = { table: schoolReturns, signedBy, action: 'schoolReturn.written' } as const;
  return writeSigned(writer, of, schoolReturnId, signers, sheet);
}

/** @throws Refusal `archived`, `noRecord`. */
export function removeSchoolReturn(
  writer: Writer,
  { schoolReturnId, reason }: InputOf<'schoolReturns.remove'>,
): void {
  const of = { table: schoolReturns, action: 'schoolReturn.removed' } as const;
  removeFromFile(writer, of, schoolReturnId, reason);
}
