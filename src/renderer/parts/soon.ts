/** What is done soon, and at once where that is asked for. */
export interface Soon {
  /** Once more there is something to do: it is done within the time, however often this is said meanwhile. */
  ask(): void;
  /** Does at once what was asked for; nothing where nothing was. */
  now(): Promise<void>;
  /** Nothing has to be done any more. */
  forget(): void;
}

/** Everything that was asked for and is not done yet. */
const waiting = new Set<Soon>();

/** Does all of it at once. */
export async function doAllNow(): Promise<void> {
  await Promise.all([...waiting].map((soon) => soon.now()));
}

/**
 * @param act what is done, of what there is then.
 * @param withinMs counted from the first time that it was asked for: whoever types without a pause is not put off.
 */
export function soon(act: () => Promise<void>, withinMs: number): Soon {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const self: Soon = {
    ask: () => {
      if (timer !== undefined) return;
      waiting.add(self);
      timer = setTimeout(() => void self.now(), withinMs);
    },
    now: async () => {
      if (timer === undefined) return;
      self.forget();
      await act();
    },
    forget: () => {
      clearTimeout(timer);
      timer = undefined;
      waiting.delete(self);
    },
  };
  return self;
}
