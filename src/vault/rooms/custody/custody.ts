import type {
  CustodyHandOver,
  CustodyHandOverId,
  CustodyPromise,
  CustodyPromiseId,
} from '#shared/contract/custody.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { existingInFile, recordsInFile, removeFromFile } from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { signersOf, writeSigned } from '#vault/roll/students/signers.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import {
  custodyHandOverSigners,
  custodyHandOvers,
  custodyPromiseSigners,
  custodyPromises,
} from './tables.ts';

/** What a student's guardians promised, in the order in which it was written down. */
export function custodyPromisesOf(reader: Reader, studentId: StudentId) {
  return recordsInFile(reader, custodyPromises, studentId).map((row) => ({
    ...row,
    signers: signersOf(reader, custodyPromiseSigners, row.id),
  })) satisfies CustodyPromise[];
}

/** @throws Refusal `noRecord`. */
export function existingPromise(reader: Reader, id: CustodyPromiseId) {
  return {
    ...existingInFile(reader, custodyPromises, id),
    signers: signersOf(reader, custodyPromiseSigners, id),
  };
}

/**
 * 监护承诺书 or 陪护协议, which is printed first and signed then (policy J10, P4).
 *
 * @throws Refusal `noStudent`, `archived`, `noRecord`, `endsBeforeStart`; those of `refuseImpossibleDay`.
 */
export function writePromise(
  writer: Writer,
  { custodyPromiseId, signers, ...columns }: InputOf<'custody.writePromise'>,
): CustodyPromiseId {
  const { studentId, fromOn, untilOn } = columns;
  // It may be made out for a day to come.
  refuseImpossibleDay(writer, 'fromOn', fromOn, { of: [studentId], ahead: true });
  refuseImpossibleDay(writer, 'untilOn', untilOn, { of: [studentId], ahead: true });
  if (untilOn < fromOn) throw Refusal.at('untilOn', 'endsBeforeStart', '不能早于开始日期，请核对');
  const signedBy = custodyPromiseSigners;
  const of = { table: custodyPromises, signedBy, action: 'custodyPromise.written' } as const;
  return writeSigned(writer, of, custodyPromiseId, signers, columns);
}

/** @throws Refusal `archived`, `noRecord`. */
export function removePromise(
  writer: Writer,
  { custodyPromiseId, reason }: InputOf<'custody.removePromise'>,
): void {
  const of = { table: custodyPromises, action: 'custodyPromise.removed' } as const;
  removeFromFile(writer, of, custodyPromiseId, reason);
}

/** When a child went over to its guardians, in the order in which it was written down. */
export function custodyHandOversOf(reader: Reader, studentId: StudentId) {
  return recordsInFile(reader, custodyHandOvers, studentId).map((row) => ({
    ...row,
    signers: signersOf(reader, custodyHandOverSigners, row.id),
  })) satisfies CustodyHandOver[];
}

/** @throws Refusal `noRecord`. */
export function existingCustodyHandOver(reader: Reader, id: CustodyHandOverId) {
  return {
    ...existingInFile(reader, custodyHandOvers, id),
    signers: signersOf(reader, custodyHandOverSigners, id),
  };
}

/**
 * 安全责任移交: to the minute, since until then the school watches (policy J11, P4).
 *
 * @throws Refusal `noStudent`, `archived`, `noRecord`; those of `refuseImpossibleDay`.
 */
export function writeCustodyHandOver(
  writer: Writer,
  { custodyHandOverId, signers, ...columns }: InputOf<'custody.writeHandOver'>,
): CustodyHandOverId {
  refuseImpossibleDay(writer, 'occurredOn', columns.occurredOn, { of: [columns.studentId] });
  const signedBy = custodyHandOverSigners;
  const of = { table: custodyHandOvers, signedBy, action: 'custodyHandOver.written' } as const;
  return writeSigned(writer, of, custodyHandOverId, signers, columns);
}

/** @throws Refusal `archived`, `noRecord`. */
export function removeCustodyHandOver(
  writer: Writer,
  { custodyHandOverId, reason }: InputOf<'custody.removeHandOver'>,
): void {
  const of = { table: custodyHandOvers, action: 'custodyHandOver.removed' } as const;
  removeFromFile(writer, of, custodyHandOverId, reason);
}
