import type { RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { announce } from '#renderer/parts/announce.ts';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { FollowUp } from '#shared/contract/follow-ups.ts';
import { correctedFollowUp } from './follow-up-draft.ts';
import { FollowUpForm } from './follow-up-form.tsx';

/** One follow-up, opened from a student's file. */
export function FollowUpOpened({ file, id, onClose }: RecordProps<'followUp'>) {
  const { data, failure, refetch } = useRequest('followUps.read', { followUpId: id });
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  return data ? <CorrectingFollowUp of={file.name} followUp={data} onClose={onClose} /> : null;
}

interface CorrectingFollowUpProps {
  /** The student's name. */
  of: string;
  followUp: FollowUp;
  onClose(): void;
}

/** A follow-up that stands: put right in its place, the old words in the log, or taken away with a reason. */
export function CorrectingFollowUp({ of, followUp, onClose }: CorrectingFollowUpProps) {
  const remove = useCommand('followUps.remove');
  const start = correctedFollowUp(followUp);
  if (!start) return null;
  const { followUpId, occurredOn } = start;
  return (
    <FollowUpForm
      start={start}
      onWritten={() => {
        announce('已保存跟踪记录');
        onClose();
      }}
      extraActions={
        followUpId && (
          <RemoveButton
            what="跟踪记录"
            of={of}
            on={occurredOn}
            consequence="这条记录将不再显示和打印"
            remove={(reason) => remove.run({ followUpId, reason })}
            onRemoved={onClose}
          />
        )
      }
      onCancel={onClose}
    />
  );
}
