import type { DisclosureId } from '#shared/contract/disclosures.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { removeFromFile, writeInFile } from '#vault/roll/students/file-records.ts';
import { incidentExtractsOf } from '#vault/rooms/incidents/incident-rows.ts';
import { refuseImpossibleMoment } from '#vault/rooms/incidents/moments.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { disclosures } from './tables.ts';

/**
 * Writes down that confidentiality was broken, or puts it right. Also of whoever has left: the police may ask later.
 *
 * @throws Refusal `noStudent`, `noRecord`, `notInIncident`, `groundMissing`; those of `refuseImpossibleMoment`.
 */
export function writeDisclosure(
  writer: Writer,
  { disclosureId, ...columns }: InputOf<'disclosures.write'>,
): DisclosureId {
  const { studentId, incidentId, occurredOn: on, startsAt: at, ground, groundText } = columns;
  refuseImpossibleMoment(writer, { on, at, fields: ['occurredOn', 'startsAt'] });
  if (ground === 'other' && groundText === '') {
    throw Refusal.at('groundText', 'groundMissing', '选了“其他”，请写明依据');
  }
  const isInIt =
    incidentId === null ||
    incidentExtractsOf(writer, studentId).some((extract) => extract.incidentId === incidentId);
  if (!isInIt) {
    throw Refusal.at('incidentId', 'notInIncident', '这名学生不在所选的事件里，请另选，或留空');
  }
  const of = { table: disclosures, action: 'disclosure.written', evenAfterLeaving: true } as const;
  return writeInFile(writer, of, disclosureId, columns);
}

/** @throws Refusal `noRecord`. */
export function removeDisclosure(
  writer: Writer,
  { disclosureId, reason }: InputOf<'disclosures.remove'>,
): void {
  const of = { table: disclosures, action: 'disclosure.removed', evenAfterLeaving: true } as const;
  removeFromFile(writer, of, disclosureId, reason);
}
