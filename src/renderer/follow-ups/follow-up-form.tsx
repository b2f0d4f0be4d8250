import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { WrittenAsVisit } from '#renderer/home-visits/written-as-visit.tsx';
import { PutOffDialog } from '#renderer/obligations/put-off-form.tsx';
import { WarningPrompt } from '#renderer/observations/warning-prompt.tsx';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { useCommand } from '#renderer/request.ts';
import { weekKey } from '#shared/contact-rules.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { ChannelChoice, ComparisonChoice } from './choices.tsx';
import { draftKeyOfWeek, type FollowUpDraft } from './follow-up-draft.ts';

export interface FollowUpFormProps {
  /** What stands in the form at first: with its id, the one that is corrected. */
  start: FollowUpDraft;
  submitLabel?: string;
  onWritten(written: { studentId: StudentId; occurredOn: LocalDate }): void;
  /** The follow-up of the week was let go: the turn comes to the next. Without it none can be. */
  onExcused?: (studentId: StudentId) => void;
  extraActions?: ReactNode;
  onCancel(): void;
}

/** One follow-up. */
export function FollowUpForm({
  start,
  submitLabel,
  onWritten,
  onExcused,
  extraActions,
  onCancel,
}: FollowUpFormProps) {
  const write = useCommand('followUps.write');
  const text = useRef<HTMLTextAreaElement>(null);
  const form = useRecordForm({
    schema: contract['followUps.write'].input,
    initial: start,
    draftKey: draftKeyOfWeek(start),
    changesRecord: start.followUpId !== null,
    submit: async (record) => {
      const written = await write.run(record);
      return written.ok ? { ok: true, value: record } : written;
    },
    onDone: onWritten,
  });

  const [excusing, setExcusing] = useState(false);
  const { studentId, occurredOn } = form.values;

  // When the turn comes to the next student, the hands stay on the keyboard.
  const isKnown = start.studentId !== null;
  useEffect(() => {
    if (isKnown) text.current?.focus();
  }, [isKnown]);

  return (
    <RecordForm
      form={form}
      {...(submitLabel && { submitLabel })}
      name="跟踪记录"
      onCancel={onCancel}
      extraActions={
        <>
          {extraActions}
          {onExcused && (
            <Button
              variant="subtle"
              disabled={studentId === null || occurredOn === null}
              onClick={() => setExcusing(true)}
            >
              这一周免跟踪
            </Button>
          )}
        </>
      }
    >
      {start.followUpId === null && (
        <StudentPicker label="学生" required {...form.getInputProps('studentId')} />
      )}
      <DateField label="日期" required {...form.getInputProps('occurredOn')} />
      <ChannelChoice {...form.getInputProps('channel')} />
      {form.values.channel === 'homeVisit' && <WrittenAsVisit studentId={studentId} />}
      <Textarea
        label="情况记录"
        required
        minRows={5}
        maxRows={14}
        ref={text}
        {...form.getInputProps('text')}
      />
      <ComparisonChoice {...form.getInputProps('compared')} />
      <WarningPrompt text={form.values.text} studentId={studentId} />
      {onExcused && (
        <PutOffDialog
          of={
            excusing && studentId && occurredOn
              ? [{ studentId, keys: [weekKey(occurredOn)], missed: 0 }]
              : null
          }
          what="这一周的跟踪记录"
          how="never"
          onClose={() => setExcusing(false)}
          onDone={() => studentId && onExcused(studentId)}
        />
      )}
    </RecordForm>
  );
}
