import { ListExport } from '#renderer/parts/list-export.tsx';
import { useCommand } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { useMaskedToo } from './masked-too.ts';

interface WatchlistExportProps {
  /** Who is saved, in the order in which they were seen; null while the dialog is closed. */
  studentIds: StudentId[] | null;
  onClose(): void;
}

/** Saves what is seen or ticked of the watchlist as a workbook. */
export function WatchlistExport({ studentIds, onClose }: WatchlistExportProps) {
  const saving = useCommand('watchlist.save');
  return (
    <ListExport
      title="预警库名单"
      rows={studentIds?.length ?? null}
      masksToo={useMaskedToo()}
      onClose={onClose}
      save={(how) => saving.run({ studentIds: studentIds ?? [], ...how })}
    />
  );
}
