import { useEffect, useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { ask, useRequest } from '#renderer/request.ts';
import type { AuditFilters, AuditLine } from '#shared/contract/audit.ts';

/** The log as a whole: complete, with gaps that a salvage left, or changed by nobody knows whom. */
export type AuditChainState = 'intact' | 'salvaged' | 'broken';

interface Pages {
  /** Whose lines they are. */
  filters: AuditFilters;
  lines: AuditLine[];
  /** There are earlier ones. */
  more: boolean;
}

/**
 * The lines that are known with the newest page read again, newest first and each once. Where so much happened
 * in between that the two do not meet, the known ones are let go: between them would be a hole.
 */
export function withNewest(known: Pages | null, newest: Pages): Pages {
  if (!known || known.filters !== newest.filters) return newest;
  const [top] = known.lines;
  const meets = !newest.more || newest.lines.some(({ sequence }) => sequence === top?.sequence);
  const end = newest.lines.at(-1)?.sequence;
  if (!meets || end === undefined) return newest;
  const older = known.lines.filter(({ sequence }) => sequence < end);
  return { ...newest, lines: [...newest.lines, ...older], more: older.length > 0 ? known.more : newest.more };
}

/** The wanted lines, newest first, and page by page the earlier ones. Until they come, the ones before stay. */
export function useAuditPages(filters: AuditFilters) {
  const { data, failure, refetch } = useRequest('audit.recent', { before: null, filters });
  const [pages, setPages] = useState<Pages | null>(null);
  const [isReadingEarlier, setReading] = useState(false);
  const [chain, setChain] = useState<AuditChainState>();

  useEffect(() => {
    if (!data) return;
    setChain(data.intact ? 'intact' : data.brokeBeforeSalvage ? 'salvaged' : 'broken');
    setPages((known) => withNewest(known, { filters, lines: data.lines, more: data.more }));
  }, [data, filters]);

  const readEarlier = async (before: number) => {
    setReading(true);
    const outcome = await ask('audit.recent', { before, filters });
    setReading(false);
    if (!outcome.ok) {
      announce(outcome.failure.message, 'trouble');
      return;
    }
    const { lines, more } = outcome.value;
    // Whoever has filtered meanwhile wants others.
    setPages((known) =>
      known?.filters === filters && known.lines.at(-1)?.sequence === before
        ? { filters, lines: [...known.lines, ...lines], more }
        : known,
    );
  };

  const oldest = pages?.lines.at(-1);
  return {
    lines: pages?.lines ?? [],
    chain,
    isPending: pages === null,
    failure,
    refetch,
    isReadingEarlier,
    /** Undefined when there is nothing earlier. */
    earlier: pages?.more && oldest ? () => readEarlier(oldest.sequence) : undefined,
  };
}
