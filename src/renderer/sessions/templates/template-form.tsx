import { Text, Textarea, TextInput } from '@mantine/core';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import type { Outcome } from '#shared/outcome.ts';
import { LAID_OUT, type SessionTemplate, templateBeside } from '#shared/session-templates.ts';

interface TemplateFormProps {
  initial: SessionTemplate;
  /** Those beside which it is kept. */
  others: readonly SessionTemplate[];
  keep(template: SessionTemplate): Promise<Outcome<unknown>>;
  onKept(template: SessionTemplate): void;
  onClose(): void;
}

/** One template: its name, and what stands in each field before anything is written. */
export function TemplateForm({ initial, others, keep, onKept, onClose }: TemplateFormProps) {
  const form = useRecordForm({
    schema: templateBeside(others),
    initial,
    submit: async (template) => {
      const outcome = await keep(template);
      return outcome.ok ? { ok: true as const, value: template } : outcome;
    },
    onDone: (template) => {
      onKept(template);
      onClose();
    },
  });
  const passages = Object.entries(LAID_OUT) as [keyof typeof LAID_OUT, string][];
  return (
    <RecordForm form={form} name="辅导记录模板" onCancel={onClose}>
      <TextInput label="名称" required {...form.getInputProps('name')} />
      <Text size="sm" c="dimmed">
        每个栏目里写好小标题，例如【学生自述】。模板不属于任何学生，也不随档案销毁：请不要写学生的姓名和谈话内容。
      </Text>
      {passages.map(([passage, label]) => (
        <Textarea key={passage} label={label} minRows={2} maxRows={6} {...form.getInputProps(passage)} />
      ))}
    </RecordForm>
  );
}
