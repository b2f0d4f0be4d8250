import { IconMessageReport, IconMessages } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { ExtractOpened } from './extract-opened.tsx';
import { ExtractPapers } from './extract-papers.tsx';

export const conferenceKind: KindOnScreen<'conference'> = {
  icon: IconMessages,
  opens: { in: 'place', place: (conferenceId) => ({ at: 'conference', conferenceId }) },
  writes: {
    act: '记会商',
    letter: 'M',
    alone: { at: 'conference', conferenceId: null },
    in: 'place',
    place: (studentId) => ({ at: 'conference', conferenceId: null, studentId }),
  },
};

export const conferenceExtractKind: KindOnScreen<'conferenceExtract'> = {
  icon: IconMessageReport,
  opens: { in: 'file', closesItself: true, Body: ExtractOpened },
  Paper: ({ file, id }) => {
    const extract = file.extracts.find((each) => each.id === id);
    return extract ? <ExtractPapers extract={extract} /> : null;
  },
  writes: null,
};
