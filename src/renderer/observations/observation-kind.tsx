import { IconEye } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { Gone } from '#renderer/parts/gone.tsx';
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
  writes: {
    act: '记观察',
    letter: 'C',
    in: 'file',
    Form: ({ file, onClose }) => <ObservationForm file={file} observation={null} onClose={onClose} />,
  },
};
