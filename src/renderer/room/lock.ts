import { useCallback, useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { keepDraftsNow } from '#renderer/parts/draft.ts';
import { ask } from '#renderer/request.ts';

/** Locks: what is being typed goes into the vault first; then main throws this page away. */
export function useLock() {
  const [isLocking, setLocking] = useState(false);
  const lock = useCallback(async () => {
    setLocking(true);
    await keepDraftsNow();
    const outcome = await ask('vault.lock', {});
    if (outcome.ok) return;
    setLocking(false);
    announce(outcome.failure.message, 'trouble');
  }, []);
  return { lock, isLocking };
}
