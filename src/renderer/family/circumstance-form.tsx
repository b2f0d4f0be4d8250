import { Autocomplete, Select, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import { EndingFields, endingOf } from '#renderer/parts/period-forms.tsx';
import { useCommand } from '#renderer/request.ts';
import type { CircumstancePeriod } from '#shared/contract/family.ts';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { CIRCUMSTANCES, type Circumstance, codesOf } from '#shared/terms.ts';

interface CircumstanceFormProps {
  file: StudentFile;
  /** One that is to be put right; null for another one. */
  circumstance: CircumstancePeriod | null;
  /** The button that ends one which lasts. */
  end?: ReactNode;
  onClose(): void;
}

const told = contract['family.correctCircumstance'].input.omit({ periodId: true });

/** A fact about the family: what, since when, and who said so. */
export function CircumstanceForm({ file, circumstance: known, end, onClose }: CircumstanceFormProps) {
  const add = useCommand('family.addCircumstance');
  const correct = useCommand('family.correctCircumstance');
  const remove = useCommand('family.removeCircumstance');
  const circumstance: Circumstance | null = known?.circumstance ?? null;
  const fromOn: LocalDate | null = known?.fromOn ?? todayOnThisPc();
  const form = useFileRecordForm({
    kind: 'circumstance',
    studentId: file.id,
    recordId: known?.id ?? null,
    schema: told,
    initial: {
      circumstance,
      fromOn,
      text: known?.text ?? '',
      source: known?.source ?? '',
      ...endingOf(known),
    },
    write: ({ endedOn, endReason, ...fact }) =>
      known
        ? correct.run({ periodId: known.id, ...fact, endedOn, endReason })
        : add.run({ studentId: file.id, ...fact }),
    onClose,
  });
  return (
    <FileRecordForm
      kind="circumstance"
      form={form}
      removing={
        known && {
          of: file.name,
          since: known.fromOn,
          consequence: '这一项将不再显示和打印',
          remove: (reason) => remove.run({ periodId: known.id, reason }),
        }
      }
      extraActions={end}
      onClose={onClose}
    >
      <Select
        label="情况"
        required
        placeholder="请选择"
        data={codesOf(CIRCUMSTANCES).map((code) => ({ value: code, label: CIRCUMSTANCES[code] }))}
        maxDropdownHeight={420}
        {...form.getInputProps('circumstance')}
      />
      <DateField
        label="起始日期"
        required
        description="不知道确切日期时，填得知的那一天"
        {...form.getInputProps('fromOn')}
      />
      <Textarea label="说明" description="例如随谁生活、探视约定、资助情况" {...form.getInputProps('text')} />
      <Autocomplete
        label="来源"
        required
        placeholder="谁告诉学校的"
        data={['家长', '学生本人', '班主任', '家访', '资助名单']}
        {...form.getInputProps('source')}
      />
      {known?.endedOn && <EndingFields form={form} />}
    </FileRecordForm>
  );
}
