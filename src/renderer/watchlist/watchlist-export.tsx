import { ListExport } from '#renderer/parts/list-export.tsx';
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
  return (
    <ListExport
      title={format === 'pdf' ? '预警库打印表' : '预警库名单'}
      rows={format === null ? null : studentIds.length}
      masksToo="原因里写到的姓名也遮住，不含学号"
      onClose={onClose}
      save={({ namesMasked, password }) =>
        saving.run({ studentIds, format: format ?? 'pdf', namesMasked, password })
      }
    />
  );
}
