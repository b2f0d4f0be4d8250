import type { Contact } from '#shared/contract/contacts.ts';
import type { ContactId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { ReferralId } from '#shared/contract/referrals.ts';
import { Refusal } from '#shared/outcome.ts';
import { stepOfAnswer } from '#shared/referral-steps.ts';
import {
  existingInFile,
  recordsInFile,
  removeFromFile,
  writeInFile,
} from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { referralsOf, writeStep } from '#vault/rooms/referrals/referrals.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { contacts } from './tables.ts';

/** Talks with a student's guardians, in the order in which they were written down. */
export function contactsOf(reader: Reader, studentId: StudentId) {
  return recordsInFile(reader, contacts, studentId) satisfies Contact[];
}

/** @throws Refusal `noRecord`. */
export function existingContact(reader: Reader, contactId: ContactId) {
  return existingInFile(reader, contacts, contactId);
}

/**
 * 家校沟通: evidence of what was said to whom, with whom present (policy Z6, J9).
 *
 * @throws Refusal `dateInFuture`, `noStudent`, `archived`, `noRecord`; where a referral is answered, those of `writeStep`.
 */
export function writeContact(
  writer: Writer,
  { contactId, answersReferral, ...columns }: InputOf<'contacts.write'>,
): ContactId {
  refuseImpossibleDay(writer, 'occurredOn', columns.occurredOn, { of: [columns.studentId] });
  const id = writeInFile(writer, { table: contacts, action: 'contact.written' }, contactId, columns);
  if (answersReferral) answerReferral(writer, answersReferral, columns);
  return id;
}

/** What the guardian answered in a talk is written down once: the referral goes on by it. */
function answerReferral(
  writer: Writer,
  referralId: ReferralId,
  columns: Omit<InputOf<'contacts.write'>, 'contactId' | 'answersReferral'>,
): void {
  const step = stepOfAnswer(columns.answered);
  if (!step) return;
  const { studentId, occurredOn, guardian: who, witnesses, refusal, answer } = columns;
  if (!referralsOf(writer, studentId).some(({ id }) => id === referralId))
    throw new Refusal('noRecord', '找不到这次转介，可能已被删除。请刷新学生档案后再保存。');
  const text = refusal || answer;
  if (step === 'refused' && text === '')
    throw Refusal.at('refusal', 'missing', '请填写拒绝的事和理由，它也记入转介');
  const nothing = { institution: '', nextOn: null };
  writeStep(writer, { referralId, stepId: null, step, occurredOn, who, witnesses, text, ...nothing });
}

/** @throws Refusal `archived`, `noRecord`. */
export function removeContact(writer: Writer, wanted: InputOf<'contacts.remove'>): void {
  const of = { table: contacts, action: 'contact.removed' } as const;
  removeFromFile(writer, of, wanted.contactId, wanted.reason);
}
