import { Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { Institution } from '#shared/contract/institutions.ts';
import { codesOf, INSTITUTION_KINDS } from '#shared/terms.ts';

const KINDS = codesOf(INSTITUTION_KINDS).map((code) => ({ value: code, label: INSTITUTION_KINDS[code] }));

interface InstitutionFormProps {
  /** Null for another one. */
  institution: Institution | null;
  onClose(): void;
}

export function InstitutionForm({ institution, onClose }: InstitutionFormProps) {
  const write = useCommand('institutions.write');
  const { id, inUse: _, ...written } = institution ?? { ...NEW, id: null, inUse: true };
  const form = useRecordForm({
    schema: contract['institutions.write'].input,
    initial: { institutionId: id, ...written },
    submit: write.run,
    onDone: () => {
      announce(institution ? '已修改机构' : '已新增机构');
      onClose();
    },
  });
  return (
    <RecordForm
      form={form}
      name="机构"
      onCancel={onClose}
      extraActions={institution && <InUse institution={institution} onDone={onClose} />}
    >
      <TextInput label="名称" required {...form.getInputProps('name')} />
      <Group align="flex-start" grow>
        <Select label="类型" required allowDeselect={false} data={KINDS} {...form.getInputProps('kind')} />
        <TextInput label="科室" placeholder="例如：儿童心理科" {...form.getInputProps('department')} />
      </Group>
      <TextInput label="电话" {...form.getInputProps('phone')} />
      <TextInput label="地址" {...form.getInputProps('address')} />
      <Textarea
        label="备注"
        description="只在名录里看，不写进告知书"
        minRows={2}
        {...form.getInputProps('note')}
      />
    </RecordForm>
  );
}

const NEW = { kind: 'hospital' as const, name: '', department: '', phone: '', address: '', note: '' };

/** It is offered no more, or again. */
function InUse({ institution: { id, name, inUse }, onDone }: { institution: Institution; onDone(): void }) {
  const aside = useCommand('institutions.putAside');
  const up = useCommand('institutions.takeUp');
  const change = async () => {
    const outcome = await (inUse ? aside : up).run({ institutionId: id });
    if (!outcome.ok) return announce(outcome.failure.message, 'trouble');
    announce(inUse ? `已停用“${name}”，写过的都在` : `已恢复使用“${name}”`);
    onDone();
  };
  return inUse ? (
    <TakeAwayButton onClick={() => void change()}>停用</TakeAwayButton>
  ) : (
    <Button variant="default" onClick={() => void change()}>
      恢复使用
    </Button>
  );
}
