import { Text } from '@mantine/core';
import { PaperDialog } from '#renderer/papers/paper-dialog.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import { PAPERS } from '#shared/papers.ts';

interface BriefPaperProps {
  studentIds: StudentId[];
  /** Of one, the name. */
  name?: string;
  opened: boolean;
  onClose(): void;
}

/** What is laid before a conference about students: one page of each, without process notes. */
export function BriefPaper({ studentIds, name, opened, onClose }: BriefPaperProps) {
  return (
    <PaperDialog
      title={`${PAPERS['student.brief'].word}${name ? `：${name}` : `（${studentIds.length} 人）`}`}
      wanted={{ request: 'students.layBrief', input: { studentIds } }}
      opened={opened ? 'print' : null}
      onClose={onClose}
    >
      <Text size="sm">
        {studentIds.length > 1 && '每名学生一页，各从新的一页开始。'}
        一页纸的概况：监护人与家庭、预警经过、因素与信号、医院诊断、最近的辅导与跟踪、目前措施。不含心理教师手记。
      </Text>
    </PaperDialog>
  );
}
