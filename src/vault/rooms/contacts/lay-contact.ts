import { type ContactFacts, contactTable } from '#documents/contacts/contact-table.tsx';
import type { ContactId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { existingContact } from './contacts.ts';

/**
 * 约谈记录表 or 家校沟通记录表 of one talk, for the room or for the guardian who signs it.
 *
 * @throws Refusal `noRecord`.
 */
export function layContact(
  room: Room,
  { contactId, audience }: InputOf<'contacts.layPaper'>,
): Promise<OutputOf<'contacts.layPaper'>> {
  const facts = room.access.read((reader) => contactFacts(reader, contactId));
  return layPaper(room, [contactTable(facts, audience)], {
    kind: 'contact',
    audience,
    subject: auditSubject(facts.student),
    detail: { contactId, occurredOn: facts.occurredOn },
  });
}

function contactFacts(reader: Reader, id: ContactId): ContactFacts {
  const contact = existingContact(reader, id);
  return {
    ...contact,
    schoolName: schoolRow(reader).name,
    numberWord: numberWord(reader),
    student: studentOn(reader, contact.studentId, contact.occurredOn),
  };
}
