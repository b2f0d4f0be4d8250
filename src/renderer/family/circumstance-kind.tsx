import { Button } from '@mantine/core';
import { IconHome } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Gone } from '#renderer/parts/gone.tsx';
import { EndForm } from '#renderer/parts/period-forms.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import { CircumstanceForm } from './circumstance-form.tsx';

export const circumstanceKind: KindOnScreen<'circumstance'> = {
  icon: IconHome,
  opens: { in: 'file', Body: CircumstanceOpened },
  writes: {
    act: '记家庭情况',
    letter: 'T',
    in: 'file',
    Form: ({ file, onClose }) => <CircumstanceForm file={file} circumstance={null} onClose={onClose} />,
  },
  End: EndCircumstance,
};

function CircumstanceOpened({ file, id, onShow, onClose }: RecordProps<'circumstance'>) {
  const period = file.circumstances.find((each) => each.id === id);
  if (!period) return <Gone />;
  const end = period.endedOn === null && (
    <Button
      variant="subtle"
      color="gray"
      onClick={() => onShow({ shows: 'ending', opens: { record: 'circumstance', id } })}
    >
      结束
    </Button>
  );
  return <CircumstanceForm file={file} circumstance={period} end={end} onClose={onClose} />;
}

function EndCircumstance({ id, onClose }: RecordProps<'circumstance'>) {
  const end = useCommand('family.endCircumstance');
  return (
    <EndForm
      schema={contract['family.endCircumstance'].input}
      what={{ periodId: id }}
      submit={end.run}
      done="已记下结束"
      onClose={onClose}
    />
  );
}
