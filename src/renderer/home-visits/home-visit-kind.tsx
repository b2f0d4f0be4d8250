import { IconHomeHeart } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { useRequest } from '#renderer/request.ts';
import { HomeVisitForm } from './home-visit-sheet.tsx';
import { VisitPaper } from './visit-paper.tsx';

export const homeVisitKind: KindOnScreen<'homeVisit'> = {
  icon: IconHomeHeart,
  opens: { in: 'file', Body: VisitOpened },
  Paper: VisitPaper,
  writes: {
    act: '记家访',
    letter: 'J',
    in: 'file',
    Form: ({ file, onClose }) => <HomeVisitForm visit={null} studentId={file.id} onClose={onClose} />,
  },
};

function VisitOpened({ id, onClose }: RecordProps<'homeVisit'>) {
  const { data, failure, refetch } = useRequest('homeVisits.read', { homeVisitId: id });
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  return data ? <HomeVisitForm visit={data} onClose={onClose} /> : null;
}
