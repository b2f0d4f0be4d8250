import { Button, Radio, Stack } from '@mantine/core';
import { IconFileTypeDocx } from '@tabler/icons-react';
import { useState } from 'react';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand } from '#renderer/request.ts';
import type { LetterId } from '#shared/contract/fields.ts';

type As = 'one' | 'each';

/** Issued letters for Word, where somebody goes on with them: one document, or one for each letter. */
export function WordExport({ letterIds }: { letterIds: LetterId[] }) {
  const save = useCommand('letters.saveWord');
  const [opened, setOpened] = useState(false);
  const [as, setAs] = useState<As>('one');
  const many = letterIds.length > 1;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileTypeDocx size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        保存为Word文档
      </Button>
      <ExportDialog
        title={`保存为Word文档（${letterIds.length} 份）`}
        opened={opened}
        onClose={() => setOpened(false)}
        save={(password) => save.run({ letterIds, as: many ? as : 'one', password })}
        onSaved={({ fileName }) => announceSaved(`已保存 ${fileName}`)}
      >
        {many && (
          // Only these two values stand in the group.
          <Radio.Group label="几份怎样保存" value={as} onChange={(next) => setAs(next as As)}>
            <Stack gap={8} mt={4}>
              <Radio value="one" label="合成一个文件" />
              <Radio value="each" label="一份一个文件，放在一个压缩包里" />
            </Stack>
          </Radio.Group>
        )}
      </ExportDialog>
    </>
  );
}
