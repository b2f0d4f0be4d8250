import { Button, Radio, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { EXPORT_PASSWORD_LENGTH, exportPassword } from '#shared/contract/exports.ts';
import type { Saved } from '#shared/contract/fields.ts';
import type { Outcome } from '#shared/outcome.ts';
import { Dialog } from './dialog.tsx';
import { madePassword } from './made-password.ts';
import { RecordForm, type RecordFormState, useRecordForm } from './record-form.tsx';
import { SecretInput } from './secret-input.tsx';

interface ExportDialogProps<File extends Saved> {
  title: string;
  opened: boolean;
  onClose(): void;
  /** Asks the vault to save; the vault then asks where. */
  save(password: string | undefined): Promise<Outcome<File>>;
  /** Not called when the person chose no place: the dialog stays. */
  onSaved(file: Extract<File, { saved: true }>): void;
  /** What else there is to choose. */
  children?: ReactNode;
}

/** Every export goes through here: as it is, by a single Enter, or encrypted with a password. */
export function ExportDialog<File extends Saved>({
  title,
  opened,
  onClose,
  ...rest
}: ExportDialogProps<File>) {
  return (
    <Dialog title={title} opened={opened} onClose={onClose}>
      <ExportForm onClose={onClose} {...rest} />
    </Dialog>
  );
}

const choice = z.discriminatedUnion('way', [
  z.object({ way: z.literal('plain') }),
  z
    .object({
      way: z.literal('encrypted'),
      password: exportPassword,
      again: z.string().min(1, '请再输入一次密码'),
    })
    .refine(({ password, again }) => password === again, {
      path: ['again'],
      message: '两次输入的密码不一样',
    }),
]);

interface Choice {
  way: 'plain' | 'encrypted';
  password: string;
  again: string;
}

function ExportForm<File extends Saved>(
  props: Pick<ExportDialogProps<File>, 'onClose' | 'save' | 'onSaved' | 'children'>,
) {
  const { onClose, save, onSaved, children } = props;
  const initial: Choice = { way: 'plain', password: '', again: '' };
  const form = useRecordForm({
    schema: choice,
    initial,
    submit: (chosen) => save(chosen.way === 'encrypted' ? chosen.password : undefined),
    onDone: (file) => {
      if (!wasSaved(file)) return;
      onClose();
      onSaved(file);
    },
  });
  return (
    <RecordForm form={form} submitLabel="选择保存位置" onCancel={onClose}>
      {children}
      <Text size="sm">文件只保存到您选的位置，心港不保留副本。</Text>
      <Radio.Group aria-label="保存方式" {...form.getInputProps('way')}>
        <Stack gap={8}>
          <Radio value="plain" label="普通文件" description="拿到文件的人都能打开" />
          <Radio value="encrypted" label="加密文件" description="输入密码才能打开，适合用 U 盘或网络送出去" />
        </Stack>
      </Radio.Group>
      {form.values.way === 'encrypted' && <ExportPassword form={form} />}
    </RecordForm>
  );
}

function wasSaved<File extends Saved>(file: File): file is Extract<File, { saved: true }> {
  return file.saved;
}

function ExportPassword({ form }: { form: RecordFormState<Choice> }) {
  const [visible, setVisible] = useState(false);
  const shown = {
    visible,
    onVisibilityChange: setVisible,
    required: true,
  };
  const make = () => {
    const password = madePassword();
    form.setValues({ password, again: password });
    form.clearErrors();
    setVisible(true);
  };
  return (
    <>
      <SecretInput
        label="密码"
        description={`至少 ${EXPORT_PASSWORD_LENGTH} 个英文字母、数字或符号，不要用打开心港的密码`}
        {...shown}
        {...form.getInputProps('password')}
      />
      <SecretInput label="再次输入密码" {...shown} {...form.getInputProps('again')} />
      <div>
        <Button variant="default" size="compact-sm" onClick={make}>
          生成一个密码
        </Button>
      </div>
      <Text size="sm">
        存成 ZIP 文件，对方用 7-Zip、WinRAR 或 Bandizip 打开（Windows
        自带的解压打不开）。心港不记密码，忘了就打不开：请先抄下来，再当面或打电话告诉对方，不要和文件一起发。
      </Text>
    </>
  );
}
