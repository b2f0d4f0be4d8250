import { ListExport } from '#renderer/parts/list-export.tsx';
import { useNumberWords } from '#renderer/parts/number-words.ts';
import { useCommand } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';

export type WatchlistFormat = 'pdf' | 'xlsx';

/** Those who are saved, in the order in which they were seen. */
export interface LeavingWatchlist {
  format: WatchlistFormat;
  studentIds: StudentId[];
}

interface WatchlistExportProps {
  /** Null while the dialog is closed. */
  leaving: LeavingWatchlist | null;
  onClose(): void;
}

/** Saves what is seen or ticked of the watchlist, as a table to print or as a workbook. */
export function WatchlistExport({ leaving, onClose }: WatchlistExportProps) {
  const saving = useCommand('watchlist.save');
  const { own: numberWord } = useNumberWords();
  const { format, studentIds } = leaving ?? { format: 'pdf', studentIds: [] };
  return (
    <ListExport
      title={format === 'pdf' ? '预警库打印表' : '预警库名单'}
      rows={leaving && studentIds.length}
      masksToo={`原因里写到的姓名也遮住，不含${numberWord}`}
      onClose={onClose}
      save={({ namesMasked, password }) => saving.run({ studentIds, format, namesMasked, password })}
    />
  );
}
