import { IconUserHeart } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Gone } from '#renderer/parts/gone.tsx';
import { TeamMemberForm } from './team-member-form.tsx';

export const teamMemberKind: KindOnScreen<'careTeam'> = {
  icon: IconUserHeart,
  opens: { in: 'file', title: '专班成员', Body: MemberOpened },
  writes: {
    act: '添加专班成员',
    letter: 'V',
    in: 'file',
    Form: ({ file, onClose }) => <TeamMemberForm file={file} member={null} onClose={onClose} />,
  },
};

function MemberOpened({ file, id, onClose }: RecordProps<'careTeam'>) {
  const member = file.careTeam.find((each) => each.id === id);
  return member ? <TeamMemberForm file={file} member={member} onClose={onClose} /> : <Gone />;
}
