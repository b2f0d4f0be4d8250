import { Text } from '@mantine/core';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand } from '#renderer/request.ts';
import type { SessionId } from '#shared/contract/fields.ts';

interface SessionExportProps {
  sessionId: SessionId;
  opened: boolean;
  onClose(): void;
}

/** 个别辅导记录表 or 团体辅导记录表 leaves as a PDF. */
export function SessionExport({ sessionId, opened, onClose }: SessionExportProps) {
  const save = useCommand('sessions.save');
  return (
    <ExportDialog
      title="保存辅导记录表"
      opened={opened}
      onClose={onClose}
      save={(password) => save.run({ sessionId, ...(password === undefined ? {} : { password }) })}
      onSaved={({ fileName }) => announceSaved(`已保存 ${fileName}`)}
    >
      <Text size="sm">按记录现在的样子，连同补记；手记不会印出来。</Text>
    </ExportDialog>
  );
}
