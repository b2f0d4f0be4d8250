import { Text, Textarea } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { type LetterWording, letterWording } from '#shared/contract/school.ts';
import classes from './settings.module.css';

/** The three requests of the guardian letter, in the school's own words (forms.md 附件2). */
export function LetterWordingForm() {
  const { data, failure, refetch } = useRequest('school.letterWording', {});
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  return data ? <Form initial={data} /> : null;
}

function Form({ initial }: { initial: LetterWording }) {
  const change = useCommand('school.changeLetterWording');
  const form = useRecordForm({
    schema: letterWording,
    initial,
    draftKey: 'school/letterWording',
    changesRecord: true,
    submit: change.run,
    onDone: () => announce('已保存告知书用语'),
  });
  return (
    <div className={classes.narrow}>
      <Text className={classes.lead}>
        以后新写的告知书从这里开始，每一封还可以单独修改。已发出的告知书不会改变。
      </Text>
      <RecordForm form={form} name="告知书用语">
        <Textarea label="关注孩子心理" required {...form.getInputProps('careForChild')} />
        <Textarea label="定期联系学校" required {...form.getInputProps('keepInTouch')} />
        <Textarea label="建议立即就诊" required {...form.getInputProps('seeDoctor')} />
      </RecordForm>
    </div>
  );
}
