import { desc, eq } from 'drizzle-orm';
import { writtenLetterNumber } from '#documents/letters/letter-number.ts';
import type { LetterId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { existingLetter, isVoid } from './register.ts';
import { letterDeliveries, letterReceipts, letterVoids } from './tables.ts';

/*
 * What became of an issued letter: given out, signed for, refused, not given back, voided. Nothing of it is written
 * over; a correction is a new row. What comes after the student has left is still put on record.
 */

/** A voided number stays in the register. @throws Refusal `noLetter`, `archived`, `alreadyVoid`. */
export function voidLetter(writer: Writer, { letterId, reason }: InputOf<'letters.void'>): void {
  const letter = existingLetter(writer, letterId);
  mustBeAtSchool(writer, letter.studentId);
  if (isVoid(writer, letterId)) throw new Refusal('alreadyVoid', '这份告知书已经作废。');
  writer.db
    .insert(letterVoids)
    .values({
      letterId,
      voidedOn: writer.today,
      reason,
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .run();
  writer.record({ action: 'letter.voided', subject: writtenLetterNumber(letter), detail: { reason } });
}

/** 已送达, 补发. @throws Refusal `noLetter`, `alreadyVoid`, `dateInFuture`, `beforeIssue`. */
export function recordDelivery(
  writer: Writer,
  { letterIds, ...wanted }: InputOf<'letters.recordDelivery'>,
): void {
  for (const letterId of letterIds) {
    const letter = standing(writer, letterId, '不能登记送达');
    refuseDay(writer, 'deliveredOn', wanted.deliveredOn, letter);
    writer.db
      .insert(letterDeliveries)
      .values({ letterId, ...wanted, recordedAt: writer.now, recordedBy: writer.person })
      .run();
    writer.record({
      action: wanted.isAgain ? 'letter.givenAgain' : 'letter.delivered',
      subject: writtenLetterNumber(letter),
      detail: { new: wanted },
    });
  }
}

/** 已签收, 拒签 or 未回. @throws Refusal `noLetter`, `alreadyVoid`, `dateInFuture`, `beforeIssue`. */
export function recordReceipt(writer: Writer, wanted: InputOf<'letters.recordReceipt'>): void {
  const letter = standing(writer, wanted.letterId, '不能登记回执');
  refuseDay(writer, 'receivedOn', wanted.receivedOn, letter);
  const before = writer.db
    .select()
    .from(letterReceipts)
    .where(eq(letterReceipts.letterId, wanted.letterId))
    .orderBy(desc(letterReceipts.sequence))
    .limit(1)
    .get();
  writer.db
    .insert(letterReceipts)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  writer.record({
    action: 'letter.receipt',
    subject: writtenLetterNumber(letter),
    detail: { old: before ?? null, new: wanted },
  });
}

/** A letter that was not voided. */
function standing(reader: Reader, letterId: LetterId, cannot: string) {
  const letter = existingLetter(reader, letterId);
  if (isVoid(reader, letterId)) {
    const message = `${writtenLetterNumber(letter)} 已经作废，${cannot}。请在有效的告知书上登记。`;
    throw new Refusal('alreadyVoid', message);
  }
  return letter;
}

function refuseDay(reader: Reader, field: string, day: LocalDate, letter: { issuedOn: LocalDate }): void {
  refuseImpossibleDay(reader, field, day);
  if (day < letter.issuedOn) throw Refusal.at(field, 'beforeIssue', '日期不能早于告知书的出具日期，请核对');
}
