import { Text } from '@mantine/core';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand } from '#renderer/request.ts';

/** 本周跟踪清单 leaves for the homeroom teachers. */
export function WeekListExport({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const save = useCommand('workbench.saveWeekList');
  return (
    <ExportDialog
      title="保存本周跟踪清单"
      opened={opened}
      onClose={onClose}
      save={(password) => save.run(password === undefined ? {} : { password })}
      onSaved={({ fileName }) => announceSaved(`已保存 ${fileName}`)}
    >
      <Text size="sm">
        每个班一张，交给班主任填写：姓名、等级、要做的事和期限。不写原因、诊断和辅导内容。
      </Text>
    </ExportDialog>
  );
}
