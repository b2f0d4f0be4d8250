import type { Contact } from '#shared/contract/contacts.ts';
import type { ContactId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import {
  existingInFile,
  recordsInFile,
  removeFromFile,
  writeInFile,
} from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
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
 * @throws Refusal `dateInFuture`, `noStudent`, `archived`, `noRecord`.
 */
export function writeContact(
  writer: Writer,
  { contactId, ...columns }: InputOf<'contacts.write'>,
): ContactId {
  refuseImpossibleDay(writer, 'occurredOn', columns.occurredOn, { of: [columns.studentId] });
  return writeInFile(writer, { table: contacts, action: 'contact.written' }, contactId, columns);
}

/** @throws Refusal `archived`, `noRecord`. */
export function removeContact(writer: Writer, wanted: InputOf<'contacts.remove'>): void {
  const of = { table: contacts, action: 'contact.removed' } as const;
  removeFromFile(writer, of, wanted.contactId, wanted.reason);
}
