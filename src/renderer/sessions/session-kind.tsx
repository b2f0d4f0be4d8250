import { IconNotes } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { SessionBeside } from './session-beside.tsx';

export const sessionKind: KindOnScreen<'session'> = {
  icon: IconNotes,
  opens: { in: 'place', place: (sessionId) => ({ at: 'session', sessionId }) },
  writes: {
    act: '写辅导记录',
    letter: 'F',
    in: 'file',
    Form: SessionBeside,
    alone: { at: 'session', sessionId: null },
  },
};
