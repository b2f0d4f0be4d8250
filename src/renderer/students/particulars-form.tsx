import { Autocomplete, Input, SegmentedControl, TextInput } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useRequest } from '#renderer/request.ts';
import { type Particulars, particulars } from '#shared/contract/students.ts';
import type { Outcome } from '#shared/outcome.ts';
import { codesOf, GENDERS } from '#shared/terms.ts';
import classes from './students.module.css';

const RELATIONS = ['父亲', '母亲', '祖父', '祖母', '外祖父', '外祖母', '其他'];

interface ParticularsFormProps<Answer> {
  initial: Particulars;
  draftKey: string;
  /** The student is known already. */
  changesRecord?: boolean;
  submitLabel: string;
  submit(values: Particulars): Promise<Outcome<Answer>>;
  onDone(answer: Answer): void;
  onCancel?: () => void;
}

/** Who a student is, and the guardian who is the first contact. */
export function ParticularsForm<Answer>({ submitLabel, onCancel, ...options }: ParticularsFormProps<Answer>) {
  const form = useRecordForm({ schema: particulars, ...options });
  const { data: schoolClasses = [] } = useRequest('school.classes', {});
  return (
    <RecordForm form={form} submitLabel={submitLabel} onCancel={onCancel}>
      <div className={classes.pair}>
        <TextInput label="姓名" required autoComplete="off" data-autofocus {...form.getInputProps('name')} />
        <TextInput label="学号" required autoComplete="off" {...form.getInputProps('studentNumber')} />
      </div>
      <div className={classes.pair}>
        <Autocomplete
          label="班级"
          required
          data={schoolClasses.map((schoolClass) => schoolClass.name)}
          {...form.getInputProps('className')}
        />
        <DateField label="出生日期" {...form.getInputProps('bornOn')} />
      </div>
      <Input.Wrapper label="性别" labelElement="div">
        <div>
          <SegmentedControl
            aria-label="性别"
            data={codesOf(GENDERS).map((code) => ({ value: code, label: GENDERS[code] }))}
            {...form.getInputProps('gender')}
          />
        </div>
      </Input.Wrapper>
      <div className={classes.pair}>
        <TextInput label="监护人姓名" autoComplete="off" {...form.getInputProps('guardianName')} />
        <Autocomplete label="与学生关系" data={RELATIONS} {...form.getInputProps('guardianRelation')} />
      </div>
      <TextInput label="监护人联系电话" autoComplete="off" {...form.getInputProps('guardianPhone')} />
    </RecordForm>
  );
}
