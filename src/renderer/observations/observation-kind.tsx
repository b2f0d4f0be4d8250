import { IconEye } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { PaperSection } from '#renderer/papers/paper-section.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { PAPERS } from '#shared/papers.ts';
import { ObservationForm } from './observation-form.tsx';

export const observationKind: KindOnScreen<'observation'> = {
  icon: IconEye,
  opens: {
    in: 'file',
    Body: ({ file, id, onClose }) => {
      const observation = file.observations.find((each) => each.id === id);
      return observation ? (
        <ObservationForm file={file} observation={observation} onClose={onClose} />
      ) : (
        <Gone />
      );
    },
  },
  Paper: ObservationPaper,
  writes: {
    act: '记观察',
    letter: 'C',
    in: 'file',
    Form: ({ file, onClose }) => <ObservationForm file={file} observation={null} onClose={onClose} />,
  },
};

function ObservationPaper({ id }: RecordProps<'observation'>) {
  return (
    <PaperSection
      title={PAPERS.observation.word}
      says="印的是已经保存的内容；还没有研判的留出空白，可以手写。班主任和心理教师签名。"
      wanted={{ request: 'observations.layPaper', input: { observationId: id } }}
    />
  );
}
