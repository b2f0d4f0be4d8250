import { Button, Input, SegmentedControl, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { WrittenAsVisit } from '#renderer/home-visits/written-as-visit.tsx';
import { PutOffDialog } from '#renderer/obligations/put-off-form.tsx';
import { WarningPrompt } from '#renderer/observations/warning-prompt.tsx';
import { DateField } from '#renderer/parts/date-field.tsx';
import { draftKeyInFile } from '#renderer/parts/draft-key.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { useCommand } from '#renderer/request.ts';
import { weekKey } from '#shared/contact-rules.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import { type LocalDate, weekOf } from '#shared/school-calendar.ts';
import { codesOf, FOLLOW_UP_CHANNELS, type FollowUpChannel } from '#shared/terms.ts';

const CHANNELS = codesOf(FOLLOW_UP_CHANNELS).map((code) => ({
  value: code,
  label: FOLLOW_UP_CHANNELS[code],
}));

export interface FollowUpStart {
  studentId: StudentId | null;
  occurredOn: LocalDate | null;
  channel: FollowUpChannel;
}

interface FollowUpFormProps {
  start: FollowUpStart;
  submitLabel?: string;
  onWritten(written: { studentId: StudentId; occurredOn: LocalDate; channel: FollowUpChannel }): void;
  /** The follow-up of the week was let go: the turn comes to the next. Without it none can be. */
  onExcused?: (studentId: StudentId) => void;
  onCancel(): void;
}

/** One follow-up. */
export function FollowUpForm({ start, submitLabel, onWritten, onExcused, onCancel }: FollowUpFormProps) {
  const write = useCommand('followUps.write');
  const text = useRef<HTMLTextAreaElement>(null);
  const week = start.occurredOn === null ? '' : weekOf(start.occurredOn).from;
  const form = useRecordForm({
    schema: contract['followUps.write'].input,
    initial: { ...start, text: '' },
    // Of each week its own: what was begun for one must not turn up under another.
    draftKey: start.studentId ? draftKeyInFile('followUp', start.studentId, week) : `followUp:new:${week}`,
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
        onExcused && (
          <Button
            variant="subtle"
            disabled={form.values.studentId === null || form.values.occurredOn === null}
            onClick={() => setExcusing(true)}
          >
            这一周免跟踪
          </Button>
        )
      }
    >
      <StudentPicker label="学生" required {...form.getInputProps('studentId')} />
      <DateField label="日期" required {...form.getInputProps('occurredOn')} />
      <Input.Wrapper label="方式" labelElement="div" error={form.errors.channel}>
        <SegmentedControl
          fullWidth
          aria-label="方式"
          data={CHANNELS}
          value={form.values.channel}
          onChange={(channel) => form.setFieldValue('channel', channel)}
        />
      </Input.Wrapper>
      {form.values.channel === 'homeVisit' && <WrittenAsVisit studentId={form.values.studentId} />}
      <Textarea
        label="情况记录"
        required
        minRows={5}
        maxRows={14}
        ref={text}
        {...form.getInputProps('text')}
      />
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
