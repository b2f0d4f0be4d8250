import { IconEyeCheck } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { PaperSection } from '#renderer/papers/paper-section.tsx';
import { PAPERS } from '#shared/papers.ts';
import { WatchOpened } from './watch-opened.tsx';

export const watchGroupKind: KindOnScreen<'watchGroup'> = {
  icon: IconEyeCheck,
  opens: { in: 'file', closesItself: true, Body: WatchOpened },
  Paper: ({ id }) => (
    <PaperSection
      title={PAPERS.watchGroup.word}
      says="已登记的各班和空白的行，每班签名；监护没有结束时可以先打印，放在现场手写，回来再补登。"
      wanted={{ request: 'watchGroups.layPaper', input: { watchGroupId: id } }}
    />
  ),
  // It is set up in the event.
  writes: null,
};
