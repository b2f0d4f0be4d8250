import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { WarningPrompt } from '#renderer/observations/warning-prompt.tsx';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import pair from '#renderer/parts/pair.module.css';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { ask, useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import type { Talk } from '#shared/contract/talks.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';

interface TalkFormProps {
  file: StudentFile;
  /** Null for another one. */
  talk: Talk | null;
  onClose(): void;
}

/** 谈心: who talked with the student, when and where, and about what. */
export function TalkForm({ file, talk, onClose }: TalkFormProps) {
  const write = useCommand('talks.write');
  const remove = useCommand('talks.remove');
  const { data: staff = [] } = useRequest('school.staff', {});
  const occurredOn: LocalDate | null = talk?.occurredOn ?? todayOnThisPc();
  const form = useFileRecordForm({
    kind: 'talk',
    studentId: file.id,
    recordId: talk?.id ?? null,
    schema: contract['talks.write'].input,
    initial: {
      talkId: talk?.id ?? null,
      studentId: file.id,
      occurredOn,
      startsAt: talk?.startsAt ?? '',
      place: talk?.place ?? '',
      spokenBy: talk?.spokenBy ?? file.homeroomTeacher,
      text: talk?.text ?? '',
    },
    write: write.run,
    onClose,
  });
  /** Names that the form has put down by itself; a record that stands says who it was. */
  const suggested = useRef(new Set(talk ? [] : [file.homeroomTeacher]));

  // The class may have had another teacher then. What a person has written stays.
  const suggestTeacherOf = async (day: LocalDate) => {
    const answer = await ask('talks.homeroomTeacher', { studentId: file.id, on: day });
    const { occurredOn: stillMeant, spokenBy } = form.getValues();
    if (!answer.ok || stillMeant !== day || !suggested.current.has(spokenBy)) return;
    suggested.current.add(answer.value.name);
    form.setFieldValue('spokenBy', answer.value.name);
  };

  const dayField = form.getInputProps('occurredOn');
  return (
    <FileRecordForm
      kind="talk"
      form={form}
      removing={
        talk && {
          of: file.name,
          on: talk.occurredOn,
          consequence: '这次谈心将不再显示和打印',
          remove: (reason) => remove.run({ talkId: talk.id, reason }),
        }
      }
      onClose={onClose}
    >
      <div className={pair.pair}>
        <DateField
          label="日期"
          required
          {...dayField}
          onChange={(chosen) => {
            dayField.onChange(chosen);
            if (chosen !== null) void suggestTeacherOf(chosen);
          }}
        />
        <TimeField label="开始时间" {...form.getInputProps('startsAt')} />
      </div>
      <div className={pair.pair}>
        <Autocomplete
          label="谈话人"
          required
          data={[...new Set(staff.map(({ name }) => name))]}
          {...form.getInputProps('spokenBy')}
        />
        <TextInput label="地点" autoComplete="off" {...form.getInputProps('place')} />
      </div>
      <Textarea label="谈话内容" required minRows={6} {...form.getInputProps('text')} />
      <WarningPrompt text={form.values.text} studentId={file.id} />
    </FileRecordForm>
  );
}
