import { IconPlayerPause } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { PaperSection } from '#renderer/papers/paper-section.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { PAPERS } from '#shared/papers.ts';
import { isCauseOfCare } from '#shared/terms.ts';
import { BeginLeaveForm, CorrectLeaveForm, EndLeaveForm } from './leave-forms.tsx';
import { LeaveOpened } from './leave-opened.tsx';

export const leaveKind: KindOnScreen<'leave'> = {
  icon: IconPlayerPause,
  opens: { in: 'file', closesItself: true, Body: LeaveOpened },
  Paper: LeavePapers,
  writes: { act: '登记休学', letter: 'U', in: 'file', Form: BeginLeaveForm },
  End: EndLeave,
  Correct: CorrectLeave,
};

function LeavePapers({ file, id }: RecordProps<'leave'>) {
  const leave = file.leaves.find((each) => each.id === id);
  if (!leave) return null;
  return (
    <>
      <PaperSection
        title={PAPERS['leave.contacts'].word}
        says="休学期间的家校沟通、谈心、跟踪、家访和辅导，按日期排列；不印手记。空行可以手写。"
        wanted={{ request: 'leaves.layContacts', input: { leaveId: id } }}
      />
      {leave.endedOn !== null && isCauseOfCare(leave.cause) && (
        <PaperSection
          title={PAPERS['leave.interviews'].word}
          says="复学以来各时段该做的访谈和评估，以及完成的情况；不印手记。"
          wanted={{ request: 'leaves.layInterviews', input: { leaveId: id } }}
        />
      )}
    </>
  );
}

function EndLeave({ file, id, onShow, onClose }: RecordProps<'leave'>) {
  const leave = file.leaves.find((each) => each.id === id);
  return leave ? <EndLeaveForm file={file} leave={leave} onShow={onShow} onClose={onClose} /> : <Gone />;
}

function CorrectLeave({ file, id, onClose }: RecordProps<'leave'>) {
  const leave = file.leaves.find((each) => each.id === id);
  return leave ? <CorrectLeaveForm of={file} leave={leave} onClose={onClose} /> : <Gone />;
}
