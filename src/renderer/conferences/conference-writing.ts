import { useRef } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { type RecordFormState, useRecordForm } from '#renderer/parts/record-form.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import { type ConferenceId, conferenceText } from '#shared/contract/conferences.ts';
import type { DraftKey } from '#shared/draft-keys.ts';
import type { ConferenceDraft } from './conference-text.ts';

export type ConferenceFormState = RecordFormState<ConferenceDraft>;

export interface ConferenceFormOptions {
  /** Null until it has been saved for the first time. */
  conferenceId: ConferenceId | null;
  initial: ConferenceDraft;
  draftKey: DraftKey;
}

/** Writing, finalising and removing a conference that is a draft. */
export function useConferenceForm({ conferenceId, initial, draftKey }: ConferenceFormOptions) {
  const { replace, back } = usePlace();
  const writing = useCommand('conferences.write');
  const removing = useCommand('conferences.remove');
  const alsoFinalise = useRef(false);

  const form = useRecordForm({
    schema: conferenceText,
    initial,
    draftKey,
    changesRecord: conferenceId !== null,
    submit: (text) => writing.run({ conferenceId, text, finalises: alsoFinalise.current }),
    onDone: (written) => {
      announce(alsoFinalise.current ? '会商已定稿' : '已保存会商');
      if (conferenceId === null) replace({ at: 'conference', conferenceId: written.conferenceId });
    },
  });

  /** Saves what stands there and freezes it. */
  const finalise = async () => {
    alsoFinalise.current = true;
    await form.handIn.submit();
    alsoFinalise.current = false;
  };

  const remove = async (reason: string) => {
    if (conferenceId === null) return { ok: true as const, value: {} };
    const removed = await removing.run({ conferenceId, reason });
    if (removed.ok) {
      announce('已删除会商，原因已记入操作日志');
      back();
    }
    return removed;
  };

  return { form, finalise, remove };
}
