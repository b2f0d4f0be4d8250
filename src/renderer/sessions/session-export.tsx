import { Button, Text } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand } from '#renderer/request.ts';
import type { SessionId } from '#shared/contract/fields.ts';

/** 个别辅导记录表 or 团体辅导记录表 leaves as a PDF: the button, and what it asks. */
export function SessionExport({ sessionId }: { sessionId: SessionId }) {
  const save = useCommand('sessions.save');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileDownload size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        保存为PDF
      </Button>
      <ExportDialog
        title="保存辅导记录表"
        opened={opened}
        onClose={() => setOpened(false)}
        save={(password) => save.run({ sessionId, ...(password === undefined ? {} : { password }) })}
        onSaved={({ fileName }) => announceSaved(`已保存 ${fileName}`)}
      >
        <Text size="sm">按记录现在的样子，连同补记；手记不会印出来。</Text>
      </ExportDialog>
    </>
  );
}
