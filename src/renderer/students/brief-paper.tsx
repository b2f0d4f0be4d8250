import { Text } from '@mantine/core';
import { PaperDialog } from '#renderer/papers/paper-dialog.tsx';
import type { StudentFile } from '#shared/contract/students.ts';
import { PAPERS } from '#shared/papers.ts';

interface BriefPaperProps {
  file: StudentFile;
  opened: boolean;
  onClose(): void;
}

/** What is laid before a conference about a student: one page, without process notes. */
export function BriefPaper({ file, opened, onClose }: BriefPaperProps) {
  return (
    <PaperDialog
      title={`${PAPERS['student.brief'].word}：${file.name}`}
      wanted={{ request: 'students.layBrief', input: { studentIds: [file.id] } }}
      opened={opened ? 'print' : null}
      onClose={onClose}
    >
      <Text size="sm">
        一页纸的概况：监护人与家庭、预警经过、因素与信号、医院诊断、最近的辅导与跟踪、目前措施。不含心理教师手记。
      </Text>
    </PaperDialog>
  );
}
