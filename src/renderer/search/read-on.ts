import { useEffect, useEffectEvent, useState } from 'react';
import { ask } from '#renderer/request.ts';

/**
 * Has the index read what it has not read yet, portion by portion, as long as the search is open: the vault answers
 * everything else in between, and closing stops it.
 *
 * @param onDone there is more to be found than at the beginning.
 * @returns how many records are left.
 */
export function useReadOn(onDone: () => void): number {
  const [unread, setUnread] = useState(0);
  const done = useEffectEvent(onDone);
  useEffect(() => {
    let left = false;
    const readOn = async () => {
      let hadToWait = false;
      for (;;) {
        const outcome = await ask('search.readOn', {});
        if (left || !outcome.ok) return;
        setUnread(outcome.value.unread);
        if (outcome.value.unread === 0) break;
        hadToWait = true;
      }
      if (hadToWait) done();
    };
    void readOn();
    return () => {
      left = true;
    };
  }, []);
  return unread;
}
