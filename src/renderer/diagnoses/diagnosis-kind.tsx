import { IconStethoscope } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { Gone } from '#renderer/parts/gone.tsx';
import { DiagnosisForm } from './diagnosis-form.tsx';

export const diagnosisKind: KindOnScreen<'diagnosis'> = {
  icon: IconStethoscope,
  opens: {
    in: 'file',
    title: '医院诊断（家长提供）',
    Body: ({ file, id, onClose }) => {
      const diagnosis = file.diagnoses.find((each) => each.id === id);
      return diagnosis ? <DiagnosisForm file={file} diagnosis={diagnosis} onClose={onClose} /> : <Gone />;
    },
  },
  writes: {
    act: '记医院诊断',
    letter: 'D',
    in: 'file',
    Form: ({ file, onClose }) => <DiagnosisForm file={file} diagnosis={null} onClose={onClose} />,
  },
};
