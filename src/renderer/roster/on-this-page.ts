import { useCallback, useSyncExternalStore } from 'react';

const values = new Map<string, unknown>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * State that outlives its screen: whoever leaves by the rail finds it again. It ends with the page, as the file that
 * lies in the vault's hands ends with the lock.
 *
 * @param name always holds the same kind of value.
 * @param initial the same each time.
 */
export function useOnThisPage<Value>(
  name: string,
  initial: Value,
): [Value, (next: Value | ((before: Value) => Value)) => void] {
  // Only this hook writes the name, and always with the kind of value that `initial` has.
  const read = useCallback(() => (values.has(name) ? (values.get(name) as Value) : initial), [name, initial]);
  const set = useCallback(
    (next: Value | ((before: Value) => Value)) => {
      values.set(name, typeof next === 'function' ? (next as (before: Value) => Value)(read()) : next);
      for (const listener of listeners) listener();
    },
    [name, read],
  );
  return [useSyncExternalStore(subscribe, read), set];
}
