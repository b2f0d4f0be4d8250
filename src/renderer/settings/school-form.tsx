import { Stack, TextInput } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { NumberChoice } from '#renderer/roster/number-choice.tsx';
import { contract, type InputOf } from '#shared/contract/index.ts';
import type { NumberKind } from '#shared/terms.ts';
import classes from './settings.module.css';

type SchoolParticulars = InputOf<'school.changeParticulars'>;

/** What stands at the head of every paper. */
export function SchoolForm() {
  const { data, failure, refetch } = useRequest('school.particulars', {});
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  if (!data) return null;
  const { schoolName, counsellorName, roomPhone, identifiedBy } = data;
  return (
    <Stack gap={32}>
      <Form initial={{ schoolName, counsellorName, roomPhone }} />
      <NumberForm key={identifiedBy} kind={identifiedBy} />
    </Stack>
  );
}

function Form({ initial }: { initial: SchoolParticulars }) {
  const change = useCommand('school.changeParticulars');
  const form = useRecordForm({
    schema: contract['school.changeParticulars'].input,
    initial,
    draftKey: 'school/particulars',
    changesRecord: true,
    submit: change.run,
    onDone: () => announce('已保存学校信息'),
  });
  return (
    <div className={classes.narrow}>
      <RecordForm form={form} submitLabel="保存学校信息">
        <TextInput label="学校名称" required {...form.getInputProps('schoolName')} />
        <TextInput label="心理教师" required {...form.getInputProps('counsellorName')} />
        <TextInput
          label="咨询室电话"
          description="印在告知书上，家长可以打这个电话"
          {...form.getInputProps('roomPhone')}
        />
      </RecordForm>
    </div>
  );
}

/** By which number the school tells its students apart. */
function NumberForm({ kind }: { kind: NumberKind }) {
  const identify = useCommand('school.identifyBy');
  const form = useRecordForm({
    schema: contract['school.identifyBy'].input,
    initial: { kind },
    changesRecord: true,
    submit: identify.run,
    onDone: () => announce('已更改识别学生的号码'),
  });
  const { value, onChange } = form.getInputProps('kind');
  return (
    <div className={classes.narrow}>
      <RecordForm form={form} submitLabel="保存识别号码">
        <NumberChoice value={value} onChange={onChange} />
      </RecordForm>
    </div>
  );
}
