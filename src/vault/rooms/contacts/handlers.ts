import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { removeContact, writeContact } from './contacts.ts';
import { saveContact } from './save-contact.ts';

export const contactsHandlers: RoomHandlers<'contacts'> = {
  'contacts.write': ({ access }, input) => ({
    contactId: access.write((writer) => writeContact(writer, input)),
  }),
  'contacts.save': saveContact,
  'contacts.remove': ({ access }, input) => done(access.write((writer) => removeContact(writer, input))),
};
