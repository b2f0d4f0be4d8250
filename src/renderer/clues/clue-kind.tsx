import { IconBulb } from '@tabler/icons-react';
import type { KindOnScreen, WritingProps } from '#renderer/kinds/kind-on-screen.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { useRequest } from '#renderer/request.ts';
import { ClueForm } from './clue-form.tsx';

export const clueKind: KindOnScreen<'clue'> = {
  icon: IconBulb,
  opens: {
    in: 'file',
    Body: ({ id, ...props }) => {
      const clue = props.file.clues.find((each) => each.id === id);
      return clue ? <ClueForm {...props} clue={clue} person={clue.answeredBy} /> : <Gone />;
    },
  },
  writes: { act: '处理预警线索', letter: null, in: 'file', Form: AnswerClue },
};

function AnswerClue(props: WritingProps) {
  const { data } = useRequest('school.particulars', {});
  if (!data) return null;
  return props.file.openClue ? (
    <ClueForm {...props} clue={null} person={data.person} />
  ) : (
    <EmptyState title="没有要处理的线索" text="这条线索已经处理，或相关记录已更正。处理过的在“经过”里。" />
  );
}
