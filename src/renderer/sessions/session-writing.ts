import { useRef } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { useRecordForm } from '#renderer/parts/record-form.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import type { SessionId } from '#shared/contract/fields.ts';
import { sessionText } from '#shared/contract/sessions.ts';
import type { DraftKey } from '#shared/draft-keys.ts';
import type { SessionDraft } from './session-text.ts';

export interface SessionFormOptions {
  /** Null until the session has been saved for the first time. */
  sessionId: SessionId | null;
  initial: SessionDraft;
  draftKey: DraftKey;
  /** Whose it is that was saved, in words. */
  of?: string;
  /** Its number, once it has been saved. */
  number?: string;
  /** It was just saved in order to be signed. */
  signs?: boolean;
  /** Another person began the record. */
  othersNotes?: boolean;
  /** Instead of going to the saved session's own screen. */
  onFirstSaved?: () => void;
}

/** Writing, signing and removing a session that is not signed yet. */
export function useSessionForm({ sessionId, initial, draftKey, onFirstSaved }: SessionFormOptions) {
  const { replace, back } = usePlace();
  const writing = useCommand('sessions.write');
  const signing = useCommand('sessions.sign');
  const removing = useCommand('sessions.remove');
  const discarding = useCommand('drafts.discard');
  const alsoSign = useRef(false);
  const toSign = useRef(false);

  const form = useRecordForm({
    schema: sessionText,
    initial,
    draftKey,
    changesRecord: sessionId !== null,
    submit: async (text) => {
      const handedIn = form.getValues();
      const written = await writing.run({ sessionId, text });
      if (!written.ok) return written;
      form.resetDirty(handedIn);
      if (!alsoSign.current) return written;
      // What is signed has no draft any more: none may be told of as left behind.
      await discarding.run({ key: draftKey });
      const signed = await signing.run({ sessionId: written.value.sessionId });
      return signed.ok ? written : signed;
    },
    onDone: (written) => {
      announce(alsoSign.current ? '已签字锁定' : '已保存辅导记录');
      if (sessionId !== null) return;
      if (onFirstSaved) onFirstSaved();
      else
        replace({ at: 'session', sessionId: written.sessionId, ...(toSign.current ? { signs: true } : {}) });
    },
  });

  const sign = async () => {
    if (sessionId === null) return;
    if (!form.isDirty()) {
      const signed = await signing.run({ sessionId });
      if (signed.ok) announce('已签字锁定');
      return;
    }
    alsoSign.current = true;
    await form.handIn.submit();
    alsoSign.current = false;
  };

  /** Saves a new record, and asks for the signature where it is saved. */
  const saveToSign = async () => {
    toSign.current = true;
    await form.handIn.submit();
    toSign.current = false;
  };

  const remove = async (reason: string) => {
    if (sessionId === null) return { ok: true as const, value: {} };
    const removed = await removing.run({ sessionId, reason });
    if (removed.ok) {
      announce('已删除辅导记录，原因已记入操作日志');
      back();
    }
    return removed;
  };

  return { form, sign, saveToSign, remove, signFailure: form.isDirty() ? undefined : signing.failure };
}
