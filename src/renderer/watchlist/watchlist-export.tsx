import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { useCommand } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';

export type WatchlistFormat = 'pdf' | 'xlsx';

interface WatchlistExportProps {
  /** Those in sight, in their order. */
  studentIds: StudentId[];
  /** Null while the dialog is closed. */
  format: WatchlistFormat | null;
  onClose(): void;
}

/** Saves what is seen of the watchlist, as a table to print or as a workbook. */
export function WatchlistExport({ studentIds, format, onClose }: WatchlistExportProps) {
  const saving = useCommand('watchlist.save');
  const [namesMasked, setNamesMasked] = useState(false);
  return (
    <ExportDialog
      title={format === 'xlsx' ? '导出Excel表格' : '打印预警库'}
      opened={format !== null}
      onClose={onClose}
      save={(password) => saving.run({ studentIds, format: format ?? 'pdf', namesMasked, password })}
      onSaved={({ fileName }) => announce(`已保存 ${fileName}：${studentIds.length} 名学生`)}
    >
      <Text size="sm">
        {format === 'xlsx'
          ? `现在看到的 ${studentIds.length} 名学生，以及每次入库、调整和解除。`
          : `现在看到的 ${studentIds.length} 名学生做成 A4 横向表格，存成 PDF 再打印。`}
      </Text>
      <Checkbox
        label="遮住姓名"
        description="只留第一个字，如 张＊；原因里写到的姓名也遮住，不含学号"
        checked={namesMasked}
        onChange={(event) => setNamesMasked(event.currentTarget.checked)}
      />
    </ExportDialog>
  );
}
