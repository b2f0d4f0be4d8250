import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { ask, useAskedAnew } from '#renderer/request.ts';
import type { DraftKey } from '#shared/draft-keys.ts';
import { doAllNow, soon } from './soon.ts';

/** At most this long after typing, what was typed lies in the vault (design.md, rules of the data, 9). */
export const KEEP_AFTER_MS = 1_000;

/** Keeps every draft that waits for its second, at once. Locking calls this first. */
export const keepDraftsNow = doAllNow;

interface DraftOptions<Values> {
  /** No key: nothing is kept. */
  key: DraftKey | undefined;
  initial: Values;
  /** The form changes a record that exists: only what was typed is kept, and comes back over what the record says now. */
  changesRecord: boolean;
  restore(draft: Partial<Values>): void;
}

/** Keeps what is being typed in the vault, and brings it back when the form is opened again. */
export function useDraft<Values extends object>(options: DraftOptions<Values>) {
  const { key, changesRecord } = options;
  const [restored, setRestored] = useState(false);
  const unkept = useRef<Values | null>(null);
  /** What the form holds since somebody typed in it. */
  const latest = useRef<Values | null>(null);
  /** What stands in the vault, or what an empty form begins with. */
  const base = useRef(options.initial);
  /** What a form begins with. */
  const initial = useRef(options.initial);
  const restore = useEffectEvent(options.restore);
  const gone = useRef(false);
  const askBegunAnew = useAskedAnew('drafts.begun');
  const askFoundAnew = useAskedAnew('drafts.find');
  const askDraftsAnew = useCallback(() => {
    askBegunAnew();
    askFoundAnew();
  }, [askBegunAnew, askFoundAnew]);

  const keeping = useMemo(
    () =>
      soon(async () => {
        const values = unkept.current;
        unkept.current = null;
        if (key === undefined || values === null) return;
        const typed = typedOver(base.current, values);
        // A form that stays open for another record is empty again, which is nothing to come back to.
        const isEmptied = !changesRecord && isSame(initial.current, values);
        if (isEmptied || isNothing(typed)) await ask('drafts.discard', { key });
        else await ask('drafts.keep', { key, content: JSON.stringify(changesRecord ? typed : values) });
      }, KEEP_AFTER_MS),
    [key, changesRecord],
  );

  const typed = useCallback(
    (values: Values) => {
      // What is set in a form that has gone was typed by nobody.
      if (key === undefined || gone.current) return;
      unkept.current = values;
      latest.current = values;
      keeping.ask();
    },
    [key, keeping],
  );

  const end = useCallback(
    async (how: 'drafts.discard' | 'drafts.giveUp') => {
      unkept.current = null;
      keeping.forget();
      setRestored(false);
      if (key === undefined) return;
      await ask(how, { key });
      askDraftsAnew();
    },
    [key, keeping, askDraftsAnew],
  );

  /** `handedIn`: what has just been taken into the vault; typing goes on from there. */
  const discard = useCallback(
    (handedIn: Values) => {
      base.current = handedIn;
      return end('drafts.discard');
    },
    [end],
  );

  /** The person wants nothing of it any more. */
  const giveUp = useCallback(() => end('drafts.giveUp'), [end]);

  useEffect(() => {
    if (key === undefined) return;
    let left = false;
    void ask('drafts.find', { key }).then((outcome) => {
      if (left || !outcome.ok || outcome.value === null) return;
      const draft = readDraft<Values>(outcome.value.content, Object.keys(base.current));
      if (!draft) return;
      // Of an earlier version: kept by a form that had been emptied.
      if (isNothing(typedOver(base.current, { ...base.current, ...draft }))) {
        void ask('drafts.discard', { key }).then(askDraftsAnew);
        return;
      }
      // A busy vault answers late: what was typed meanwhile is newer than any draft.
      restore({ ...draft, ...typedOver(base.current, latest.current ?? base.current) });
      setRestored(true);
    });
    return () => {
      left = true;
    };
  }, [key, askDraftsAnew]);

  useEffect(() => {
    gone.current = false;
    const onPageHide = () => void keeping.now();
    window.addEventListener('pagehide', onPageHide);
    return () => {
      gone.current = true;
      window.removeEventListener('pagehide', onPageHide);
      // Whoever shows what was begun hears of it once it is kept.
      void keeping.now().then(askDraftsAnew);
    };
  }, [keeping, askDraftsAnew]);

  return { typed, discard, giveUp, restored };
}

/** The fields that a person has changed. */
export function typedOver<Values extends object>(base: Values, values: Values): Partial<Values> {
  const before = new Map(Object.entries(base).map(([field, value]) => [field, JSON.stringify(value)]));
  const typed = Object.entries(values).filter(
    ([field, value]) => before.get(field) !== JSON.stringify(value),
  );
  // The entries are those of `values`.
  return Object.fromEntries(typed) as Partial<Values>;
}

const isNothing = (fields: object): boolean => Object.keys(fields).length === 0;

function isSame<Values extends object>(one: Values, other: Values): boolean {
  return isNothing(typedOver(one, other));
}

/** The fields of a draft that the form still has; null when the text is not a draft of this form. */
function readDraft<Values extends object>(
  content: string,
  fields: readonly string[],
): Partial<Values> | null {
  let draft: unknown;
  try {
    draft = JSON.parse(content);
  } catch {
    return null;
  }
  if (typeof draft !== 'object' || draft === null) return null;
  const known = Object.entries(draft).filter(([field]) => fields.includes(field));
  // The draft was written by this form from its own values; the schema checks it again when it is handed in.
  return known.length > 0 ? (Object.fromEntries(known) as Partial<Values>) : null;
}
