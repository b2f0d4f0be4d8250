import { Button } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Gone } from '#renderer/parts/gone.tsx';
import { PeriodDetails } from '#renderer/parts/period-details.tsx';
import { LEAVE_CAUSES } from '#shared/terms.ts';
import { BeginLeaveForm, CorrectLeaveForm, EndLeaveForm } from './leave-forms.tsx';

export const leaveKind: KindOnScreen<'leave'> = {
  icon: IconPlayerPause,
  opens: { in: 'file', Body: LeaveDetails },
  writes: { act: '登记休学', letter: 'U', in: 'file', Form: BeginLeaveForm },
  End: EndLeaveForm,
  Correct: CorrectLeave,
};

function LeaveDetails({ file, id, isArchived, onShow }: RecordProps<'leave'>) {
  const leave = file.leaves.find((each) => each.id === id);
  if (!leave) return <Gone />;
  return (
    <PeriodDetails
      period={leave}
      rows={[
        ['休学原因', leave.cause ? LEAVE_CAUSES[leave.cause] : '未记'],
        ['说明', leave.reason],
      ]}
      onCorrect={isArchived ? null : () => onShow({ shows: 'correcting', opens: { record: 'leave', id } })}
      acts={
        leave.endedOn === null &&
        !isArchived && (
          <Button
            variant="default"
            onClick={() => onShow({ shows: 'ending', opens: { record: 'leave', id } })}
          >
            登记复学
          </Button>
        )
      }
    />
  );
}

function CorrectLeave({ file, id, onClose }: RecordProps<'leave'>) {
  const leave = file.leaves.find((each) => each.id === id);
  return leave ? <CorrectLeaveForm of={file} leave={leave} onClose={onClose} /> : <Gone />;
}
