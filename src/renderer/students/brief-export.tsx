import { Text } from '@mantine/core';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand } from '#renderer/request.ts';
import type { StudentFile } from '#shared/contract/students.ts';

interface BriefExportProps {
  file: StudentFile;
  opened: boolean;
  onClose(): void;
}

/** Saves what is laid before a conference about a student: one page, without process notes. */
export function BriefExport({ file, opened, onClose }: BriefExportProps) {
  const saving = useCommand('students.saveBrief');
  return (
    <ExportDialog
      title={`导出研判材料：${file.name}`}
      opened={opened}
      onClose={onClose}
      save={(password) => saving.run({ studentId: file.id, password })}
      onSaved={({ fileName }) => announceSaved(`已保存 ${fileName}`)}
    >
      <Text size="sm">
        一页纸的概况：监护人与家庭、预警经过、因素与信号、医院诊断、最近的辅导与跟踪、目前措施。不含心理教师手记。
      </Text>
    </ExportDialog>
  );
}
