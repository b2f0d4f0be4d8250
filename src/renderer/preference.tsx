import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import type { Outcome } from '#shared/outcome.ts';
import { WORDINGS, type WordingName, type Wordings } from '#shared/wordings.ts';
import { ask } from './request.ts';

/** Every preference that was kept, by its name, as JSON. */
export type KeptPreferences = Readonly<Record<string, string>>;

interface Preferences {
  kept: KeptPreferences;
  keep(name: string, content: string | null): Promise<Outcome<unknown>>;
}

const PreferencesContext = createContext<Preferences | null>(null);

/** What the person has settled before: read once, before the room is shown, so that nothing changes under one's eyes. */
export async function readPreferences(): Promise<KeptPreferences> {
  const outcome = await ask('preferences.read', {});
  // How a screen looks is never a reason not to show it.
  return outcome.ok ? outcome.value : {};
}

/** @param kept as `readPreferences` gave them; none at the door, where the vault is locked. */
export function PreferencesProvider({
  kept: before,
  children,
}: {
  kept: KeptPreferences;
  children: ReactNode;
}) {
  const [kept, setKept] = useState(before);
  const shown = useRef(kept);
  const keep = useCallback(async (name: string, content: string | null) => {
    const put = (next: string | null) => {
      const { [name]: _old, ...others } = shown.current;
      shown.current = next === null ? others : { ...others, [name]: next };
      setKept(shown.current);
    };
    const old = shown.current[name] ?? null;
    put(content);
    const outcome = await ask('preferences.keep', { name, content });
    if (!outcome.ok && shown.current[name] === (content ?? undefined)) put(old);
    return outcome;
  }, []);
  const preferences = useMemo(() => ({ kept, keep }), [kept, keep]);
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>;
}

/**
 * How the person likes a screen, on this PC and every day from now on: kept in the vault, never in the browser's own
 * storage. What is chosen holds at once. `useKept` is for what holds until one locks.
 *
 * @param schema what a kept value must still fit; one of an older version that does not counts as none.
 * @returns the value, and how to change it; null goes back to how the app comes. What cannot be kept is shown no longer.
 */
export function usePreference<Value>(
  name: string,
  initial: Value,
  schema: z.ZodType<Value>,
): [Value, (value: Value | null) => Promise<Outcome<unknown>>] {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('usePreference outside of a PreferencesProvider');
  const { kept, keep } = preferences;
  const content = kept[name];
  const value = useMemo(() => keptValue(content, schema) ?? initial, [content, schema, initial]);
  const change = useCallback(
    (next: Value | null) => keep(name, next === null ? null : JSON.stringify(next)),
    [keep, name],
  );
  return [value, change];
}

/** How this room writes, or what it looks for; that of the app as long as nobody has changed it. */
export const useWording = <Name extends WordingName>(name: Name) =>
  usePreference<Wordings[Name]>(name, WORDINGS[name].ofTheApp, WORDINGS[name].schema);

function keptValue<Value>(content: string | undefined, schema: z.ZodType<Value>): Value | null {
  if (content === undefined) return null;
  try {
    return schema.safeParse(JSON.parse(content)).data ?? null;
  } catch {
    return null;
  }
}
