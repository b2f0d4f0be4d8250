import { IconPaperclip } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { Attachments } from './attachments.tsx';

export const attachmentKind: KindOnScreen<'attachment'> = {
  icon: IconPaperclip,
  opens: {
    in: 'file',
    closesItself: true,
    Body: ({ file, isArchived, id, onShow }) => (
      <Attachments
        key={id}
        studentId={file.id}
        closed={isArchived}
        openId={id}
        onOpenRecord={(opens) => onShow({ shows: 'record', opens })}
      />
    ),
  },
  writes: {
    act: '添加附件',
    letter: 'A',
    in: 'file',
    Form: ({ file, isArchived, onShow }) => (
      <Attachments
        studentId={file.id}
        closed={isArchived}
        onOpenRecord={(opens) => onShow({ shows: 'record', opens })}
      />
    ),
  },
};
