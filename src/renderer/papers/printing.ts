import { useEffect, useState } from 'react';
import { ask, useCommand } from '#renderer/request.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Outcome } from '#shared/outcome.ts';

const LOOK_EVERY_MS = 300;

/** How far a printing has come, in pages. */
export type PrintProgress = OutputOf<'papers.print'>;

/** Prints a paper that lies ready, says how far it has come, and stops it. */
export function usePrinting() {
  const command = useCommand('papers.print');
  const [token, setToken] = useState<string | null>(null);
  const [progress, setProgress] = useState<PrintProgress>();
  useEffect(() => {
    if (token === null) return;
    const look = setInterval(async () => {
      const now = await ask('papers.progress', { token });
      if (now.ok && now.value) setProgress(now.value);
    }, LOOK_EVERY_MS);
    return () => clearInterval(look);
  }, [token]);
  return {
    /** Undefined while nothing prints. */
    progress: token === null ? undefined : progress,
    print: async (wanted: InputOf<'papers.print'>, of: number): Promise<Outcome<PrintProgress>> => {
      setProgress({ printed: 0, of });
      setToken(wanted.token);
      const outcome = await command.run(wanted);
      setToken(null);
      return outcome;
    },
    stop: () => {
      if (token !== null) void ask('papers.stop', { token });
    },
  };
}
