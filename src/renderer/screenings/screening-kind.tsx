import { IconClipboardCheck, IconClipboardList, IconListCheck } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { Gone } from '#renderer/parts/gone.tsx';
import { EntryOpened } from './entry-opened.tsx';
import { ScreeningForm } from './screening-form.tsx';

export const screeningKind: KindOnScreen<'screening'> = {
  icon: IconClipboardCheck,
  opens: {
    in: 'file',
    title: '筛查结果（非诊断）',
    Body: ({ file, id, onClose }) => {
      const screening = file.screenings.find((each) => each.id === id);
      return screening ? <ScreeningForm file={file} screening={screening} onClose={onClose} /> : <Gone />;
    },
  },
  writes: {
    act: '记筛查结果',
    letter: 'S',
    in: 'file',
    Form: ({ file, onClose }) => <ScreeningForm file={file} screening={null} onClose={onClose} />,
  },
};

export const screeningBatchKind: KindOnScreen<'screeningBatch'> = {
  icon: IconClipboardList,
  opens: { in: 'place', place: (batchId) => ({ at: 'screening', batchId }) },
  writes: null,
};

export const screeningEntryKind: KindOnScreen<'screeningEntry'> = {
  icon: IconListCheck,
  opens: { in: 'file', title: '普查', closesItself: true, Body: EntryOpened },
  writes: null,
};
