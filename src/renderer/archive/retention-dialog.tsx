import { NumberInput, Text } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';

/** Years after leaving that a file is kept; null while closed. */
export function RetentionDialog({ years, onClose }: { years: number | null; onClose(): void }) {
  return (
    <Dialog title="保管年限" opened={years !== null} onClose={onClose}>
      {years !== null && <RetentionForm years={years} onClose={onClose} />}
    </Dialog>
  );
}

function RetentionForm({ years, onClose }: { years: number; onClose(): void }) {
  const set = useCommand('archive.setRetention');
  const form = useRecordForm({
    schema: contract['archive.setRetention'].input,
    initial: { years },
    submit: set.run,
    onDone: () => {
      announce('已修改保管年限');
      onClose();
    },
  });
  return (
    <RecordForm form={form} onCancel={onClose}>
      <Text size="sm">从离校那天算起。到期的档案不会自动销毁，由您挑选、打印清单、两人签名后再销毁。</Text>
      <NumberInput label="保管年限（年）" required min={1} max={100} {...form.getInputProps('years')} />
    </RecordForm>
  );
}
