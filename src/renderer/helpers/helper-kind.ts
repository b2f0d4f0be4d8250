import { IconUserHeart } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { WRITE_HELPER } from './helper-words.ts';

export const helperPostKind: KindOnScreen<'helperPost'> = {
  icon: IconUserHeart,
  opens: { in: 'place', place: (postId) => ({ at: 'helpers', postId }) },
  writes: {
    act: WRITE_HELPER,
    letter: '5',
    alone: { at: 'helpers', postId: 'new' },
    in: 'place',
    place: (studentId) => ({ at: 'helpers', postId: 'new', studentId }),
  },
};
