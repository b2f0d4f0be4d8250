import { Input, SegmentedControl, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { WrittenAsVisit } from '#renderer/home-visits/written-as-visit.tsx';
import { DateField } from '#renderer/parts/date-field.tsx';
import { draftKeyInFile } from '#renderer/parts/draft-key.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { useCommand } from '#renderer/request.ts';
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
  onCancel(): void;
}

/** One follow-up. */
export function FollowUpForm({ start, submitLabel, onWritten, onCancel }: FollowUpFormProps) {
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

  // When the turn comes to the next student, the hands stay on the keyboard.
  const isKnown = start.studentId !== null;
  useEffect(() => {
    if (isKnown) text.current?.focus();
  }, [isKnown]);

  return (
    <RecordForm form={form} {...(submitLabel && { submitLabel })} name="跟踪记录" onCancel={onCancel}>
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
    </RecordForm>
  );
}
