import { Autocomplete, Button, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { guardianWords } from '#renderer/family/guardian-words.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import pair from '#renderer/parts/pair.module.css';
import type { RecordFormState } from '#renderer/parts/record-form.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { useRequest } from '#renderer/request.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { MEASURE_KINDS } from '#shared/plan-terms.ts';
import { codesOf } from '#shared/terms.ts';
import { FormPart } from './form-part.tsx';
import { type MeasureDraft, NO_MEASURE } from './measure-draft.ts';
import classes from './plans.module.css';

const KINDS = codesOf(MEASURE_KINDS).map((value) => ({ value, label: MEASURE_KINDS[value] }));

interface MeasuresFieldProps {
  form: RecordFormState<{ measures: MeasureDraft[] }>;
  file: StudentFile;
}

/** 干预措施, as many as there are: what, how often, by whom, from when until when. */
export function MeasuresField({ form, file }: MeasuresFieldProps) {
  const { data: staff = [] } = useRequest('school.staff', {});
  const { measures } = form.values;
  const people = [
    ...new Set([
      ...file.careTeam
        .filter(({ role, endedOn }) => role !== 'peer' && endedOn === null)
        .map(({ name }) => name),
      ...staff.map(({ name }) => name),
      ...guardianWords(file.guardians),
    ]),
  ];
  return (
    <FormPart word="干预措施" note="每项写明做什么、多久一次、谁负责、到什么时候">
      {measures.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a measure in the form is its place in it
        <fieldset key={at} aria-label={`措施 ${at + 1}`} className={classes.measure}>
          <Select
            label="类别"
            required
            placeholder="请选择"
            data={KINDS}
            {...form.getInputProps(`measures.${at}.kind`)}
          />
          <TextInput
            label="内容"
            required
            autoComplete="off"
            {...form.getInputProps(`measures.${at}.content`)}
          />
          <div className={pair.pair}>
            <TextInput
              label="频次"
              placeholder="例如 每周一次"
              autoComplete="off"
              {...form.getInputProps(`measures.${at}.frequency`)}
            />
            <Autocomplete
              label="责任人"
              required
              data={people}
              {...form.getInputProps(`measures.${at}.responsible`)}
            />
            <DateField label="开始" ahead {...form.getInputProps(`measures.${at}.fromOn`)} />
            <DateField label="结束" ahead {...form.getInputProps(`measures.${at}.untilOn`)} />
          </div>
          <div>
            <TakeAwayButton size="compact-sm" onClick={() => form.removeListItem('measures', at)}>
              去掉措施 {at + 1}
            </TakeAwayButton>
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => form.insertListItem('measures', NO_MEASURE)}
        >
          加一项措施
        </Button>
      </div>
    </FormPart>
  );
}
