import { Autocomplete, Textarea } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { useNewClassQuestion } from '#renderer/students/new-class-question.tsx';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';

interface ReturnFormProps {
  file: StudentFile;
  onDone(): void;
  onCancel(): void;
}

/** 返校: the file is open again from a day on, and the student in a class. */
export function ReturnForm({ file, onDone, onCancel }: ReturnFormProps) {
  const bringBack = useCommand('archive.return');
  const { data: schoolClasses = [] } = useRequest('school.classes', {});
  const newClass = useNewClassQuestion();
  const form = useRecordForm({
    schema: contract['archive.return'].input,
    initial: { studentId: file.id, returnedOn: todayOnThisPc(), className: '', reason: '' },
    submit: (typed) => newClass.asking(typed.className, () => bringBack.run(typed)),
    onDone,
  });
  return (
    <>
      <RecordForm form={form} submitLabel="办理返校" onCancel={onCancel}>
        <DateField label="返校日期" required {...form.getInputProps('returnedOn')} />
        <Autocomplete
          label="班级"
          required
          data={[...new Set(schoolClasses.map(({ name }) => name))]}
          {...form.getInputProps('className')}
        />
        <Textarea label="原因" required autosize minRows={2} {...form.getInputProps('reason')} />
      </RecordForm>
      {newClass.question}
    </>
  );
}
