import { CONTACT_TITLE, type ContactFacts, contactTable } from '#documents/contacts/contact-table.tsx';
import type { ContactId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { savePaper } from '#vault/strongbox/paper/save-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { existingContact } from './contacts.ts';

/**
 * 家校沟通记录表 of one talk as a PDF.
 *
 * @throws Refusal `noRecord`, `cannotSave`, `closing`.
 */
export async function saveContact(
  room: Room,
  { contactId, password }: InputOf<'contacts.save'>,
): Promise<OutputOf<'contacts.save'>> {
  const facts = room.access.read((reader) => contactFacts(reader, contactId));
  return savePaper(
    room,
    { document: contactTable(facts), dialog: `保存${CONTACT_TITLE}`, word: CONTACT_TITLE },
    password,
    {
      action: 'contact.saved',
      subject: auditSubject(facts.student),
      detail: { contactId, occurredOn: facts.occurredOn },
    },
  );
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
