import { Button } from '@mantine/core';
import { IconDoorEnter } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { PaperSection } from '#renderer/papers/paper-section.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { PAPERS } from '#shared/papers.ts';
import { ReturnForm } from './return-form.tsx';

export const schoolReturnKind: KindOnScreen<'schoolReturn'> = {
  icon: IconDoorEnter,
  opens: {
    in: 'file',
    Body: ({ file, id, onClose }) => {
      const found = file.schoolReturns.find((each) => each.id === id);
      return found ? <ReturnForm file={file} schoolReturn={found} onClose={onClose} /> : <Gone />;
    },
  },
  Paper: ({ id }) => (
    <>
      <PaperSection
        title={PAPERS.schoolReturn.word}
        says="印的是已经保存的内容，由监护人、心理教师和校长签字；空着的地方可以手写。不印防备预案。"
        wanted={{ request: 'schoolReturns.layPaper', input: { schoolReturnId: id } }}
      />
      <PaperSection
        title={PAPERS['schoolReturn.plan'].word}
        says="校内使用，由负责领导签字；空着的地方可以手写。"
        wanted={{ request: 'schoolReturns.layPlan', input: { schoolReturnId: id } }}
      />
    </>
  ),
  writes: {
    act: '记复学申请',
    letter: 'W',
    in: 'file',
    Form: ({ file, given, onShow, onClose }) =>
      file.leaves.length === 0 ? (
        <EmptyState
          title="还没有休学记录"
          text="请先登记休学，再记复学申请。"
          action={<Button onClick={() => onShow({ shows: 'writing', kind: 'leave' })}>登记休学</Button>}
        />
      ) : (
        <ReturnForm
          file={file}
          schoolReturn={null}
          leaveId={file.leaves.find(({ id }) => id === given)?.id}
          onClose={onClose}
        />
      ),
  },
};
