import { Text } from '@mantine/core';
import { PaperDialog } from '#renderer/papers/paper-dialog.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import { PAPERS } from '#shared/papers.ts';

interface CardPaperProps {
  studentIds: StudentId[];
  /** Of one, the name. */
  name?: string;
  opened: boolean;
  onClose(): void;
}

/** 应急信息卡, printed while all is well. */
export function CardPaper({ studentIds, name, opened, onClose }: CardPaperProps) {
  return (
    <PaperDialog
      title={`${PAPERS['incident.cards'].word}${name ? `：${name}` : `（${studentIds.length} 人）`}`}
      wanted={{ request: 'incidents.layCards', input: { studentIds } }}
      opened={opened ? 'print' : null}
      onClose={onClose}
    >
      <Text size="sm">
        {studentIds.length > 1 && '每名学生一页。'}
        按今天的档案：监护人和班主任的电话、医院与用药、怎样能平静、要避开什么；还没有的留空，可以手写。封好放在值班处，情况变了换新卡。
      </Text>
    </PaperDialog>
  );
}
