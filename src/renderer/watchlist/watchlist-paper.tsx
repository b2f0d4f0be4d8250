import { useState } from 'react';
import { PaperDialog } from '#renderer/papers/paper-dialog.tsx';
import type { WayOut } from '#renderer/papers/print-form.tsx';
import { MaskNames } from '#renderer/parts/mask-names.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import { PAPERS } from '#shared/papers.ts';
import { useMaskedToo } from './masked-too.ts';

/** Who is printed, in the order in which they were seen, and by which way out. */
export interface PrintedWatchlist {
  way: WayOut;
  studentIds: StudentId[];
}

/** What is seen or ticked of the watchlist, as a table on paper; null while it is closed. */
export function WatchlistPaper({ printed, onClose }: { printed: PrintedWatchlist | null; onClose(): void }) {
  const [namesMasked, maskNames] = useState(false);
  const { studentIds, way } = printed ?? { studentIds: [], way: null };
  return (
    <PaperDialog
      title={`${PAPERS.watchlist.word}（${studentIds.length} 人）`}
      wanted={{ request: 'watchlist.layPaper', input: { studentIds, namesMasked } }}
      opened={way}
      onClose={onClose}
    >
      <MaskNames masksToo={useMaskedToo()} checked={namesMasked} onChange={maskNames} />
    </PaperDialog>
  );
}
