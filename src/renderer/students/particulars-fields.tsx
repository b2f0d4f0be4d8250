import { Autocomplete, Input, SegmentedControl, TextInput } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import pair from '#renderer/parts/pair.module.css';
import type { RecordFormState } from '#renderer/parts/record-form.tsx';
import { useRequest } from '#renderer/request.ts';
import type { Particulars } from '#shared/contract/students.ts';
import { codesOf, GENDERS } from '#shared/terms.ts';

/** Who a student is: the fields that the form of a newcomer and that of a file have in common. */
export function ParticularsFields({ getInputProps }: Pick<RecordFormState<Particulars>, 'getInputProps'>) {
  const { data: schoolClasses = [] } = useRequest('school.classes', {});
  return (
    <>
      <div className={pair.pair}>
        <TextInput label="姓名" required autoComplete="off" data-autofocus {...getInputProps('name')} />
        <TextInput label="学号" required autoComplete="off" {...getInputProps('studentNumber')} />
      </div>
      <div className={pair.pair}>
        <Autocomplete
          label="班级"
          required
          data={schoolClasses.map((schoolClass) => schoolClass.name)}
          {...getInputProps('className')}
        />
        <DateField label="出生日期" anyTime orMonth {...getInputProps('bornOn')} />
      </div>
      <Input.Wrapper label="性别" labelElement="div">
        <div>
          <SegmentedControl
            aria-label="性别"
            data={codesOf(GENDERS).map((code) => ({ value: code, label: GENDERS[code] }))}
            {...getInputProps('gender')}
          />
        </div>
      </Input.Wrapper>
    </>
  );
}
