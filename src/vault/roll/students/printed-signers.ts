import type { PrintedSigner } from '#documents/frame/record-table.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import type { Signer } from '#shared/contract/signers.ts';
import { type LocalDate, writtenPhone } from '#shared/school-calendar.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { guardiansOn } from './enrolment.ts';

/**
 * Those who sign a paper, each with the phone that was known on its day (rules of the data, 4); whoever was on record
 * then under no such name has none.
 */
export function printedSigners(
  reader: Reader,
  studentId: StudentId,
  signers: readonly Signer[],
  day: LocalDate,
): PrintedSigner[] {
  const known = guardiansOn(reader, studentId, day);
  return signers.map((signer) => {
    const guardian = known.find(({ name }) => signer.name === name || signer.name.startsWith(`${name}（`));
    return { ...signer, phone: guardian?.phone ? writtenPhone(guardian.phone) : '' };
  });
}
