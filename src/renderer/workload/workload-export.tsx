import { Text } from '@mantine/core';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand } from '#renderer/request.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Workload } from '#shared/contract/workload.ts';

export type WorkloadFormat = InputOf<'workload.save'>['format'];

interface WorkloadExportProps {
  days: Pick<Workload, 'fromOn' | 'untilOn'>;
  /** Null while nothing leaves. */
  format: WorkloadFormat | null;
  onClose(): void;
}

/** 工作量统计 leaves the room. */
export function WorkloadExport({ days: { fromOn, untilOn }, format, onClose }: WorkloadExportProps) {
  const save = useCommand('workload.save');
  return (
    <ExportDialog
      title="保存工作量统计"
      opened={format !== null}
      onClose={onClose}
      save={(password) => save.run({ fromOn, untilOn, format: format ?? 'pdf', password })}
      onSaved={({ fileName }) => announceSaved(`已保存 ${fileName}`)}
    >
      <Text size="sm">
        只有数字，没有姓名。只有 1 或 2
        名学生的数字印成“&lt;3”，能从合计推算出它的数字印成“＊”；屏幕上的数字不受影响。
      </Text>
    </ExportDialog>
  );
}
