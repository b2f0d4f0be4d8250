import { Button } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Facts } from '#renderer/parts/facts.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { writtenSpan } from '#renderer/parts/period-words.ts';
import { writtenPhone } from '#shared/school-calendar.ts';
import { EndGuardianForm } from './end-guardian-form.tsx';
import { GuardianForm } from './guardian-form.tsx';

export const guardianKind: KindOnScreen<'guardian'> = {
  icon: IconUsersGroup,
  opens: { in: 'file', Body: GuardianOpened },
  writes: {
    act: '添加监护人',
    letter: 'H',
    in: 'file',
    Form: ({ file, onClose }) => <GuardianForm file={file} guardian={null} onClose={onClose} />,
  },
  End: ({ id, onClose }) => <EndGuardianForm guardianId={id} onClose={onClose} />,
};

function GuardianOpened({ file, id, onShow, onClose }: RecordProps<'guardian'>) {
  const guardian = file.guardians.find((each) => each.id === id);
  if (guardian) {
    const end = (
      <Button
        variant="subtle"
        color="gray"
        onClick={() => onShow({ shows: 'ending', opens: { record: 'guardian', id } })}
      >
        结束
      </Button>
    );
    return <GuardianForm file={file} guardian={guardian} end={end} onClose={onClose} />;
  }
  const former = file.formerGuardians.find((each) => each.id === id);
  if (!former) return <Gone />;
  return (
    <Facts
      rows={[
        ['姓名', former.name || '未填'],
        ['关系', former.relation],
        ['电话', writtenPhone(former.phone)],
        ['起止', writtenSpan(former)],
        ['备注', former.note],
      ]}
    />
  );
}
