import { TextInput } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { SummaryLine } from '#shared/contract/summaries.ts';

interface TitleFormProps {
  summary: SummaryLine;
  onClose(): void;
  onRemoved(): void;
}

/** Another title for a summary; and its removal. */
export function TitleForm({ summary: { id: summaryId, title }, onClose, onRemoved }: TitleFormProps) {
  const rename = useCommand('summaries.rename');
  const remove = useCommand('summaries.remove');
  const form = useRecordForm({
    schema: contract['summaries.rename'].input,
    initial: { summaryId, title },
    submit: rename.run,
    onDone: () => {
      announce('已修改标题');
      onClose();
    },
  });
  return (
    <RecordForm
      form={form}
      onCancel={onClose}
      extraActions={
        <RemoveButton
          what={`汇总表“${title}”`}
          consequence="这份汇总表将不再列出；它统计的记录都不动，汇总表可以重新建"
          remove={(reason) => remove.run({ summaryId, reason })}
          onRemoved={onRemoved}
        />
      }
    >
      <TextInput label="标题" required {...form.getInputProps('title')} />
    </RecordForm>
  );
}
