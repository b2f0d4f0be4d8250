import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import fileClasses from '#renderer/students/students.module.css';
import type { Guardian } from '#shared/contract/family.ts';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { RELATIONS } from './relations.ts';

interface GuardianFormProps {
  file: StudentFile;
  /** Null for another one. */
  guardian: Guardian | null;
  onClose(): void;
}

const said = contract['family.addGuardian'].input.omit({ studentId: true });

/** A guardian: who, how to reach, and what one must know before calling. */
export function GuardianForm({ file, guardian, onClose }: GuardianFormProps) {
  const add = useCommand('family.addGuardian');
  const change = useCommand('family.changeGuardian');
  const form = useRecordForm({
    schema: said,
    initial: {
      name: guardian?.name ?? '',
      relation: guardian?.relation ?? '',
      phone: guardian?.phone ?? '',
      note: guardian?.note ?? '',
    },
    draftKey: `guardian/${guardian?.id ?? file.id}`,
    changesRecord: guardian !== null,
    submit: (text) =>
      guardian ? change.run({ guardianId: guardian.id, ...text }) : add.run({ studentId: file.id, ...text }),
    onDone: () => {
      announce('已保存监护人');
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel="保存监护人" onCancel={onClose}>
      <div className={fileClasses.pair}>
        <TextInput label="姓名" required autoComplete="off" {...form.getInputProps('name')} />
        <Autocomplete label="与学生关系" data={RELATIONS} {...form.getInputProps('relation')} />
      </div>
      <TextInput label="联系电话" autoComplete="off" {...form.getInputProps('phone')} />
      <Textarea
        label="备注"
        description="抚养权、和谁同住、什么时候方便接电话"
        {...form.getInputProps('note')}
      />
    </RecordForm>
  );
}
