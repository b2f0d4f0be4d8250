import { Autocomplete, Input, SegmentedControl, TextInput } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import { useNumberWords } from '#renderer/parts/number-words.ts';
import pair from '#renderer/parts/pair.module.css';
import type { RecordFormState } from '#renderer/parts/record-form.tsx';
import { useRequest } from '#renderer/request.ts';
import type { Particulars } from '#shared/contract/students.ts';
import { ETHNICITIES } from '#shared/ethnicities.ts';
import { BOARDINGS, codesOf, GENDERS } from '#shared/terms.ts';

/** Who a student is: the fields that the form of a newcomer and that of a file have in common. */
export function ParticularsFields({ getInputProps }: Pick<RecordFormState<Particulars>, 'getInputProps'>) {
  const { data: schoolClasses = [] } = useRequest('school.classes', {});
  const words = useNumberWords();
  return (
    <>
      <div className={pair.pair}>
        <TextInput label="姓名" required autoComplete="off" {...getInputProps('name')} />
        <TextInput label={words.own} required autoComplete="off" {...getInputProps('studentNumber')} />
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
      <div className={pair.pair}>
        <Choice label="性别" words={GENDERS} {...getInputProps('gender')} />
        <Choice label="住校或走读" words={BOARDINGS} {...getInputProps('boarding')} />
      </div>
      <div className={pair.pair}>
        <TextInput
          label={words.other}
          autoComplete="off"
          spellCheck={false}
          {...getInputProps('otherNumber')}
        />
        <Autocomplete label="民族" limit={8} data={[...ETHNICITIES]} {...getInputProps('ethnicity')} />
      </div>
      <TextInput label="家庭住址" autoComplete="off" {...getInputProps('address')} />
    </>
  );
}

interface ChoiceProps<Code extends string> {
  label: string;
  words: Readonly<Record<Code, string>>;
}

function Choice<Code extends string>({ label, words, ...input }: ChoiceProps<Code>) {
  return (
    <Input.Wrapper label={label} labelElement="div">
      <div>
        <SegmentedControl
          aria-label={label}
          data={codesOf(words).map((code) => ({ value: code, label: words[code] }))}
          {...input}
        />
      </div>
    </Input.Wrapper>
  );
}
