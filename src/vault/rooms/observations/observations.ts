import type { ObservationId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Observation } from '#shared/contract/observations.ts';
import { recordsInFile, removeFromFile, writeInFile } from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { observations } from './tables.ts';

/** What was observed of a student, in the order in which they were written down. */
export function observationsOf(reader: Reader, studentId: StudentId) {
  return recordsInFile(reader, observations, studentId) satisfies Observation[];
}

/**
 * 高危因素 or 警示信号, as somebody observed it on a day (policy P1). The same sign may be observed again and again.
 *
 * @throws Refusal `dateInFuture`, `noStudent`, `archived`, `noRecord`.
 */
export function writeObservation(
  writer: Writer,
  { observationId, ...columns }: InputOf<'observations.write'>,
): ObservationId {
  refuseImpossibleDay(writer, 'occurredOn', columns.occurredOn, { of: [columns.studentId] });
  return writeInFile(writer, { table: observations, action: 'observation.written' }, observationId, columns);
}

/** @throws Refusal `archived`, `noRecord`. */
export function removeObservation(writer: Writer, wanted: InputOf<'observations.remove'>): void {
  const of = { table: observations, action: 'observation.removed' } as const;
  removeFromFile(writer, of, wanted.observationId, wanted.reason);
}
