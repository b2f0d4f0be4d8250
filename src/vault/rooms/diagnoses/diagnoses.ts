import type { Diagnosis } from '#shared/contract/diagnoses.ts';
import type { DiagnosisId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { recordsInFile, removeFromFile, writeInFile } from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { diagnoses } from './tables.ts';

/** What hospitals found of a student, as the guardian provided it, in the order in which they were written down. */
export function diagnosesOf(reader: Reader, studentId: StudentId) {
  return recordsInFile(reader, diagnoses, studentId) satisfies Diagnosis[];
}

/**
 * 医院诊断（家长提供）: a school may not diagnose, so who provided it and when is always asked (forms.md 附件2).
 *
 * @throws Refusal `dateInFuture`, `providedBeforeDiagnosed`, `noStudent`, `archived`, `noRecord`.
 */
export function writeDiagnosis(
  writer: Writer,
  { diagnosisId, ...columns }: InputOf<'diagnoses.write'>,
): DiagnosisId {
  const of = [columns.studentId];
  refuseImpossibleDay(writer, 'diagnosedOn', columns.diagnosedOn, { of });
  refuseImpossibleDay(writer, 'providedOn', columns.providedOn, { of });
  if (columns.providedOn < columns.diagnosedOn) {
    throw Refusal.at('providedOn', 'providedBeforeDiagnosed', '提供日期不能早于诊断日期，请核对');
  }
  return writeInFile(writer, { table: diagnoses, action: 'diagnosis.written' }, diagnosisId, columns);
}

/** @throws Refusal `archived`, `noRecord`. */
export function removeDiagnosis(writer: Writer, wanted: InputOf<'diagnoses.remove'>): void {
  const of = { table: diagnoses, action: 'diagnosis.removed' } as const;
  removeFromFile(writer, of, wanted.diagnosisId, wanted.reason);
}
