import { IconMail } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';

export const letterKind: KindOnScreen<'letter'> = {
  icon: IconMail,
  opens: { in: 'place', place: (letterId) => ({ at: 'letters', letterId }) },
  // The paper is seen while it is written: it needs a screen of its own.
  writes: {
    act: '写告知书',
    letter: 'Z',
    in: 'place',
    place: (studentId) => ({ at: 'letter', studentIds: [studentId] }),
    alone: { at: 'letter' },
  },
};
