import { Alert, Button } from '@mantine/core';
import { IconLock, IconTrash } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { RecordAttachments } from '#renderer/attachments/record-attachments.tsx';
import { namedRecord } from '#renderer/parts/named-record.ts';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { RecordForm } from '#renderer/parts/record-form.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { usePlace } from '#renderer/place.tsx';
import { SessionFields } from './session-fields.tsx';
import { SessionPaper } from './session-paper.tsx';
import { type SessionFormOptions, useSessionForm } from './session-writing.ts';
import { SignDialog } from './sign-dialog.tsx';
import { SignedMark } from './signed-mark.tsx';

/** The form of a session that is not signed yet. */
export function SessionForm(options: SessionFormOptions) {
  const { back } = usePlace();
  const { form, sign, saveToSign, remove, signFailure } = useSessionForm(options);
  const [signing, setSigning] = useState(options.signs ?? false);
  const [removing, setRemoving] = useState(false);
  const { sessionId } = options;
  const saved = sessionId !== null;

  const signByKey = useEffectEvent(() => {
    if (saved) setSigning(true);
    else void saveToSign();
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.shiftKey || event.altKey || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      signByKey();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <PageFrame
      title={saved ? '辅导记录' : '写辅导记录'}
      subtitle={
        saved ? (
          <>
            编号 {options.number}　<SignedMark standing="unsigned" />
          </>
        ) : (
          '写的时候自动保存草稿'
        )
      }
      onBack={back}
      actions={
        saved && (
          <>
            <TakeAwayButton
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => setRemoving(true)}
            >
              删除
            </TakeAwayButton>
            <SessionPaper sessionId={sessionId} />
            <Button
              variant="default"
              leftSection={<IconLock size={16} aria-hidden />}
              title="Ctrl+Shift+S"
              onClick={() => setSigning(true)}
            >
              签字锁定
            </Button>
          </>
        )
      }
    >
      {signFailure && (
        <Alert color="red" role="alert">
          {signFailure.message}
        </Alert>
      )}
      <RecordForm form={form}>
        <SessionFields form={form} othersNotes={options.othersNotes} sessionId={options.sessionId} />
      </RecordForm>
      {options.sessionId !== null && (
        <RecordAttachments
          on={{ record: 'session', id: options.sessionId }}
          day={options.initial.occurredOn}
        />
      )}
      <SignDialog
        opened={signing}
        unsaved={form.isDirty()}
        onClose={() => setSigning(false)}
        onSign={() => {
          setSigning(false);
          void sign();
        }}
      />
      <ReasonDialog
        act="删除"
        to={namedRecord({ what: '辅导记录', of: options.of ?? '', on: options.initial.occurredOn })}
        text="这条记录将不再显示，但仍留在保险库里，连同您写的原因。"
        opened={removing}
        onClose={() => setRemoving(false)}
        onConfirm={remove}
      />
    </PageFrame>
  );
}
