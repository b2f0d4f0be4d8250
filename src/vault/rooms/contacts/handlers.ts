import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { removeContact, writeContact } from './contacts.ts';
import { layContact } from './lay-contact.ts';

export const contactsHandlers: RoomHandlers<'contacts'> = {
  'contacts.write': ({ access }, input) => ({
    contactId: access.write((writer) => writeContact(writer, input)),
  }),
  'contacts.layPaper': layContact,
  'contacts.remove': ({ access }, input) => done(access.write((writer) => removeContact(writer, input))),
};
