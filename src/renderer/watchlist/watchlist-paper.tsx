import { useState } from 'react';
import { Paper, type PaperWords } from '#renderer/papers/paper.tsx';
import { MaskNames } from '#renderer/parts/mask-names.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import { PAPERS } from '#shared/papers.ts';
import { useMaskedToo } from './masked-too.ts';

interface WatchlistPaperProps {
  studentIds: StudentId[];
  words: PaperWords | undefined;
}

/** What is seen or ticked of the watchlist as a table on paper, in the order in which it is seen. */
export function WatchlistPaper({ studentIds, words }: WatchlistPaperProps) {
  const [namesMasked, maskNames] = useState(false);
  return (
    <Paper
      title={`${PAPERS.watchlist.word}（${studentIds.length} 人）`}
      words={words}
      wanted={{ request: 'watchlist.layPaper', input: { studentIds, namesMasked } }}
    >
      <MaskNames masksToo={useMaskedToo()} checked={namesMasked} onChange={maskNames} />
    </Paper>
  );
}
