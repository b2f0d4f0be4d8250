import { Input, SegmentedControl, Text, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { contract, type InputOf } from '#shared/contract/index.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { codesOf, DEPARTURE_KINDS } from '#shared/terms.ts';

interface LeaveFormProps {
  studentIds: StudentId[];
  onDone(): void;
  onCancel(): void;
}

/** 办理离校, of one student or of many. */
export function LeaveForm({ studentIds, onDone, onCancel }: LeaveFormProps) {
  const leave = useCommand('archive.leave');
  const initial: InputOf<'archive.leave'> = {
    studentIds,
    kind: 'transferred',
    leftOn: todayOnThisPc(),
    destination: '',
    reason: '',
  };
  const form = useRecordForm({
    schema: contract['archive.leave'].input,
    initial,
    submit: leave.run,
    onDone,
  });
  return (
    <RecordForm form={form} submitLabel="办理离校" onCancel={onCancel}>
      <Text size="sm">
        {studentIds.length > 1 && `共 ${studentIds.length} 名学生。`}
        离校后档案归档，只能查看和移交，名单和预警库里不再列出。已写未签的辅导记录仍可签字，告知书回执仍可登记。
      </Text>
      <Input.Wrapper label="离校类型" labelElement="div" error={form.errors.kind}>
        <SegmentedControl
          fullWidth
          aria-label="离校类型"
          data={codesOf(DEPARTURE_KINDS).map((code) => ({ value: code, label: DEPARTURE_KINDS[code] }))}
          {...form.getInputProps('kind')}
        />
      </Input.Wrapper>
      <DateField
        label="离校日期"
        required
        description="从这一天起不再在校"
        {...form.getInputProps('leftOn')}
      />
      <TextInput label="去向（学校）" autoComplete="off" {...form.getInputProps('destination')} />
      <Textarea label="原因" autosize minRows={2} {...form.getInputProps('reason')} />
    </RecordForm>
  );
}
