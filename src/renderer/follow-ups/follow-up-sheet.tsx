import { Text } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import type { WritingFollowUp } from '#renderer/place.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import classes from './follow-up-sheet.module.css';
import { NewFollowUp } from './new-follow-up.tsx';
import { nextWaiting, type WaitingStudent } from './waiting-students.ts';

export interface FollowUpSheetProps {
  /** Who is being written about, and for which day; undefined keeps the sheet closed. */
  writes: WritingFollowUp | undefined;
  /** Who else waits in that week: after saving, the sheet goes on to the next of them. */
  waiting: readonly WaitingStudent[];
  /** The turn comes to the next student. */
  onTurn(writes: WritingFollowUp): void;
  onClose(): void;
}

/** Writes follow-ups one after the other: after saving comes the next student who waits in that week. */
export function FollowUpSheet({ writes, onClose, ...round }: FollowUpSheetProps) {
  return (
    <SideSheet title="写跟踪记录" opened={writes !== undefined} onClose={onClose}>
      {writes && <WritingRound writes={writes} onClose={onClose} {...round} />}
    </SideSheet>
  );
}

type WritingRoundProps = FollowUpSheetProps & { writes: WritingFollowUp };

function WritingRound({ writes, waiting, onTurn, onClose }: WritingRoundProps) {
  const [written, setWritten] = useState<ReadonlySet<StudentId>>(new Set());
  const [justWritten, setJustWritten] = useState('');
  const left = waiting.filter(({ studentId }) => !written.has(studentId));
  const next = writes.studentId && nextWaiting(waiting, writes.studentId, written);

  const onWritten = (record: WritingFollowUp & { studentId: StudentId }) => {
    const done = new Set(written).add(record.studentId);
    const following = nextWaiting(waiting, record.studentId, done);
    setWritten(done);
    if (!following) {
      announce(waiting.length > 0 ? '已保存，这一周的跟踪记录都写好了' : '已保存跟踪记录');
      onClose();
      return;
    }
    setJustWritten(waiting.find(({ studentId }) => studentId === record.studentId)?.name ?? '');
    onTurn({ studentId: following.studentId, occurredOn: record.occurredOn });
  };

  return (
    <div className={classes.round}>
      {left.length > 0 && (
        <Text size="sm" c="dimmed" role="status">
          {justWritten && `已保存${justWritten}的跟踪记录。`}
          这一周还有 {left.length} 名学生待记录
          {next && `，下一位：${next.name}`}
        </Text>
      )}
      <NewFollowUp
        key={writes.studentId}
        studentId={writes.studentId}
        occurredOn={writes.occurredOn}
        {...(next && { submitLabel: '保存并写下一位' })}
        onWritten={onWritten}
        onExcused={(studentId) => {
          const following = nextWaiting(waiting, studentId, new Set(written).add(studentId));
          if (following) onTurn({ ...writes, studentId: following.studentId });
          else onClose();
        }}
        onCancel={onClose}
      />
    </div>
  );
}
