import { IconMessageCircleHeart } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { useRequest } from '#renderer/request.ts';
import { TalkForm } from './talk-form.tsx';

export const talkKind: KindOnScreen<'talk'> = {
  icon: IconMessageCircleHeart,
  opens: { in: 'file', Body: TalkOpened },
  writes: {
    act: '记谈心',
    letter: 'I',
    in: 'file',
    Form: ({ file, onClose }) => <TalkForm file={file} talk={null} onClose={onClose} />,
  },
};

function TalkOpened({ file, id, onClose }: RecordProps<'talk'>) {
  const { data, failure, refetch } = useRequest('talks.read', { talkId: id });
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  return data ? <TalkForm file={file} talk={data} onClose={onClose} /> : null;
}
