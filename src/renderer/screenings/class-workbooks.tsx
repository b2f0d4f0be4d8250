import { Text } from '@mantine/core';
import { useState } from 'react';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand } from '#renderer/request.ts';
import { FillInMenu } from '#renderer/roster/fill-in-menu.tsx';
import { FilledInImport } from '#renderer/roster/filled-in-import.tsx';
import type { Batch } from '#shared/contract/screenings.ts';

/** 班级排查填写表: one for each class of a batch out to the homeroom teachers, and back. */
export function ClassWorkbooksMenu({ batch, onImport }: { batch: Batch; onImport(): void }) {
  const [saving, setSaving] = useState(false);
  const save = useCommand('screenings.saveWorkbooks');
  return (
    <>
      <FillInMenu
        list="focusReplies"
        disabled={batch.classes.length === 0}
        onSave={() => setSaving(true)}
        onImport={onImport}
      />
      <ExportDialog
        title="导出给班主任填"
        opened={saving}
        onClose={() => setSaving(false)}
        save={(password) => save.run({ batchId: batch.id, password })}
        onSaved={({ fileName, classes }) => announceSaved(`已保存到文件夹“${fileName}”：${classes} 个班`)}
      >
        <Text size="sm">
          {batch.classes.length} 个班，每班一份 Excel
          表，放进一个新文件夹。三类都要选“有”或“无”，学生姓名从本班名单里选；不写已有的回复、等级、原因和诊断。
        </Text>
      </ExportDialog>
    </>
  );
}

/** 导入班级排查填写表, into a batch. */
export function ClassWorkbooksImport({ batch, onLeave }: { batch: Batch; onLeave(): void }) {
  const open = useCommand('screenings.openWorkbooks');
  const take = useCommand('screenings.takeWorkbooks');
  return (
    <FilledInImport
      list="focusReplies"
      title="导入班级排查填写表"
      subtitle={batch.name}
      keptAs={`screenings/workbooks/${batch.id}`}
      open={{ ...open, run: () => open.run({ batchId: batch.id }) }}
      take={take}
      said={(rows) => `已写入 ${rows} 个班的回复`}
      onLeave={onLeave}
    />
  );
}
