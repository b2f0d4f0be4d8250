import { IconMailbox } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { WRITE_ENQUIRY } from './enquiry-words.ts';

export const enquiryKind: KindOnScreen<'enquiry'> = {
  icon: IconMailbox,
  opens: { in: 'place', place: (enquiryId) => ({ at: 'enquiries', enquiryId }) },
  writes: {
    act: WRITE_ENQUIRY,
    letter: '4',
    // Whoever wrote may be nobody of the school: it is begun without a student as well.
    alone: { at: 'enquiries', enquiryId: 'new' },
    in: 'place',
    place: (studentId) => ({ at: 'enquiries', enquiryId: 'new', studentId }),
  },
};
