import { Text, Textarea, TextInput } from '@mantine/core';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { LAID_OUT, MOST_TEMPLATES, type SessionTemplate, sessionTemplate } from './session-templates.ts';

interface TemplateFormProps {
  initial: SessionTemplate;
  /** Those beside which it is kept. */
  others: readonly SessionTemplate[];
  onKeep(template: SessionTemplate): void;
  onClose(): void;
}

/** One template: its name, and what stands in each field before anything is written. */
export function TemplateForm({ initial, others, onKeep, onClose }: TemplateFormProps) {
  const form = useRecordForm({
    schema: sessionTemplate
      .refine(({ name }) => !others.some((other) => other.name === name), {
        path: ['name'],
        message: '已有同名的模板，请换一个名称',
      })
      .refine(() => others.length < MOST_TEMPLATES, {
        path: ['name'],
        message: `最多 ${MOST_TEMPLATES} 个模板，请先删除一个`,
      }),
    initial,
    submit: async (template) => {
      onKeep(template);
      return { ok: true as const, value: {} };
    },
    onDone: onClose,
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
