import { IconLockOpen } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { PaperSection } from '#renderer/papers/paper-section.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { PAPERS } from '#shared/papers.ts';
import { DisclosureForm } from './disclosure-form.tsx';

export const disclosureKind: KindOnScreen<'disclosure'> = {
  icon: IconLockOpen,
  opens: {
    in: 'file',
    Body: ({ file, id, onClose }) => {
      const disclosure = file.disclosures.find((each) => each.id === id);
      return disclosure ? <DisclosureForm file={file} disclosure={disclosure} onClose={onClose} /> : <Gone />;
    },
  },
  Paper: ({ id }) => (
    <PaperSection
      title={PAPERS.disclosure.word}
      says="时间、告知了谁、告知的内容、依据和决定人；表下有决定人签名处。"
      wanted={{ request: 'disclosures.layPaper', input: { disclosureId: id } }}
    />
  ),
  writes: {
    act: '记突破保密',
    letter: '2',
    in: 'file',
    Form: ({ file, onClose }) => <DisclosureForm file={file} disclosure={null} onClose={onClose} />,
  },
};
