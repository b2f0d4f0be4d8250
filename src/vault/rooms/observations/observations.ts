import type { ObservationId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Observation } from '#shared/contract/observations.ts';
import {
  existingInFile,
  recordsInFile,
  removeFromFile,
  writeInFile,
} from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { refuseHelperName } from '#vault/rooms/helpers/helper-names.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { observations } from './tables.ts';

/** What was observed of a student, in the order in which they were written down. */
export function observationsOf(reader: Reader, studentId: StudentId) {
  return recordsInFile(reader, observations, studentId) satisfies Observation[];
}

/** @throws Refusal `noRecord`. */
export function existingObservation(reader: Reader, id: ObservationId) {
  return existingInFile(reader, observations, id);
}

/**
 * An entry of 观察日志 of a day, with one of the thirteen signs or with none, and how it was judged (policy P1, B8). The
 * same sign may be observed again and again.
 *
 * @throws Refusal `noStudent`, `archived`, `noRecord`, `namesHelper`; those of `refuseImpossibleDay`.
 */
export function writeObservation(
  writer: Writer,
  { observationId, ...columns }: InputOf<'observations.write'>,
): ObservationId {
  const { studentId, occurredOn, judgedOn } = columns;
  refuseImpossibleDay(writer, 'occurredOn', occurredOn, { of: [studentId] });
  refuseImpossibleDay(writer, 'judgedOn', judgedOn, { of: [studentId] });
  refuseHelperName(writer, 'source', columns.source, studentId);
  return writeInFile(writer, { table: observations, action: 'observation.written' }, observationId, columns);
}

/** @throws Refusal `archived`, `noRecord`. */
export function removeObservation(writer: Writer, wanted: InputOf<'observations.remove'>): void {
  const of = { table: observations, action: 'observation.removed' } as const;
  removeFromFile(writer, of, wanted.observationId, wanted.reason);
}
