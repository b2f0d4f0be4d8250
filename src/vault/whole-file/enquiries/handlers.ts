import { removeEnquiry, writeEnquiry } from '#vault/rooms/enquiries/enquiries.ts';
import { done, looked, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { layEnquiries } from './lay-register.ts';
import { enquiryLines, readEnquiry } from './register.ts';

export const enquiriesHandlers: RoomHandlers<'enquiries'> = {
  'enquiries.list': ({ access }) =>
    looked(access, { action: 'enquiry.listed', subject: '' }, (reader) => enquiryLines(reader)),
  'enquiries.read': ({ access }, { enquiryId }) => access.write((writer) => readEnquiry(writer, enquiryId)),
  'enquiries.write': ({ access }, input) => ({
    enquiryId: access.write((writer) => writeEnquiry(writer, input)),
  }),
  'enquiries.remove': ({ access }, input) => done(access.write((writer) => removeEnquiry(writer, input))),
  'enquiries.layRegister': layEnquiries,
};
