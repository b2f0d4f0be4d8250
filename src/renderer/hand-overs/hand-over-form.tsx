import { Button, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { madePassword } from '#renderer/parts/made-password.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SecretInput } from '#renderer/parts/secret-input.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { HAND_OVER_PARTS } from '#shared/contract/hand-overs.ts';
import { contract, type OutputOf } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { codesOf } from '#shared/terms.ts';

interface HandOverFormProps {
  file: StudentFile;
  onDone(fileName: string): void;
  onCancel(): void;
}

/** 移交材料 for the next school (policy B4), begun from what the file itself says. */
export function HandOverForm(props: HandOverFormProps) {
  const { data } = useRequest('handOvers.draft', { studentId: props.file.id });
  return data ? <Form {...props} draft={data} /> : null;
}

function Form({ file, draft, onDone, onCancel }: HandOverFormProps & { draft: OutputOf<'handOvers.draft'> }) {
  const prepare = useCommand('handOvers.prepare');
  const [visible, setVisible] = useState(false);
  const form = useRecordForm({
    schema: contract['handOvers.prepare'].input,
    initial: {
      studentId: file.id,
      toSchool: file.departure?.destination ?? '',
      ...draft,
      password: '',
    },
    submit: prepare.run,
    onDone: (saved) => {
      if (saved.saved) onDone(saved.fileName);
    },
  });
  const make = () => {
    form.setFieldValue('password', madePassword());
    setVisible(true);
  };
  return (
    <RecordForm form={form} submitLabel="选择保存位置" onCancel={onCancel}>
      <Text size="sm">
        做成一个加密文件，里面是移交材料、回执和对方心港能读的数据。辅导记录的内容和心理教师手记不在其中。
      </Text>
      <TextInput label="接收学校" required autoComplete="off" {...form.getInputProps('toSchool')} />
      {codesOf(HAND_OVER_PARTS).map((part) => (
        <Textarea
          key={part}
          label={HAND_OVER_PARTS[part]}
          description={hintFor(part, draft)}
          required={part === 'problem' || part === 'advice'}
          autosize
          minRows={3}
          maxRows={10}
          {...form.getInputProps(part)}
        />
      ))}
      <SecretInput
        label="密码"
        description="至少 12 个英文字母、数字或符号，请当面或打电话告诉对方，不要和文件一起发"
        required
        visible={visible}
        onVisibilityChange={setVisible}
        {...form.getInputProps('password')}
      />
      <div>
        <Button variant="default" size="compact-sm" onClick={make}>
          生成一个密码
        </Button>
      </div>
    </RecordForm>
  );
}

/** What came out of the file is said to; what is empty is the person's to write. */
function hintFor(part: keyof typeof HAND_OVER_PARTS, draft: OutputOf<'handOvers.draft'>): string | null {
  if (draft[part] !== '') return '由档案带出，请核对、删减';
  return part === 'advice' ? '对方接下来该做什么' : null;
}
