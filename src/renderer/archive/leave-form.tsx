import { Group, Input, Radio, SegmentedControl, Text, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import pair from '#renderer/parts/pair.module.css';
import { RecordForm, type RecordFormState, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { contract, type InputOf } from '#shared/contract/index.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { asksDepartureCause, codesOf, DEPARTURE_CAUSES, DEPARTURE_KINDS } from '#shared/terms.ts';

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
    cause: null,
    certificateHospital: '',
    certificateOn: null,
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
      {asksDepartureCause(form.values.kind) && <WhyLeaving form={form} />}
      <Textarea label="原因" autosize minRows={2} {...form.getInputProps('reason')} />
    </RecordForm>
  );
}

/** Of a change of school, and of leaving altogether: whether it has to do with 心理问题, and the certificate then. */
function WhyLeaving({ form }: { form: RecordFormState<InputOf<'archive.leave'>> }) {
  const { value, onChange, ...cause } = form.getInputProps('cause');
  return (
    <>
      <Radio.Group
        label="因为什么离校"
        value={value ?? ''}
        onChange={(chosen) => onChange(chosen || null)}
        {...cause}
      >
        <Group gap={16} pt={4}>
          {codesOf(DEPARTURE_CAUSES).map((code) => (
            <Radio key={code} value={code} label={DEPARTURE_CAUSES[code]} />
          ))}
          <Radio value="" label="未问" />
        </Group>
      </Radio.Group>
      {value === 'psychological' && (
        <Input.Wrapper
          label="医院证明"
          labelElement="div"
          description="请家长提供；没有提交的先空着，记作“未提交”，不影响办理离校"
        >
          <div className={pair.pair}>
            <TextInput
              label="出具证明的医院"
              autoComplete="off"
              {...form.getInputProps('certificateHospital')}
            />
            <DateField label="证明日期" {...form.getInputProps('certificateOn')} />
          </div>
        </Input.Wrapper>
      )}
    </>
  );
}
