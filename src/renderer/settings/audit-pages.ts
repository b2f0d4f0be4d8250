import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { ask, useRequest } from '#renderer/request.ts';
import type { OutputOf } from '#shared/contract/index.ts';

type AuditLine = OutputOf<'audit.recent'>['lines'][number];

/** The newest lines of the log, and page by page the earlier ones. */
export function useAuditPages() {
  const { data, isPending, failure, refetch } = useRequest('audit.recent', { before: null });
  const [older, setOlder] = useState<AuditLine[]>([]);
  const [reachedStart, setReachedStart] = useState(false);
  const [isReadingEarlier, setReading] = useState(false);
  const lines = [...(data?.lines ?? []), ...older];
  const oldest = lines.at(-1);

  const readEarlier = async (before: number) => {
    setReading(true);
    const outcome = await ask('audit.recent', { before });
    setReading(false);
    if (!outcome.ok) {
      announce(outcome.failure.message, 'trouble');
      return;
    }
    const found = outcome.value.lines;
    if (found.length === 0) setReachedStart(true);
    setOlder((known) => [...known, ...found]);
  };

  return {
    lines,
    intact: data?.intact,
    isPending,
    failure,
    refetch,
    isReadingEarlier,
    /** Undefined when there is nothing earlier. */
    earlier: oldest && oldest.sequence > 1 && !reachedStart ? () => readEarlier(oldest.sequence) : undefined,
  };
}
