import { IconCalendarWeek } from '@tabler/icons-react';
import type { KindOnScreen, WritingProps } from '#renderer/kinds/kind-on-screen.ts';
import { announce } from '#renderer/parts/announce.ts';
import { isLocalDate, todayOnThisPc, weekOf } from '#shared/school-calendar.ts';
import { FollowUpOpened } from './follow-up-opened.tsx';
import { NewFollowUp } from './new-follow-up.tsx';

export const followUpKind: KindOnScreen<'followUp'> = {
  icon: IconCalendarWeek,
  opens: { in: 'file', Body: FollowUpOpened },
  writes: { act: '写跟踪记录', letter: 'G', in: 'file', Form: FollowUpBeside },
};

/** @param given the week of a draft, by its Monday: what was begun for it comes back under its own date. */
function FollowUpBeside({ file, given = '', onClose }: WritingProps) {
  const today = todayOnThisPc();
  const isEarlierWeek = isLocalDate(given) && given !== weekOf(today).from;
  return (
    <NewFollowUp
      studentId={file.id}
      occurredOn={isEarlierWeek ? given : today}
      onWritten={() => {
        announce('已保存跟踪记录');
        onClose();
      }}
      onCancel={onClose}
    />
  );
}
