import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import pair from '#renderer/parts/pair.module.css';
import { useCommand } from '#renderer/request.ts';
import type { Guardian } from '#shared/contract/family.ts';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { RELATIONS } from './relations.ts';

interface GuardianFormProps {
  file: StudentFile;
  /** Null for another one. */
  guardian: Guardian | null;
  /** The button that ends one which lasts. */
  end?: ReactNode;
  onClose(): void;
}

const said = contract['family.addGuardian'].input.omit({ studentId: true });

/** A guardian: who, how to reach, and what one must know before calling. */
export function GuardianForm({ file, guardian, end, onClose }: GuardianFormProps) {
  const add = useCommand('family.addGuardian');
  const change = useCommand('family.changeGuardian');
  const form = useFileRecordForm({
    kind: 'guardian',
    studentId: file.id,
    recordId: guardian?.id ?? null,
    schema: said,
    initial: {
      name: guardian?.name ?? '',
      relation: guardian?.relation ?? '',
      phone: guardian?.phone ?? '',
      note: guardian?.note ?? '',
    },
    write: (text) =>
      guardian ? change.run({ guardianId: guardian.id, ...text }) : add.run({ studentId: file.id, ...text }),
    onClose,
  });
  return (
    <FileRecordForm kind="guardian" form={form} removing={null} extraActions={end} onClose={onClose}>
      <div className={pair.pair}>
        <TextInput label="姓名" required autoComplete="off" {...form.getInputProps('name')} />
        <Autocomplete label="与学生关系" data={RELATIONS} {...form.getInputProps('relation')} />
      </div>
      <TextInput label="联系电话" autoComplete="off" {...form.getInputProps('phone')} />
      <Textarea
        label="备注"
        description="抚养权、和谁同住、什么时候方便接电话"
        {...form.getInputProps('note')}
      />
    </FileRecordForm>
  );
}
