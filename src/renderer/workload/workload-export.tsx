import { Text } from '@mantine/core';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand } from '#renderer/request.ts';
import type { Workload } from '#shared/contract/workload.ts';

/** What of its numbers leaves the room, as a workbook or on paper. */
export function LeavingFigures() {
  return (
    <Text size="sm">
      只有数字，没有姓名。只有 1 或 2
      名学生的数字印成“&lt;3”，能从合计推算出它的数字印成“＊”；屏幕上的数字不受影响。
    </Text>
  );
}

interface WorkloadExportProps {
  days: Pick<Workload, 'fromOn' | 'untilOn'>;
  opened: boolean;
  onClose(): void;
}

/** 工作量统计 leaves the room as a workbook. */
export function WorkloadExport({ days: { fromOn, untilOn }, opened, onClose }: WorkloadExportProps) {
  const save = useCommand('workload.save');
  return (
    <ExportDialog
      title="保存工作量统计"
      opened={opened}
      onClose={onClose}
      save={(password) => save.run({ fromOn, untilOn, password })}
      onSaved={({ fileName }) => announceSaved(`已保存 ${fileName}`)}
    >
      <LeavingFigures />
    </ExportDialog>
  );
}
